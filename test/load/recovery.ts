import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts'
import { comment } from '../../src/sandbox/actions/comments.ts'
import { SHOP } from '../sandbox/support.ts'
import { open } from '../support/crowd.ts'
import { type Served, served } from '../support/served.ts'
import type { Figure } from './figure.ts'

/** How often an App that runs reads GitHub's log of deliveries. */
const READ_EACH_MS = 5 * MINUTE_MS
const MOST_READS = 3
const ANSWERS_MS = 200
const NONE = { target: 0, unit: '', fault: true } as const
/** Half of what an installation may ask in an hour. */
const HALF_BUDGET = 2_500

export interface Sizes {
  /** Incidents that people act on while the App is away for six hours, and alerts that come in meanwhile. */
  readonly acted: number
  readonly alerts: number
  /** Open incidents of the outage over days, and of the lost store. */
  readonly open: number
  /** Milliseconds that each answer of GitHub takes then. */
  readonly answersMs: number
}

const FULL: Sizes = { acted: 200, alerts: 20, open: 1_000, answersMs: ANSWERS_MS }

/** What an App that was away, or lost its store, makes good again, and how soon by the clock of the world. */
export async function recoveries(sizes: Sizes = FULL): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-recovery-'))
  try {
    const away = await within(folder, 'hours', (it, store) => hours(it, store, sizes))
    const long = await within(folder, 'days', (it, store) => daysAndLoss(it, store, sizes))
    return [...away, ...long]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function within<T>(
  folder: string,
  name: string,
  work: (it: Served, store: string) => Promise<T>,
): Promise<T> {
  const store = join(folder, `${name}.db`)
  const events = ['issues', 'issue_comment', 'repository_dispatch'] as const
  const it = await served({ at: '2026-11-20T14:00:00Z', store, box: { app: { events } } })
  try {
    return await work(it, store)
  } finally {
    await it.close()
  }
}

const pass = ({ box }: Served, ms: number) => box.sandbox.clock.advance(ms)

/** What people say without the way over a socket; the numbers of their comments. */
function say({ box }: Served, issue: number, body: string): number {
  const user = box.seeded.users['ana']
  const { repository } = box.seeded
  const on = repository.issues[issue]
  if (user === undefined || on === undefined) throw new Error(`there is no issue ${issue}`)
  return comment(box.sandbox.world, { user, grant: null }, repository, on, body).id
}

const numbers = ({ box }: Served): readonly number[] =>
  Object.values(box.seeded.repository.issues).map(({ number }) => number)

async function begun(it: Served, count: number): Promise<void> {
  for (let at = 0; at < count; at++) open(it, { severity: 'sev4', says: '/ack' })
  await it.settled()
  await it.app.sweep()
  await it.settled()
}

/** Six hours in which nobody answers, while people type and alerts come in. */
async function hours(it: Served, store: string, sizes: Sizes): Promise<readonly Figure[]> {
  await begun(it, sizes.acted)
  await it.stop()
  const said: number[] = []
  const issues = numbers(it)
  for (const [at, issue] of issues.entries()) {
    pass(it, (6 * HOUR_MS) / issues.length)
    said.push(say(it, issue, '/sev 3'))
    if (at < sizes.alerts) await alert(it, at)
  }
  await it.box.sandbox.settled()
  await it.again({ store })
  let reads = 0
  const left = () =>
    said.filter((id) => !isReceived(it, id)).length + unheard(it, issues.length, sizes.alerts)
  for (; reads < MOST_READS && (reads === 0 || left() > 0); reads++) {
    if (reads > 0) pass(it, READ_EACH_MS)
    await it.app.sweep()
    await it.settled()
  }
  const what = `6 h away, ${said.length} commands and ${sizes.alerts} alerts:`
  return [
    { what: `${what} not recovered`, measured: left(), ...NONE },
    {
      what: `${what} minutes from the return`,
      measured: (reads - 1) * 5,
      target: 15,
      unit: 'min',
      fault: true,
    },
    { what: `${what} sent again though taken`, measured: needless(it), ...NONE },
    { what: `${what} second cards`, measured: secondCards(it), ...NONE },
  ]
}

async function alert({ box }: Served, at: number): Promise<void> {
  await box.as('ana').rest.repos.createDispatchEvent({
    ...SHOP,
    event_type: 'sitrep',
    client_payload: { alert: { title: `Failing: ${at}`, key: `thing ${at}` } },
  })
}

/** Alerts of which no issue tells, as its own or in its card. */
function unheard({ box }: Served, before: number, alerts: number): number {
  const made = Object.values(box.seeded.repository.issues).slice(before)
  const text = made
    .flatMap(({ title, comments }) => [title, ...comments.map(({ body }) => body)])
    .join('\n')
  const told = [...text.matchAll(/Another alert, .{1,80}? fired(?:, (\d+) times)?/g)]
  const words = told.reduce((sum, [, many]) => sum + Number(many ?? 1), 0)
  return Math.max(0, alerts - made.length - words)
}

const isReceived = ({ box }: Served, comment: number): boolean =>
  Object.values(box.seeded.repository.issues).some(({ comments }) =>
    comments.some(({ id, reactions }) => id === comment && Object.values(reactions).length > 0),
  )

/** Deliveries that GitHub was asked for again after an attempt that was taken. */
function needless({ box }: Served): number {
  const attempts = Map.groupBy(box.sandbox.state.deliveries, ({ guid }) => guid)
  const isTaken = (code: number | null) => code !== null && code >= 200 && code <= 299
  return [...attempts.values()].filter((all) => {
    const first = all.findIndex(({ statusCode }) => isTaken(statusCode))
    return first !== -1 && first < all.length - 1
  }).length
}

const CARD = '<!-- sitrep:v1 card 1 '
const secondCards = ({ box }: Served): number =>
  Object.values(box.seeded.repository.issues)
    .map(({ comments }) => comments.filter(({ body }) => body.startsWith(CARD)).length)
    .reduce((sum, cards) => sum + Math.max(0, cards - 1), 0)

interface Watched {
  readonly requests: number
  readonly seconds: number
}

/** What the return of the App asks of GitHub until all is done, and how long that takes. */
async function watched(it: Served, back: () => Promise<void>): Promise<Watched> {
  const { sandbox } = it.box
  const asked = () =>
    Object.values(sandbox.requests().requests).reduce((sum, count) => sum + count, 0)
  const [before, began] = [asked(), performance.now()]
  await back()
  await it.app.sweep()
  await it.settled()
  return { requests: asked() - before, seconds: (performance.now() - began) / 1_000 }
}

/** Four days away: GitHub has forgotten the first of them, and what nobody was told of is found by looking. */
async function daysAndLoss(it: Served, store: string, sizes: Sizes): Promise<readonly Figure[]> {
  await begun(it, sizes.open)
  const { sandbox } = it.box
  await it.stop()
  const issues = numbers(it).filter((_, at) => at % 10 === 0)
  // Too old to be run when somebody comes back, and told so.
  for (const issue of issues) say(it, issue, '/sev 3')
  pass(it, 90 * HOUR_MS)
  const late = issues.map((issue) => say(it, issue, '/timeline looked again'))
  pass(it, 6 * HOUR_MS)
  await sandbox.settled()
  if (sizes.answersMs > 0) {
    sandbox.faults.queue({ method: 'ANY', route: '*', every: 1, delayMs: sizes.answersMs })
  }
  const { requests, seconds } = await watched(it, () => it.again({ store }))
  const lost = late.filter((id) => !isReceived(it, id)).length
  const what = `4 days away, ${sizes.open} open:`
  return [
    { what: `${what} commands of the last day not recovered`, measured: lost, ...NONE },
    { what: `${what} second cards`, measured: secondCards(it), ...NONE },
    { what: `${what} requests`, measured: requests, target: HALF_BUDGET, unit: '', fault: true },
    { what: `${what} time until all is done`, measured: seconds / 60, target: 60, unit: 'min' },
    ...(await loss(it, store, sizes)),
  ]
}

const timers = (store: string): number => {
  const database = new DatabaseSync(store, { readOnly: true })
  const row = database.prepare('SELECT count(*) AS count FROM timers').get()
  database.close()
  return Number(row?.['count'])
}

const comments = ({ box }: Served): number =>
  Object.values(box.seeded.repository.issues).reduce((sum, one) => sum + one.comments.length, 0)

/** The store is gone, and the next start has nothing but GitHub. */
async function loss(it: Served, store: string, sizes: Sizes): Promise<readonly Figure[]> {
  const set = timers(store)
  const written = comments(it)
  await it.stop()
  const fresh = `${store}.new`
  const { requests, seconds } = await watched(it, () => it.again({ store: fresh }))
  const what = `store lost, ${sizes.open} open:`
  return [
    { what: `${what} clocks not set again`, measured: Math.max(0, set - timers(fresh)), ...NONE },
    { what: `${what} clocks before`, measured: set, target: null, unit: '' },
    { what: `${what} written once more`, measured: comments(it) - written, ...NONE },
    { what: `${what} requests`, measured: requests, target: HALF_BUDGET, unit: '', fault: true },
    { what: `${what} time`, measured: seconds / 60, target: 10, unit: 'min' },
  ]
}
