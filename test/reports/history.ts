import {
  DAY_MS,
  HOUR_MS,
  type Instant,
  instant,
  MINUTE_MS,
  plus,
} from '../../src/domain/instant.ts'
import type { ActionCase, Case, Deployment, Material } from '../../src/metrics/material.ts'

const NOBODY_KNOWS: Case['times'] = {
  started: null,
  detected: null,
  declared: null,
  acknowledged: null,
  mitigated: null,
  resolved: null,
}

/** An incident of which nothing but its number is known, and what is said besides. */
export const incident = (number: number, said: Partial<Case> = {}): Case => ({
  number,
  title: `Incident ${number}`,
  severity: null,
  category: said.times?.resolved == null ? 'investigating' : 'resolved',
  excluded: null,
  services: [],
  cause: null,
  detection: null,
  times: NOBODY_KNOWS,
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

/** Minutes after its start; null for a time that nobody gave. */
type Minutes = readonly [
  detected: number | null,
  acknowledged: number | null,
  mitigated: number | null,
  resolved: number | null,
]

/** The times of an incident that began then and was declared a minute after it was noticed. */
export function timed(start: string, minutes: Minutes): Case['times'] {
  const from = instant(start)
  const [detected, acknowledged, mitigated, resolved] = minutes.map((more) =>
    more === null ? null : plus(from, more * MINUTE_MS),
  )
  return {
    started: from,
    detected: detected ?? null,
    declared: plus(detected ?? from, MINUTE_MS),
    acknowledged: acknowledged ?? null,
    mitigated: mitigated ?? null,
    resolved: resolved ?? null,
  }
}

/** An open action item without owner or day, and what is said besides. */
export const item = (number: number, said: Partial<ActionCase> = {}): ActionCase => ({
  number,
  title: `Item ${number}`,
  incident: null,
  createdAt: instant('2026-10-01T09:00:00Z'),
  due: null,
  owners: [],
  team: null,
  services: [],
  priority: null,
  kind: null,
  end: null,
  ...said,
})

/** Numbers that look like chance, and are the same in every run. */
function draws(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const TITLES = [
  ['Checkout answers with errors', 'checkout', 'deployment'],
  ['Search is slow', 'search', 'capacity'],
  ['Payments wait for the bank', 'payments', 'dependency'],
  ['Mails arrive twice', 'mail', 'data'],
  ['Images do not load', 'storage', 'infrastructure'],
  ['Logins fail for some', 'login', 'deployment'],
] as const

const PEOPLE = ['ana', 'ben', 'caro', 'dev', 'eli'] as const

const SEVERITIES = ['sev3', 'sev3', 'sev2', 'sev4', 'sev3', 'sev1', 'sev2', 'sev3'] as const

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** Incidents from day to day, about one in `every` days, the later ones over sooner. */
export function manyIncidents(first: string, days: number, every: number, number: number): Case[] {
  const draw = draws(number)
  const found: Case[] = []
  for (let day = draw(every); day < days; day += 1 + draw(2 * every - 1)) {
    const start = plus(instant(first), day * DAY_MS + draw(24 * 60) * MINUTE_MS)
    found.push(drawn(number + found.length, start, 1.6 - day / days, draw))
  }
  return found
}

function drawn(
  number: number,
  start: Instant,
  slow: number,
  draw: (below: number) => number,
): Case {
  const [title, service, cause] = pick(TITLES, draw(TITLES.length))
  const severity = pick(SEVERITIES, draw(SEVERITIES.length))
  const [seen, taken, over] = [2 + draw(9), 3 + draw(18), 15 + draw(150)].map((minutes) =>
    Math.round(minutes * slow),
  ) as [number, number, number]
  const detected = plus(start, seen * MINUTE_MS)
  const at = (minutes: number): Instant => plus(detected, minutes * MINUTE_MS)
  const resolved = at(over + 10 + draw(240))
  const owed = severity === 'sev1' || severity === 'sev2'
  return incident(number, {
    title,
    severity,
    services: [service],
    cause: draw(9) === 0 ? null : draw(5) < 2 ? pick(TITLES, draw(TITLES.length))[2] : cause,
    detection: draw(3) === 0 ? 'user' : 'alert',
    times: {
      started: draw(5) === 0 ? null : start,
      detected,
      declared: at(1),
      acknowledged: at(taken),
      mitigated: at(over),
      resolved,
    },
    inStatus: {
      investigating: Math.round(over * 0.6) * MINUTE_MS,
      identified: Math.round(over * 0.4) * MINUTE_MS,
      mitigated: resolved - at(over),
    },
    alert: draw(2) === 0,
    responders: [pick(PEOPLE, draw(5)), pick(PEOPLE, draw(5))],
    runbook: draw(3) > 0,
    share: draw(2) === 0 ? null : 0.3,
    postmortem: {
      owed,
      dueAt: owed ? plus(resolved, 2 * DAY_MS) : null,
      publishedAt: owed ? plus(resolved, (20 + draw(50)) * HOUR_MS) : null,
      skipped: false,
    },
  })
}

/** A deployment every `hours`, each with two commits of the day before. */
export function manyDeployments(first: string, days: number, hours: number): Deployment[] {
  return Array.from({ length: Math.floor((days * 24) / hours) }, (_, at) => {
    const createdAt = plus(instant(first), at * hours * HOUR_MS)
    const sha = `${at.toString(16).padStart(6, '0')}${'0'.repeat(34)}`
    return {
      id: 9_000 + at,
      sha,
      environment: 'production',
      createdAt,
      succeededAt: at % 11 === 0 ? null : plus(createdAt, 6 * MINUTE_MS),
      commits: [
        { sha, at: plus(createdAt, -(2 + (at % 5)) * HOUR_MS) },
        { sha: `f${sha.slice(1)}`, at: plus(createdAt, -(9 + (at % 7)) * HOUR_MS) },
      ],
      pulls: [],
    }
  })
}

export const NOTHING: Material = { incidents: [], actions: [], deployments: null }
