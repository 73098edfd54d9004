import { expect, onTestFinished, test } from 'vitest'
import { write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { at, counting, eventful, incident, promise, reports, STARTS } from '../support/reporting.ts'
import { served } from '../support/served.ts'

const CONFIG = `reports: { metrics: never, trends: never }
responders:
  assign: none
  default: weekly, starts Monday 09:00, since 2026-11-16, [ana, ben, caro]
`

async function begun(config = CONFIG) {
  const it = await eventful()
  onTestFinished(it.close)
  await write(it.box, 'main', '.github/sitrep.yml', config)
  await it.app.sweep()
  await it.settled()
  return it
}

/** When and what was said below each report, oldest first, without markers. */
async function said(it: Awaited<ReturnType<typeof begun>>) {
  const told = (await reports(it)).map(async ({ number }) => {
    const { data } = await it.box
      .as('ana')
      .rest.issues.listComments({ ...SHOP, issue_number: number })
    return data.map(({ body = '', created_at }) => `${created_at} ${body.split('\n')[1] ?? ''}`)
  })
  return Promise.all(told)
}

test('a hand-over before the first report comes with that, and each after it on time on the one that is open', async () => {
  const it = await begun()
  await at(it, '2026-11-23T09:00:00Z')
  expect(await said(it)).toEqual([])
  await at(it, '2026-11-23T09:07:00Z')
  const first = ['2026-11-23T09:07:00Z **@ben is on call now.**']
  expect(await said(it)).toEqual([first])
  await at(it, '2026-11-27T12:00:00Z')
  expect(await said(it)).toEqual([first])
  await at(it, '2026-11-30T09:00:00Z')
  const second = [...first, '2026-11-30T09:00:00Z **@caro is on call now.**']
  expect(await said(it)).toEqual([second])
  await at(it, '2026-11-30T09:07:00Z')
  await at(it, '2026-12-02T12:00:00Z')
  expect(await said(it)).toEqual([[...second, expect.stringContaining('The next report')], []])
})

test('before the first action item it is told on the report of incidents, and no second time on the first of the others', async () => {
  const it = await served({ at: STARTS })
  onTestFinished(it.close)
  await incident(it, ['/sev 2', '/mitigated', '/resolve'])
  await write(it.box, 'main', '.github/sitrep.yml', CONFIG.replace('metrics: never, ', ''))
  await it.app.sweep()
  await it.settled()
  await at(it, '2026-11-23T09:12:00Z')
  const first = '2026-11-23T09:12:00Z **@ben is on call now.**'
  expect(await said(it)).toEqual([[first]])
  promise(it, 'Alert on free connections')
  await at(it, '2026-11-30T09:00:00Z')
  const second = [first, '2026-11-30T09:00:00Z **@caro is on call now.**']
  expect(await said(it)).toEqual([second])
  await at(it, '2026-12-02T12:00:00Z')
  const followed = [...second, expect.stringContaining('The next report')]
  expect((await said(it)).toSorted((a, b) => b.length - a.length)).toEqual([followed, [], []])
  await at(it, '2026-12-07T09:00:00Z')
  const last = (await reports(it)).findLast(({ title }) => title.startsWith('Action items'))
  const told = await it.box
    .as('ana')
    .rest.issues.listComments({ ...SHOP, issue_number: last?.number ?? 0 })
  expect(told.data.map(({ body = '' }) => body.split('\n')[1])).toEqual([
    '**@ana is on call now.**',
  ])
})

test('it lists what is open, what was promised and who leads, and mentions one person', async () => {
  const it = await begun()
  await at(it, '2026-11-23T09:07:00Z')
  const number = await incident(it, ['/ic', '/sev 1', '/update Rolling back.'])
  await at(it, '2026-11-30T09:00:00Z')
  const [report] = await reports(it)
  const { data } = await it.box
    .as('ana')
    .rest.issues.listComments({ ...SHOP, issue_number: report?.number ?? 0 })
  const body = data.at(-1)?.body ?? ''
  expect(body).toContain('For everything that is not named, after ben')
  expect(body).toContain('#### 1 open incident')
  expect(body).toMatch(new RegExp(`\\| ${number} \\[.*\\| sev1 \\| investigating \\| ben \\|`))
  expect(body).toContain('**late**')
  expect(body.match(/@[a-z]+/g)).toEqual(['@caro'])
})

test('an App that was away tells the newest alone, and nobody is asked again once it is told', async () => {
  const it = await begun(CONFIG.replace('weekly, starts Monday 09:00', 'daily, starts 09:00'))
  await at(it, '2026-11-23T09:07:00Z')
  it.box.sandbox.clock.advance(4 * 86_400_000 - 7 * 60_000)
  await it.app.sweep()
  await it.settled()
  const [told = []] = await said(it)
  expect(told.map((one) => one.slice(0, 16))).toEqual(['2026-11-23T09:07', '2026-11-27T09:00'])
  const spent = counting(it)
  await it.app.sweep()
  await it.settled()
  expect(Object.keys(spent()).filter((route) => route.includes('comments'))).toEqual([])
})

test.each([
  ['switched off', CONFIG.replace('assign: none', 'assign: none\n  hand-over: false')],
  ['always the same person', CONFIG.replace(/default: .*/, 'default: [ana, ben]')],
])('nothing is told where it is %s', async (_, config) => {
  const it = await begun(config)
  await at(it, '2026-11-23T09:07:00Z')
  await at(it, '2026-11-30T09:00:00Z')
  expect((await said(it))[0]).toEqual([])
})
