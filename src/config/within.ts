import * as z from 'zod'
import { levelNamed, type SeverityLevel } from '../domain/severity.ts'
import type { Span } from '../domain/span.ts'
import { Duration, spanOf } from './duration.ts'

/** The word that stands for all severities that are not named. */
export const ALL_OTHERS = 'default'

const MOST = 13
const { $schema: _, ...length } = z.toJSONSchema(Duration)

/** What a deadline may look like, for editors. */
const FORMS = [length, { type: 'object', additionalProperties: length, maxProperties: MOST }]

type Report = (message: string, path: readonly string[]) => void

/** One length for all severities, or one each. Mistakes are told of the entry in which they stand. */
export const within = z
  .unknown()
  .superRefine((given, context) =>
    check(given, (message, path) => context.addIssue({ code: 'custom', message, path: [...path] })),
  )
  .optional()

/** Words and forms of a key of that kind. */
export const withinMeta = (description: string, standard: string) => ({
  anyOf: FORMS,
  default: standard,
  description,
})

function check(given: unknown, report: Report): void {
  if (given === undefined) return
  const map = mapOf(given)
  if (typeof given !== 'string' && map === null) {
    report('takes a length of time such as 48h, or a map of one for each severity', [])
  } else if (map === null) {
    checkLength(given, [], report)
  } else if (Object.keys(map).length > MOST) {
    report(`at most ${MOST} lengths can be named`, [])
  } else {
    for (const [word, value] of Object.entries(map)) checkLength(value, [word], report)
  }
}

function checkLength(given: unknown, path: readonly string[], report: Report): void {
  const read = Duration.safeParse(given)
  if (read.success) return
  const text = 'a length of time is a whole number and m, h, d or bd (business days), such as 48h'
  report(text, path)
}

const mapOf = (given: unknown): Readonly<Record<string, unknown>> | null =>
  typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Readonly<Record<string, unknown>>)
    : null

/** The words that stand in front of a length, in order; none where one length holds for all. */
export const wordsIn = (given: unknown): readonly string[] => Object.keys(mapOf(given) ?? {})

/**
 * The lengths by the severity's own name, with `default` for all others. Of two words for one severity the first
 * holds; what names no severity means nothing. Without a prototype, so that no severity can be called after its parts.
 */
export function spansOf(
  given: unknown,
  severities: readonly SeverityLevel[],
  standard: Span,
): Readonly<Record<string, Span>> {
  const spans: Record<string, Span> = Object.create(null)
  const entries = Object.entries(mapOf(given) ?? { [ALL_OTHERS]: given })
  for (const [word, value] of entries) {
    const name = word === ALL_OTHERS ? word : levelNamed(word, severities)?.name
    const span = typeof value === 'string' ? spanOf(value) : null
    if (name !== undefined && span !== null) spans[name] ??= span
  }
  spans[ALL_OTHERS] ??= standard
  return spans
}
