import type { Weight } from '../domain/weight.ts'
import { isIgnored } from '../markdown/document/ignores.ts'
import type { Document } from '../markdown/document/model.ts'
import { readDocument } from '../markdown/document/read-document.ts'
import { redact } from '../markdown/secrets.ts'
import type { Finding, Suggestion } from './finding.ts'
import type { Review } from './known.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules/registry.generated.ts'
import { type Subject, subject } from './subject.ts'

const CODES: ReadonlySet<string> = new Set(rules.map(({ code }) => code))

/**
 * All that the rules find in a document, by line, each thing once. `weights` says what a rule's findings weigh where
 * the team wants it otherwise, or that it is off. Comments in the document that silence a rule are followed. Never
 * throws; work is not bounded, so text from strangers is reviewed off the main thread under a time bound.
 */
export const review = (
  text: string,
  by: Review,
  weights: Readonly<Record<string, Weight | 'off'>>,
): readonly Finding[] => reviewOf(readDocument(text), by, weights)

/** The same of a document that has been read. */
export function reviewOf(
  document: Document,
  by: Review,
  weights: Readonly<Record<string, Weight | 'off'>>,
): readonly Finding[] {
  const read = subject(document, by, CODES)
  const found = rules.flatMap((rule) => {
    const weight = weights[rule.code] ?? rule.severity
    return weight === 'off' ? [] : findings(rule, weight, read)
  })
  return found.toSorted(
    (a, b) => a.line - b.line || a.endLine - b.endLine || (a.code < b.code ? -1 : 1),
  )
}

function findings(rule: Rule, severity: Weight, read: Subject): readonly Finding[] {
  const seen = new Set<string>()
  return rule.check(read).flatMap(({ line, endLine, message, suggestion }) => {
    const key = JSON.stringify([line, endLine, message])
    if (seen.has(key) || isIgnored(read.document, rule.code, line)) return []
    seen.add(key)
    return [{ code: rule.code, severity, line, endLine, message, suggestion: safe(suggestion) }]
  })
}

/** Whatever a mend is for, it repeats no secret that stands in the same line. */
const safe = (suggestion: Suggestion | null): Suggestion | null =>
  suggestion && { ...suggestion, text: redact(suggestion.text).text }
