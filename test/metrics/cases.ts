import type { TimeName } from '../../src/domain/fact.ts'
import { type Instant, instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { periodNamed } from '../../src/domain/periods.ts'
import type { Case, Material } from '../../src/metrics/material.ts'
import type { Measured, Scope } from '../../src/metrics/metric.ts'

/** Of nothing but these times, in minutes after the start of 2026-11-16, the Monday of week 47. */
export type Minutes = Readonly<Partial<Record<TimeName, number>>>

const MONDAY = instant('2026-11-16T00:00:00Z')

export const momentOf = (minutes: number): Instant => plus(MONDAY, minutes * MINUTE_MS)

const at = (minutes: number | undefined): Instant | null =>
  minutes === undefined ? null : momentOf(minutes)

const timesOf = (minutes: Minutes): Case['times'] => ({
  started: at(minutes.started),
  detected: at(minutes.detected),
  declared: at(minutes.declared),
  acknowledged: at(minutes.acknowledged),
  mitigated: at(minutes.mitigated),
  resolved: at(minutes.resolved),
})

/** An incident that counts: resolved where its times say so, else open. */
export const oneCase = (number: number, minutes: Minutes, said: Partial<Case> = {}): Case => ({
  number,
  title: `Incident ${number}`,
  severity: null,
  category: minutes.resolved === undefined ? 'investigating' : 'resolved',
  excluded: null,
  services: [],
  cause: null,
  detection: null,
  times: timesOf(minutes),
  openedAt: null,
  earlier: [],
  inStatus: {},
  alert: false,
  responders: [],
  runbook: false,
  causedBy: [],
  share: null,
  postmortem: { owed: false, dueAt: null, publishedAt: null, skipped: false },
  disorders: [],
  ...said,
})

export const materialOf = (incidents: readonly Case[]): Material => ({
  incidents,
  actions: [],
  deployments: null,
})

/** Read on the Monday after, in a team that works in UTC. */
export function scopeOf(period: string, said: Partial<Scope> = {}): Scope {
  const named = periodNamed(period, 'UTC')
  if (named === null) throw new Error(`no period: ${period}`)
  return {
    period: named,
    calendar: {
      zone: 'UTC',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      hours: { from: 9 * 60, to: 17 * 60 },
      holidays: [],
    },
    now: instant('2026-11-23T09:00:00Z'),
    points: {},
    severities: ['sev1', 'sev2', 'sev3', 'sev4'],
    objectives: {},
    ...said,
  }
}

/** What was measured of durations, in minutes by number. */
export function minutesOf(measured: Measured) {
  if (measured.kind !== 'durations') throw new Error(`no durations but ${measured.kind}`)
  const { values, open, missing } = measured
  const told = (list: typeof values) => list.map(({ number, ms }) => [number, ms / MINUTE_MS])
  return { values: told(values), open: told(open), missing }
}
