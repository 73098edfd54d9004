import { type Fact, type FactBody, TIMES, type TimeName } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import { absolute, type Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { levelNamed } from '../../domain/severity.ts'
import type { Stated } from '../../postmortem/draft/stated.ts'
import type { Key } from './touched.ts'

/** The key of the front matter that a correction comes from; null for facts of another kind. */
export function keyOf(fact: FactBody): Key | null {
  switch (fact.type) {
    case 'severity-set':
      return 'severity'
    case 'service-added':
    case 'service-removed':
      return 'services'
    case 'cause-set':
    case 'cause-cleared':
      return 'cause'
    case 'time-set':
      return fact.time
    default:
      return null
  }
}

const service = (fact: FactBody): string | null =>
  fact.type === 'service-added' || fact.type === 'service-removed'
    ? fact.service.toLowerCase()
    : null

/** What moves a time without anybody naming it. */
const MOVES: Readonly<Record<TimeName, FactBody['type'] | null>> = {
  started: null,
  detected: null,
  declared: 'declared',
  acknowledged: 'acknowledged',
  mitigated: 'status-entered',
  resolved: 'status-entered',
}

/** When the incident itself was last told about what a correction is about. */
export function changedAt(correction: FactBody, facts: readonly Fact[]): Instant {
  const key = keyOf(correction)
  const moves = TIMES.find((time) => time === key)
  const last = facts.findLast(
    (fact) =>
      (keyOf(fact) === key && service(fact) === service(correction)) ||
      (moves !== undefined && fact.type === MOVES[moves]),
  )
  return last?.at ?? (0 as Instant)
}

/** GitHub's times are told to the second. */
const toSecond = (at: Instant | undefined): number | null =>
  at === undefined ? null : Math.floor(at / 1000)

/** Whether the incident still says what the document said before people changed it: then only they changed anything. */
export function isAsBefore(
  fact: FactBody,
  before: Stated,
  incident: Incident,
  { severities }: Policy,
): boolean {
  switch (fact.type) {
    case 'severity-set': {
      const level = before.severity === null ? null : levelNamed(before.severity, severities)
      return (level?.name ?? before.severity) === incident.severity
    }
    case 'time-set':
      return toSecond(before.times[fact.time]) === toSecond(incident.times[fact.time]?.at)
    case 'cause-set':
    case 'cause-cleared':
      return before.cause === incident.cause
    default: {
      const named = (names: readonly string[]) =>
        names.some((name) => name.toLowerCase() === service(fact))
      return named(before.services ?? []) === named(incident.services)
    }
  }
}

/** What the document says, in words. */
export function saidIn(fact: FactBody, { zone }: Policy): string {
  switch (fact.type) {
    case 'severity-set':
      return fact.severity ?? 'nothing'
    case 'time-set':
      return absolute(fact.value, zone)
    case 'service-added':
      return `with ${fact.service}`
    case 'service-removed':
      return `without ${fact.service}`
    case 'cause-set':
      return fact.cause
    default:
      return 'nothing'
  }
}

/** What the incident says of the same, in words. */
export function valueIn(fact: FactBody, incident: Incident, { zone }: Policy): string {
  switch (fact.type) {
    case 'severity-set':
      return incident.severity ?? 'nothing'
    case 'time-set': {
      const mark = incident.times[fact.time]
      return mark === undefined ? 'nothing' : absolute(mark.at, zone)
    }
    case 'service-added':
      return `without ${fact.service}`
    case 'service-removed':
      return `with ${fact.service}`
    default:
      return incident.cause ?? 'nothing'
  }
}
