import { type Disorder, disorders } from '../../domain/durations.ts'
import { type FactBody, TIMES, type TimeName } from '../../domain/fact.ts'
import type { Incident, TimeMark, Times } from '../../domain/incident.ts'
import { absolute, type Instant } from '../../domain/instant.ts'
import { plain } from '../../domain/plain.ts'
import type { Policy } from '../../domain/policy.ts'
import { levelNamed } from '../../domain/severity.ts'
import { nearest } from '../../markdown/nearest.ts'
import type { Stated, Unreadable } from './stated.ts'

/** What a person corrected in the front matter, as facts to fold, and what of it could not be taken over. */
export interface Corrections {
  readonly facts: readonly FactBody[]
  readonly problems: readonly Unreadable[]
}

/** What a correction is held against. */
export interface Against {
  readonly policy: Policy
  /** As it is without the correction. */
  readonly incident: Incident
  /** When it was made: nothing had happened later. */
  readonly at: Instant
}

/**
 * What changed from one version of a document to another. Only what a person changed counts: a value that is as before
 * is none, however old it has become. A value that was only taken out is no correction, but for the cause and services.
 */
export function corrections(before: Stated, after: Stated, against: Against): Corrections {
  const known = new Set(before.problems.map(({ message, key }) => `${key} ${message}`))
  const fresh = after.problems.filter(({ message, key }) => !known.has(`${key} ${message}`))
  const parts = [
    severity(before, after, against),
    services(before, after, against),
    cause(before, after, against),
    times(before, after, against),
  ]
  return {
    facts: parts.flatMap(({ facts }) => facts),
    problems: [...fresh, ...parts.flatMap(({ problems }) => problems)],
  }
}

type Look = (before: Stated, after: Stated, against: Against) => Corrections

const took = (...facts: readonly FactBody[]): Corrections => ({ facts, problems: [] })
const refused = (after: Stated, key: string, message: string): Corrections => ({
  facts: [],
  problems: [{ line: after.lines.get(key) ?? 1, key, message }],
})

const severity: Look = (before, after, { policy, incident }) => {
  const word = after.severity
  if (word === null || word === before.severity) return took()
  const level = levelNamed(word, policy.severities)
  if (level === null) {
    const names = policy.severities.map(({ name }) => name)
    return refused(after, 'severity', noSuch(word, 'severity', names))
  }
  const isNew = level.name !== incident.severity
  return isNew ? took({ type: 'severity-set', severity: level.name }) : took()
}

function noSuch(word: string, noun: string, names: readonly string[]): string {
  const near = nearest(word.toLowerCase(), names)
  const meant = near === null ? `This team has ${names.join(', ')}` : `Did you mean ${near}`
  return `“${word}” is no ${noun} of this team. ${meant}${near === null ? '.' : '?'}`
}

const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase()

const services: Look = (before, after, { policy, incident }) => {
  // A list that cannot be read, or was taken out with its key, drops nothing.
  if (after.services === null && !isEmptied('services', after)) return took()
  const [old, now] = [before.services ?? [], after.services ?? []]
  const fresh = now.filter((name) => !old.some(same(name)) && !incident.services.some(same(name)))
  const gone = old.flatMap((name) =>
    now.some(same(name)) ? [] : (incident.services.find(same(name)) ?? []),
  )
  const listed = policy.services.map(({ name }) => name)
  const found = fresh.map((word) => ({
    word,
    name: listed.length === 0 ? word : listed.find(same(word)),
  }))
  const strange = found.filter(({ name }) => name === undefined)
  return {
    facts: [
      ...found.flatMap(({ name }): readonly FactBody[] =>
        name === undefined ? [] : [{ type: 'service-added', service: name }],
      ),
      ...gone.map((service): FactBody => ({ type: 'service-removed', service })),
    ],
    problems: strange.flatMap(
      ({ word }) => refused(after, 'services', noSuch(word, 'service', listed)).problems,
    ),
  }
}

/** The key stands there, and there is nothing behind it that could not be read. */
const isEmptied = (key: string, { lines, problems }: Stated): boolean =>
  lines.has(key) && problems.every((one) => one.key !== key && one.key !== '')

const cause: Look = (before, after, { policy, incident }) => {
  const word = after.cause
  if (word === before.cause) return took()
  if (word === null) {
    const cleared = isEmptied('cause', after) && incident.cause !== null
    return cleared ? took({ type: 'cause-cleared', cause: incident.cause }) : took()
  }
  const found = policy.causes.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => plain(one) === plain(word)),
  )
  if (found === undefined) {
    const names = policy.causes.map(({ name }) => name)
    return refused(after, 'cause', noSuch(word, 'cause', names))
  }
  return found.name === incident.cause ? took() : took({ type: 'cause-set', cause: found.name })
}

const times: Look = (before, after, { incident, at }) => {
  const changed = TIMES.flatMap((time) => {
    const value = after.times[time]
    const moved = value !== undefined && value !== before.times[time]
    return moved && value !== incident.times[time]?.at ? [{ time, value }] : []
  })
  const late = changed.filter(({ value }) => value > at)
  const meant = changed.filter(({ value }) => value <= at)
  const mark = (value: Instant): TimeMark => ({ at: value, by: '', provenance: 'entered' })
  const next: Times = {
    ...incident.times,
    ...Object.fromEntries(meant.map(({ time, value }) => [time, mark(value)])),
  }
  const wrong = disorders(next).filter(({ first, second }) =>
    meant.some(({ time }) => time === first || time === second),
  )
  const bad = (time: TimeName) =>
    wrong.find(({ first, second }) => first === time || second === time)
  return {
    facts: meant.flatMap(({ time, value }): readonly FactBody[] =>
      bad(time) === undefined ? [{ type: 'time-set', time, value }] : [],
    ),
    problems: [
      ...late.flatMap(
        ({ time, value }) =>
          refused(after, time, `${absolute(value, 'UTC')} had not come yet.`).problems,
      ),
      ...meant.flatMap(({ time }) => {
        const pair = bad(time)
        return pair === undefined ? [] : refused(after, time, impossible(pair)).problems
      }),
    ],
  }
}

const impossible = ({ first, second, firstAt, secondAt }: Disorder): string =>
  `It would be ${second} (${absolute(secondAt.at, 'UTC')}) before it ${first === 'started' ? '' : 'was '}${first} (${absolute(firstAt.at, 'UTC')}).`
