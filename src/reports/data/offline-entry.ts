import { TIMES, type TimeName } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import { nearest } from '../../markdown/nearest.ts'
import { flagOf, momentOf, namesOf, numberOf, type ReadValue, textOf } from './offline-values.ts'

/** What one entry of the file says. */
export interface Entry {
  readonly number: number
  readonly title: string
  readonly severity: string | null
  readonly services: readonly string[]
  readonly cause: string | null
  readonly times: Readonly<Record<TimeName, Instant | null>>
  readonly drill: boolean
}

/** A mistake, or something that was not read, with the key that it is about; null for the entry as a whole. */
export interface Remark {
  readonly key: string | null
  readonly words: string
}

export interface ReadEntry {
  /** Null where something in it is wrong. */
  readonly entry: Entry | null
  /** Its number where that can be read, to name it by. */
  readonly number: number | null
  readonly mistakes: readonly Remark[]
  readonly notes: readonly Remark[]
}

const KEYS: readonly string[] = [
  ...['number', 'title', 'severity', 'services', 'cause'],
  ...TIMES.map((time) => `${time}At`),
  'drill',
]

/** Reads one entry with all its mistakes. A key that says null is like one that is not there. */
export function readEntry(given: Readonly<Record<string, unknown>>): ReadEntry {
  const mistakes: Remark[] = []
  const read = <T>(key: string, reader: (value: unknown) => ReadValue<T>): T | null => {
    const value = Object.hasOwn(given, key) ? (given[key] ?? null) : null
    if (value === null) return null
    const found = reader(value)
    if ('value' in found) return found.value
    mistakes.push({ key, words: found.wrong })
    return null
  }
  const number = read('number', numberOf)
  if (number === null && mistakes.length === 0) {
    mistakes.push({
      key: 'number',
      words: 'is missing. Write the number of the issue, such as 12.',
    })
  }
  const rest = {
    title: read('title', textOf) ?? '',
    severity: read('severity', textOf) || null,
    services: read('services', namesOf) ?? [],
    cause: read('cause', textOf) || null,
    times: timesOf((time) => read(`${time}At`, momentOf)),
    drill: read('drill', flagOf) ?? false,
  }
  const entry = number === null || mistakes.length > 0 ? null : { number, ...rest }
  return { entry, number, mistakes, notes: Object.keys(given).flatMap(unknown) }
}

const timesOf = (read: (time: TimeName) => Instant | null): Entry['times'] => ({
  started: read('started'),
  detected: read('detected'),
  declared: read('declared'),
  acknowledged: read('acknowledged'),
  mitigated: read('mitigated'),
  resolved: read('resolved'),
})

function unknown(key: string): readonly Remark[] {
  if (KEYS.includes(key)) return []
  const meant = nearest(key, KEYS)
  const hint = meant === null ? ` Read are ${KEYS.join(', ')}.` : ` Did you mean "${meant}"?`
  return [{ key, words: `is no key that is read, so it was left out.${hint}` }]
}
