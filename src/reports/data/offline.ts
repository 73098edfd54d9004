import { disorders } from '../../domain/durations.ts'
import { TIMES } from '../../domain/fact.ts'
import type { Times } from '../../domain/incident.ts'
import type { Category } from '../../domain/status.ts'
import type { Case } from '../../metrics/material.ts'
import { type Entry, type ReadEntry, type Remark, readEntry } from './offline-entry.ts'
import { clean, place, shown } from './offline-words.ts'

/**
 * Incidents out of a file, or every mistake in it as a sentence that says where, what was read and what to write.
 * `notes` tell what was left out: keys that nobody knows.
 */
export type Offline =
  | { readonly kind: 'read'; readonly cases: readonly Case[]; readonly notes: readonly string[] }
  | {
      readonly kind: 'refused'
      readonly mistakes: readonly string[]
      readonly notes: readonly string[]
    }

const SHAPE =
  'Write a list of incidents: [{"number": 1, "title": "Checkout is down", "declaredAt": "2026-11-20T14:05:00Z"}].'

/** Reads the text of a file of incidents: JSON, a list of objects, one for each incident. */
export function readOffline(text: string): Offline {
  const given = parsed(text)
  if ('wrong' in given) return { kind: 'refused', mistakes: [given.wrong], notes: [] }
  const [cases, mistakes, notes]: [Case[], string[], string[]] = [[], [], []]
  const entryOf = new Map<number, number>()
  for (const [at, item] of given.list.entries()) {
    const read = isObject(item) ? readEntry(item) : notAnEntry(item)
    const { number } = read
    const told = ({ key, words }: Remark) => `${place(at + 1, number, key)}: ${words}`
    mistakes.push(...read.mistakes.map(told), ...doubled(entryOf, number).map(told))
    notes.push(...read.notes.map(told))
    if (number !== null && !entryOf.has(number)) entryOf.set(number, at + 1)
    if (read.entry !== null) cases.push(caseOf(read.entry))
  }
  return mistakes.length > 0 ? { kind: 'refused', mistakes, notes } : { kind: 'read', cases, notes }
}

function parsed(text: string): { readonly list: readonly unknown[] } | { readonly wrong: string } {
  try {
    const given: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return Array.isArray(given)
      ? { list: given }
      : { wrong: `The file holds ${shown(given)}. ${SHAPE}` }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { wrong: `The file is no JSON: ${clean(error.message, 200)}. ${SHAPE}` }
  }
}

const isObject = (item: unknown): item is Readonly<Record<string, unknown>> =>
  typeof item === 'object' && item !== null && !Array.isArray(item)

const notAnEntry = (item: unknown): ReadEntry => ({
  entry: null,
  number: null,
  mistakes: [
    {
      key: null,
      words: `read ${shown(item)}. Write an object such as {"number": 1, "title": "…"}.`,
    },
  ],
  notes: [],
})

/** Two incidents of one number would be one in every list. */
function doubled(entryOf: ReadonlyMap<number, number>, number: number | null): readonly Remark[] {
  const first = number === null ? undefined : entryOf.get(number)
  if (first === undefined) return []
  return [{ key: 'number', words: `entry ${first} has it too. Give each incident its own.` }]
}

function caseOf({ times, drill, ...said }: Entry): Case {
  return {
    ...said,
    category: categoryOf(times),
    excluded: drill ? 'drill' : null,
    detection: null,
    times,
    openedAt: null,
    earlier: [],
    inStatus: {},
    alert: null,
    responders: [],
    runbook: null,
    causedBy: [],
    share: null,
    postmortem: { owed: false, dueAt: null, publishedAt: null, skipped: false },
    disorders: disorders(marks(times)).map(({ first, second }) => [first, second] as const),
  }
}

/** As far as its times tell: the file has no statuses. */
function categoryOf({ mitigated, resolved }: Entry['times']): Category {
  if (resolved !== null) return 'resolved'
  return mitigated === null ? 'investigating' : 'mitigated'
}

function marks(times: Entry['times']): Times {
  const known: { -readonly [T in keyof Times]: Times[T] } = {}
  for (const time of TIMES) {
    const at = times[time]
    if (at !== null) known[time] = { at, by: '', provenance: 'entered' }
  }
  return known
}
