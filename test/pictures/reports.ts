import { issues, type Product } from '../support/product.ts'
import { comes } from '../support/published.ts'
import { done } from './items.ts'

const at = { owner: 'acme', repo: 'shop' } as const
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const CONFIG = `services:
  checkout: { people: [dev, ben], runbook: https://runbooks.example/checkout, objective: 99.5% }
  search: { people: [caro] }
  payments: { people: [dev], objective: 99.9% }
postmortem: { required: [] }
reports:
  metrics: monthly on day 1 at 09:12
  targets: { time-to-acknowledge: 15m, time-to-resolve: 4h, action-completion: 80% }
`

/** One incident: when in the week it is declared, what it is, and how many minutes each step takes. */
interface Told {
  readonly day: number
  readonly hour: number
  readonly title: string
  /** Said when it is declared. */
  readonly says: readonly string[]
  readonly by: string
  readonly minutes: readonly [acknowledge: number, mitigate: number, resolve: number]
  readonly cause: string
}

const told = (
  [day, hour]: readonly [number, number],
  title: string,
  [severity, service, by, cause]: readonly [string, string, string, string],
  [started, acknowledge, mitigate, resolve]: readonly [number, number, number, number],
): Told => ({
  ...{ day, hour, title, by, cause, minutes: [acknowledge, mitigate, resolve] },
  says: [
    `/incident ${severity}`,
    `/service ${service}`,
    `/detected by ${acknowledge % 3 === 0 ? 'user' : 'alert'}`,
    `/time started ${started}m ago`,
    '/time detected 1m ago',
  ],
})

/** Twelve weeks of a shop: deployments hurt it most, and towards the end it is up again sooner. */
const WEEKS: readonly (readonly Told[])[] = [
  [
    told(
      [0, 10],
      'Checkout times out',
      ['sev2', 'checkout', 'dev', 'deployment'],
      [12, 22, 95, 60],
    ),
    told([3, 15], 'Search finds nothing new', ['sev3', 'search', 'caro', 'data'], [40, 9, 120, 45]),
  ],
  [
    told(
      [1, 23],
      'Payments are declined',
      ['sev1', 'payments', 'dev', 'dependency'],
      [6, 11, 140, 90],
    ),
  ],
  [
    told(
      [2, 9],
      'Checkout answers slowly',
      ['sev3', 'checkout', 'ben', 'capacity'],
      [25, 18, 80, 70],
    ),
    told([4, 14], 'Baskets are empty', ['sev2', 'checkout', 'dev', 'deployment'], [9, 14, 110, 40]),
  ],
  [told([5, 3], 'Search is down', ['sev2', 'search', 'caro', 'infrastructure'], [15, 31, 130, 50])],
  [
    told(
      [1, 11],
      'Receipts are not sent',
      ['sev4', 'payments', 'ben', 'dependency'],
      [60, 24, 90, 20],
    ),
  ],
  [
    told(
      [0, 16],
      'Checkout rejects vouchers',
      ['sev3', 'checkout', 'dev', 'deployment'],
      [8, 12, 60, 30],
    ),
    told([2, 10], 'Prices are stale', ['sev3', 'search', 'caro', 'data'], [35, 10, 75, 25]),
  ],
  [told([3, 13], 'Payments take minutes', ['sev2', 'payments', 'dev', 'capacity'], [7, 8, 50, 35])],
  [
    told(
      [1, 9],
      'Checkout fails for guests',
      ['sev2', 'checkout', 'ben', 'deployment'],
      [5, 6, 38, 30],
    ),
    told([4, 17], 'Search misses a language', ['sev4', 'search', 'caro', 'data'], [50, 15, 40, 20]),
  ],
  [told([2, 12], 'Refunds are stuck', ['sev3', 'payments', 'dev', 'dependency'], [10, 9, 35, 25])],
  [
    told(
      [0, 11],
      'Checkout shows old prices',
      ['sev3', 'checkout', 'dev', 'deployment'],
      [6, 5, 30, 22],
    ),
    told(
      [3, 22],
      'Search is slow at night',
      ['sev3', 'search', 'ben', 'capacity'],
      [12, 7, 28, 18],
    ),
  ],
  [told([1, 14], 'Card payments fail', ['sev2', 'payments', 'dev', 'deployment'], [4, 4, 25, 20])],
  [
    told(
      [0, 10],
      'Checkout times out again',
      ['sev2', 'checkout', 'dev', 'deployment'],
      [5, 6, 24, 26],
    ),
    told([2, 15], 'Vouchers count twice', ['sev3', 'checkout', 'ben', 'data'], [30, 18, 35, 15]),
    told(
      [4, 2],
      'Payments are declined at night',
      ['sev1', 'payments', 'dev', 'dependency'],
      [3, 9, 41, 30],
    ),
  ],
]

interface Promised {
  readonly title: string
  readonly owner: string
  /** In how many days from the first Monday it is due. */
  readonly due: number
  /** After which week it is done, and whether a merged pull request proves it; null where it is not. */
  readonly done: { readonly week: number; readonly proven: boolean } | null
}

/** What somebody promised by hand. */
const PROMISED: readonly Promised[] = [
  {
    title: 'Alert on declined payments',
    owner: 'dev',
    due: 20,
    done: { week: 1, proven: true },
  },
  { title: 'Index new products within a minute', owner: 'caro', due: 72, done: null },
  {
    title: 'Load test the checkout before a sale',
    owner: 'ben',
    due: 79,
    done: { week: 11, proven: false },
  },
  {
    title: 'Fall back to the second payment provider',
    owner: 'dev',
    due: 81,
    done: { week: 11, proven: true },
  },
  { title: 'Cut the release into steps', owner: 'dev', due: 60, done: null },
  { title: 'Write the runbook of the search', owner: 'caro', due: 88, done: null },
]

/** Lives through twelve weeks, and answers with the newest report of each kind once the Monday after them has come. */
export async function quarter(it: Product): Promise<(kind: string) => Promise<number>> {
  await configure(it)
  const monday = await untilMonday(it)
  const items = await promised(it, monday)
  for (const [week, incidents] of WEEKS.entries()) {
    for (const one of incidents) await lived(it, monday, week, one)
    await deployed(it)
    await kept(it, items, week)
  }
  await until(it, monday + WEEKS.length * 7 * DAY_MS + (9 * 60 + 30) * MINUTE_MS)
  return (kind) =>
    comes(async () => {
      const labels = `report,report: ${kind}`
      const { data } = await it.as('ana').rest.issues.listForRepo({ ...at, labels, state: 'open' })
      return data[0]?.number ?? null
    })
}

async function configure(it: Product): Promise<void> {
  const { repos } = it.as('ana').rest
  const path = '.github/sitrep.yml'
  const { data } = await repos.getContent({ ...at, path })
  const sha = 'sha' in data ? data.sha : undefined
  await repos.createOrUpdateFileContents({
    ...{ ...at, path, message: 'Say what can break and what is promised' },
    content: Buffer.from(CONFIG).toString('base64'),
    ...(sha === undefined ? {} : { sha }),
  })
  await it.settled()
}

async function until(it: Product, moment: number): Promise<void> {
  const now = await it.advance(1)
  if (moment > now) await it.advance(moment - now)
  await it.settled()
}

/** The first moment of the next week. 1970-01-05 was a Monday. */
async function untilMonday(it: Product): Promise<number> {
  const now = await it.advance(1)
  const weeks = Math.ceil((now - 4 * DAY_MS) / (7 * DAY_MS))
  const monday = weeks * 7 * DAY_MS + 4 * DAY_MS
  await until(it, monday + MINUTE_MS)
  return monday
}

async function promised(it: Product, monday: number): Promise<readonly number[]> {
  const numbers: number[] = []
  for (const { title, owner, due } of PROMISED) {
    const day = new Date(monday + due * DAY_MS).toISOString().slice(0, 10)
    const ana = issues(it.as('ana'))
    const number = await ana.create(title, 'So that it does not come again.', ['action-item'])
    await ana.say(number, `/due ${day}\n/owner @${owner}`)
    numbers.push(number)
  }
  await it.settled()
  return numbers
}

/** What is done in that week: closed by a merged pull request, or by somebody who says so. */
async function kept(it: Product, items: readonly number[], week: number): Promise<void> {
  for (const [place, { owner, done: end }] of PROMISED.entries()) {
    const number = items[place]
    if (end?.week !== week || number === undefined) continue
    if (end.proven) await done(it, number)
    else await issues(it.as(owner)).say(number, '/done')
    await it.settled()
  }
}

async function lived(it: Product, monday: number, week: number, one: Told): Promise<void> {
  const { day, hour, title, says, by, minutes, cause } = one
  await until(it, monday + (week * 7 + day) * DAY_MS + hour * 60 * MINUTE_MS)
  const number = await issues(it.as(by)).create(title, says.join('\n'))
  await it.settled()
  const steps = ['/ack', '/mitigated', `/cause ${cause}\n/resolve`]
  for (const [at, words] of steps.entries()) {
    await it.advance((minutes[at] ?? 0) * MINUTE_MS)
    await issues(it.as(by)).say(number, words)
    await it.settled()
  }
  // The next step is days ahead, and what is read days late is history and not run.
  await comes(async () =>
    (await issues(it.as(by)).look(number)).labels.includes('status: resolved'),
  )
}

async function deployed(it: Product): Promise<void> {
  const { rest } = it.as('dev')
  const { data } = await rest.repos.createDeployment({
    ...{ ...at, ref: 'main', environment: 'production' },
    ...{ auto_merge: false, required_contexts: [] },
  })
  if (!('id' in data)) throw new Error('nothing was deployed')
  await rest.repos.createDeploymentStatus({ ...at, deployment_id: data.id, state: 'success' })
}
