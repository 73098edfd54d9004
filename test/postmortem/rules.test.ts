import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { WEIGHTS } from '../../src/domain/weight.ts'
import { readDocument } from '../../src/markdown/document/read-document.ts'
import type { Review } from '../../src/postmortem/known.ts'
import type { Example, Rule } from '../../src/postmortem/rule.ts'
import { rules } from '../../src/postmortem/rules/registry.generated.ts'
import { subject } from '../../src/postmortem/subject.ts'

const NOTHING: Review = { known: null, assignable: null, zone: 'UTC', gap: 0.25 }
const CODES = new Set(rules.map(({ code }) => code))

const hits = (rule: Rule, { text, review }: Example) =>
  rule.check(subject(readDocument(text), { ...NOTHING, ...review }, CODES))

const linesOf = (rule: Rule, example: Example) =>
  [...new Set(hits(rule, example).map(({ line }) => line))].toSorted((a, b) => a - b)

describe.each(rules)('$code: $summary', (rule) => {
  test.each(rule.bad)('speaks on bad example %#', (example) => {
    const found = linesOf(rule, example)
    expect(found).toEqual(example.lines ?? found)
    expect(found.length).toBeGreaterThan(0)
  })

  test.each(rule.good)('is silent on good example %#', (example) => {
    expect(hits(rule, example)).toEqual([])
  })

  test('has several examples of each sort, and words for what to do', () => {
    expect(rule.good.length).toBeGreaterThan(1)
    expect(rule.bad.length).toBeGreaterThan(1)
    expect(WEIGHTS).toContain(rule.severity)
    expect(rule.summary).toMatch(/^\p{Lu}.+\.$/su)
    expect(rule.advice).toMatch(/^\p{Lu}.+\.$/su)
  })

  test('points at lines that the document has, with words that end', () => {
    for (const example of rule.bad) {
      const { lines } = readDocument(example.text)
      for (const { line, endLine, message, suggestion } of hits(rule, example)) {
        expect(line).toBeGreaterThan(0)
        expect(endLine).toBeGreaterThanOrEqual(line)
        expect(endLine).toBeLessThanOrEqual(lines)
        expect(message).toMatch(/[.?!]$/)
        expect(suggestion?.line ?? line).toBeGreaterThanOrEqual(line)
        expect(suggestion?.endLine ?? endLine).toBeLessThanOrEqual(endLine)
      }
    }
  })

  test('finds nothing more where its suggestions are taken', () => {
    for (const example of rule.bad) {
      const found = hits(rule, example)
      if (found.length === 0 || found.some(({ suggestion }) => suggestion === null)) continue
      const mended = found.reduceRight(
        (text, { suggestion }) => taken(text, suggestion),
        example.text,
      )
      expect(hits(rule, { ...example, text: mended })).toEqual([])
    }
  })
})

function taken(text: string, suggestion: ReturnType<typeof hits>[number]['suggestion']): string {
  if (suggestion === null) return text
  const lines = text.split('\n')
  lines.splice(suggestion.line - 1, suggestion.endLine - suggestion.line + 1, suggestion.text)
  return lines.join('\n')
}

test('every rule stands in a file of its name, and every such file is registered', () => {
  const folder = 'src/postmortem/rules'
  const files = readdirSync(folder)
    .filter((file) => readFileSync(`${folder}/${file}`, 'utf8').includes(' = rule('))
    .map((file) => file.replace(/\.ts$/, ''))
  expect(rules.map(({ code }) => code)).toEqual(files.toSorted())
})
