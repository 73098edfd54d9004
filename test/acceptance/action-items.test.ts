import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILLED_FORM } from '../support/filled-form.ts'
import { issues, type Product, product } from '../support/product.ts'
import {
  cardOf,
  comes,
  fileAt,
  merge,
  proposed,
  summaryOf,
  withItems,
} from '../support/published.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const DAY_MS = 86_400_000

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(async () => {
  expect(await it.stop()).toBe(0)
})

async function resolved(): Promise<number> {
  const ana = it.as('ana')
  const number = await issues(ana).create('Checkout fails', FILLED_FORM)
  await it.settled()
  for (const words of ['/ack', '/sev 1 nobody can pay', '/ic @ana', '/ops @dev', '/resolve']) {
    await it.advance(60_000)
    await issues(ana).say(number, words)
    await it.settled()
  }
  return number
}

/** Days from the sandbox's today, as the document writes them. */
async function day(days: number): Promise<string> {
  const { data } = await it.as('ana').rest.issues.get({ ...AT, issue_number: 1 })
  const now = Date.parse(data.updated_at)
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10)
}

/** From so many days on to the next noon of a working day, when nobody's reminder waits for the morning. */
function untilNoon(days: number): number {
  // What the clock was moved on by before.
  const now = Date.now() + 5 * 60_000
  const noon = new Date(now + days * DAY_MS)
  noon.setUTCHours(12, 0, 0, 0)
  const isEarly = () => noon.getTime() < now + days * DAY_MS
  while (isEarly() || noon.getUTCDay() % 6 === 0) noon.setUTCDate(noon.getUTCDate() + 1)
  return noon.getTime() - now
}

async function itemsOf(incident: number) {
  const { data } = await it.as('ana').rest.issues.listForRepo({
    ...AT,
    labels: 'action-item',
    state: 'all',
    per_page: 100,
  })
  return data
    .filter(({ body }) => body?.startsWith(`<!-- sitrep:v1 action ${incident}.`))
    .toSorted((a, b) => a.number - b.number)
}

test('what a postmortem promises becomes issues once each, is reminded of, and is proven to be done', {
  timeout: 240_000,
}, async () => {
  const [ana, dev] = [it.as('ana'), it.as('dev')]
  const incident = await resolved()
  const elsewhere = await issues(ana).create('Replace the client library', 'Planned for long.')
  const [soon, later] = [await day(9), await day(40)]
  const rows = [
    `| A1 | Alert on free connections of the pool | @dev | p1 | detect | ${soon} | open | |`,
    `| A2 | Add a load stage to the pipeline | @eve | p2 | prevent | ${later} | open | |`,
    `| A3 | Replace the client library | @ben | p2 | prevent | ${later} | open | #${elsewhere} |`,
    `| A4 | Roll back release 412 | @dev | p1 | repair | ${later} | done | |`,
    `| A5 | Write the runbook | @ana | p3 | process | ${later} | open | |`,
  ]
  const proposal = await proposed(it, incident, (text) => withItems(text, rows))
  const summary = await summaryOf(it, proposal, /opens 3 issues/)
  expect(summary).toContain('Alert on free connections of the pool')
  expect(await itemsOf(incident)).toEqual([])

  await merge(it, proposal)
  // Said last, once everything else is there.
  await comes(async () => (await cardOf(ana, incident)).includes('0 of 4 verified'))
  const made = await itemsOf(incident)
  expect(made.map(({ title }) => title).toSorted()).toEqual([
    'Add a load stage to the pipeline',
    'Alert on free connections of the pool',
    'Write the runbook',
  ])
  const [alert] = made.filter(({ title }) => title.startsWith('Alert'))
  const [load] = made.filter(({ title }) => title.startsWith('Add'))
  if (alert === undefined || load === undefined) throw new Error('an issue is missing')
  expect(await issues(ana).look(alert.number)).toMatchObject({ assignees: ['dev'], state: 'open' })
  expect((await issues(ana).look(alert.number)).labels).toEqual(
    expect.arrayContaining(['action-item', 'priority: p1', 'kind: detect', 'service: checkout']),
  )
  expect(await issues(ana).look(load.number)).toMatchObject({ assignees: [] })
  expect(load.body).toContain('@eve')
  const { data: nested } = await ana.request(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues',
    { ...AT, issue_number: incident },
  )
  expect(nested).toHaveLength(3)
  const { text } = await fileAt(ana, proposal.path, 'main')
  for (const { number } of made) expect(text).toContain(`/issues/${number})`)
  expect((await issues(ana).look(incident)).state).toBe('closed')

  const moved = await day(20)
  await issues(dev).say(alert.number, `/due ${moved}`)
  await it.settled()
  expect(await cardOf(ana, alert.number)).toContain(String(Number(moved.slice(8))))

  await it.advance(untilNoon(22))
  await comes(async () => (await issues(ana).look(alert.number)).labels.includes('due: overdue'))
  await it.settled()
  const told = await issues(ana).comments(alert.number)
  expect(told.some(({ body }) => body?.includes('@dev') && body.includes('overdue'))).toBe(true)

  const { data: main } = await dev.rest.git.getRef({ ...AT, ref: 'heads/main' })
  await dev.rest.git.createRef({ ...AT, ref: 'refs/heads/alert', sha: main.object.sha })
  await dev.rest.repos.createOrUpdateFileContents({
    ...AT,
    path: 'alerts/pool.yml',
    branch: 'alert',
    message: 'Alert on free connections',
    content: Buffer.from('pool: 10%\n').toString('base64'),
  })
  const { data: pull } = await dev.rest.pulls.create({
    ...AT,
    head: 'alert',
    base: 'main',
    title: 'Alert on free connections',
    body: `Closes #${alert.number}`,
  })
  await it.settled()
  await ana.rest.pulls.merge({ ...AT, pull_number: pull.number })
  await comes(async () => (await cardOf(ana, incident)).includes('1 of 4 verified'))
  expect((await issues(ana).look(alert.number)).labels).not.toContain('due: overdue')

  await ana.rest.issues.update({ ...AT, issue_number: load.number, state: 'closed' })
  await comes(async () => (await cardOf(ana, incident)).includes('unverified'))
  expect(await cardOf(ana, incident)).toContain('1 of 4 verified')
  expect((await itemsOf(incident)).length).toBe(3)
})
