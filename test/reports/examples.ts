import { DAY_MS, instant, plus } from '../../src/domain/instant.ts'
import type { ActionCase, Case, Material } from '../../src/metrics/material.ts'
import { incident, item, manyDeployments, manyIncidents, NOTHING, timed } from './history.ts'
import { reportOf } from './written.ts'

const CONFIG = `
timezone: Europe/Berlin
services:
  checkout: { objective: 99.9%, people: [ana] }
  search: { objective: 99.5% }
  payments: {}
reports:
  targets:
    time-to-acknowledge: 15m
    time-to-resolve: 2h
    postmortem-completion: 90%
    action-completion: 80%
  tell: [ana, acme/sre]
`

const NOW = '2026-11-23T08:12:00Z'

const BUSY: readonly Case[] = [
  incident(401, {
    title: 'Nobody can pay',
    severity: 'sev1',
    services: ['checkout', 'payments'],
    cause: 'deployment',
    detection: 'alert',
    alert: true,
    responders: ['ana', 'ben', 'dev'],
    runbook: true,
    times: timed('2026-11-16T13:45:00Z', [4, 9, 55, 92]),
    inStatus: { investigating: 30 * 60_000, identified: 20 * 60_000, mitigated: 37 * 60_000 },
    causedBy: [{ kind: 'pull', repository: null, number: 398 }],
    share: 0.4,
    postmortem: {
      owed: true,
      dueAt: instant('2026-11-18T15:17:00Z'),
      publishedAt: instant('2026-11-18T09:00:00Z'),
      skipped: false,
    },
  }),
  incident(402, {
    title: 'Search answers after ten seconds',
    severity: 'sev3',
    services: ['search'],
    cause: 'capacity',
    detection: 'user',
    responders: ['caro'],
    times: timed('2026-11-17T03:10:00Z', [50, 91, 140, 205]),
    inStatus: { investigating: 60 * 60_000, identified: 30 * 60_000, mitigated: 65 * 60_000 },
  }),
  incident(404, {
    title: 'Checkout shows an empty basket',
    severity: 'sev2',
    services: ['checkout'],
    cause: 'deployment',
    detection: 'alert',
    alert: true,
    responders: ['ana'],
    runbook: true,
    times: timed('2026-11-18T09:20:00Z', [6, 24, 70, 85]),
    inStatus: { investigating: 64 * 60_000, mitigated: 15 * 60_000 },
    postmortem: {
      owed: true,
      dueAt: instant('2026-11-20T10:45:00Z'),
      publishedAt: null,
      skipped: false,
    },
  }),
  incident(405, {
    title: 'Drill: the database is gone',
    severity: 'sev1',
    excluded: 'drill',
    times: timed('2026-11-18T13:00:00Z', [1, 3, 30, 45]),
  }),
  incident(407, {
    title: 'Mails to @everyone arrive twice | see #12',
    severity: 'sev4',
    services: ['mail'],
    detection: 'user',
    responders: ['eli'],
    times: {
      ...timed('2026-11-19T10:00:00Z', [null, null, null, 300]),
      declared: instant('2026-11-19T11:00:00Z'),
    },
    inStatus: { investigating: 240 * 60_000 },
  }),
  incident(408, {
    title: 'Alert about a disk that was full for a minute',
    excluded: 'cancelled',
    category: 'cancelled',
    alert: true,
    times: timed('2026-11-20T02:00:00Z', [1, null, null, null]),
  }),
  incident(409, {
    title: 'Images load slowly from Asia',
    severity: 'sev3',
    services: ['storage'],
    detection: 'health-check',
    responders: ['ben'],
    times: timed('2026-11-21T22:30:00Z', [10, 22, null, null]),
  }),
]

const promised = (
  number: number,
  title: string,
  due: string | null,
  said: Partial<ActionCase>,
): ActionCase =>
  item(number, { title, due: due === null ? null : instant(`${due}T22:59:00Z`), ...said })

const ended = (kind: NonNullable<ActionCase['end']>['kind'], day: string): Partial<ActionCase> => ({
  end: { kind, at: instant(`${day}T10:00:00Z`) },
})

const ITEMS: readonly ActionCase[] = [
  promised(311, 'Alert when the pool runs low on free connections', '2026-10-30', {
    owners: ['dev'],
    priority: 'p1',
    createdAt: instant('2026-09-14T09:00:00Z'),
  }),
  promised(318, 'Load stage with payment timeouts in the release pipeline', '2026-11-13', {
    owners: ['dev'],
    priority: 'p2',
  }),
  promised(322, 'Runbook for an empty connection pool', '2026-11-20', { owners: ['ana'] }),
  promised(323, 'Ask @everyone: who owns "mail" | storage; see #12', '2026-11-18', {}),
  promised(330, 'Return connections on every path of the payment client', '2026-11-26', {
    owners: ['ben', 'dev'],
    priority: 'p1',
  }),
  promised(331, 'Test the restore of the orders table', '2026-12-18', { team: 'acme/data' }),
  promised(335, 'Say in the runbook whom to call at the bank', null, { owners: ['caro'] }),
  promised(336, 'Dashboard for the queue of mails', null, {}),
  promised(301, 'Roll back release 412', '2026-11-17', {
    owners: ['dev'],
    ...ended('verified', '2026-11-16'),
  }),
  promised(302, 'Limit the pool by config', '2026-11-19', {
    owners: ['ana'],
    ...ended('verified', '2026-11-19'),
  }),
  promised(304, 'Silence the flapping disk alert', '2026-11-18', {
    owners: ['eli'],
    ...ended('unverified', '2026-11-20'),
  }),
  promised(305, 'Rewrite the importer', '2026-11-20', {
    owners: ['caro'],
    ...ended('declined', '2026-11-17'),
  }),
  promised(306, 'Check certificates daily', '2026-11-27', {
    owners: ['ben'],
    ...ended('verified', '2026-11-20'),
  }),
  promised(271, 'Page on failed logins', '2026-09-11', {
    owners: ['eli'],
    createdAt: instant('2026-08-20T09:00:00Z'),
    ...ended('unverified', '2026-09-11'),
  }),
  promised(272, 'Test the roll back in the release pipeline', '2026-09-25', {
    owners: ['dev'],
    createdAt: instant('2026-08-20T09:00:00Z'),
    ...ended('verified', '2026-09-29'),
  }),
  promised(288, 'Cache the price list', '2026-10-08', {
    owners: ['ben'],
    ...ended('verified', '2026-10-06'),
  }),
  promised(289, 'Page on failed payments', '2026-10-15', {
    owners: ['ana'],
    ...ended('verified', '2026-10-21'),
  }),
]

const EARLIER = manyIncidents('2025-12-01T00:00:00Z', 350, 4, 150)

const SHOP: Material = {
  incidents: [...EARLIER, ...BUSY],
  actions: ITEMS,
  deployments: manyDeployments('2026-05-01T09:00:00Z', 205, 30).map((one, at) => ({
    ...one,
    pulls: at === 158 ? [398] : [],
  })),
}

/** Reports on incidents read no action items. */
const INCIDENTS: Material = { ...SHOP, actions: [] }

/** A week in which much happened. */
export const busyWeek = () =>
  reportOf({
    kind: 'metrics',
    period: '2026-W47',
    now: NOW,
    config: CONFIG,
    material: INCIDENTS,
    previous: 399,
  })

/** A week in which nothing happened, in a repository that has had little. */
export const quietWeek = () =>
  reportOf({
    kind: 'metrics',
    period: '2026-W47',
    now: NOW,
    material: {
      ...NOTHING,
      incidents: [
        incident(3, {
          title: 'The importer stopped',
          severity: 'sev3',
          services: ['importer'],
          cause: 'data',
          times: timed('2026-10-02T10:00:00Z', [5, 12, 40, 52]),
        }),
      ],
    },
  })

/** A month with those before it. */
export const month = () =>
  reportOf({
    kind: 'metrics',
    period: '2026-10',
    now: '2026-11-01T08:12:00Z',
    config: CONFIG,
    material: { ...INCIDENTS, incidents: EARLIER },
    previous: 377,
  })

/** A quarter beside the one before. */
export const quarter = () =>
  reportOf({
    kind: 'trends',
    period: '2026-Q3',
    now: '2026-10-01T08:17:00Z',
    config: CONFIG,
    material: {
      ...SHOP,
      incidents: manyIncidents('2025-12-01T00:00:00Z', 304, 3, 210),
      actions: ITEMS.map((one) => ({ ...one, createdAt: plus(one.createdAt, -60 * DAY_MS) })),
    },
  })

/** Action items, of which some are overdue, and whose owners are told. */
export const overdueWeek = () =>
  reportOf({
    kind: 'actions',
    period: '2026-W47',
    now: '2026-11-23T08:07:00Z',
    config: `${CONFIG}  mention: true\n`,
    material: SHOP,
    previous: 396,
  })

/** No action item at all. */
export const nothingToDo = () =>
  reportOf({ kind: 'actions', period: '2026-W47', now: NOW, material: NOTHING })
