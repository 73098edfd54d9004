import { expect, onTestFinished, test } from 'vitest'
import { write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { FILLED_FORM } from '../support/filled-form.ts'
import { counting, incident, STARTS } from '../support/reporting.ts'
import { type Served, type ServedOptions, served } from '../support/served.ts'

const FILE = 'active.json'

async function telling(options: ServedOptions = {}, config = 'reports:\n  data: true\n') {
  const it = await served({ at: STARTS, ...options })
  onTestFinished(it.close)
  await write(it.box, 'main', '.github/sitrep.yml', config)
  await it.app.sweep()
  await gathered(it)
  return it
}

/** Lets so much time pass that what has happened is told. */
async function gathered(it: Served): Promise<void> {
  await it.settled()
  it.box.sandbox.clock.advance(10_000)
  await it.settled()
}

const say = async (it: Served, issue_number: number, body: string) => {
  await it.box.as('ben').rest.issues.createComment({ ...SHOP, issue_number, body })
  await gathered(it)
}

async function textOf({ box }: Served): Promise<string | null> {
  const { data } = await box
    .as('ana')
    .rest.repos.getContent({ ...SHOP, path: FILE, ref: 'sitrep/data' })
    .catch(() => ({ data: null }))
  if (data === null || !('content' in data)) return null
  return Buffer.from(data.content, 'base64').toString('utf8')
}

const told = async (it: Served) => JSON.parse((await textOf(it)) ?? 'null')

const commits = async ({ box }: Served): Promise<number> =>
  (await box.as('ana').rest.repos.listCommits({ ...SHOP, sha: 'sitrep/data' })).data.length

test('the file tells what is open now, from the declaration to the end', async () => {
  const it = await telling()
  expect(await told(it)).toEqual({
    ...{ version: 1, repository: 'acme/shop', incidents: [], drills: [] },
  })
  const number = await incident(it, [])
  await gathered(it)
  expect((await told(it)).incidents).toEqual([
    {
      ...{ number, title: 'Checkout fails', severity: 'sev2', status: 'investigating' },
      ...{ category: 'investigating', services: [], declaredAt: expect.stringMatching(/Z$/) },
      url: expect.stringMatching(`/acme/shop/issues/${number}$`),
    },
  ])
  await say(it, number, '/sev 1\n/service search\n/service checkout')
  expect((await told(it)).incidents).toMatchObject([
    { severity: 'sev1', services: ['checkout', 'search'] },
  ])
  await say(it, number, '/mitigated')
  expect((await told(it)).incidents).toMatchObject([{ category: 'mitigated' }])
  await it.box
    .as('ana')
    .rest.issues.update({ ...SHOP, issue_number: number, title: 'No "one" pays' })
  await gathered(it)
  expect((await told(it)).incidents).toMatchObject([{ title: 'No "one" pays' }])
  await say(it, number, '/resolve')
  expect((await told(it)).incidents).toEqual([])
  await say(it, number, '/reopen')
  expect((await told(it)).incidents).toHaveLength(1)
  await it.box
    .as('ana')
    .rest.issues.removeLabel({ ...SHOP, issue_number: number, name: 'incident' })
  await gathered(it)
  expect((await told(it)).incidents).toEqual([])
})

test('an exercise stands apart, and what nobody has taken up stands nowhere', async () => {
  const it = await telling()
  const number = await incident(it, [])
  await say(it, number, '/drill')
  const reported = await it.box
    .as('eve')
    .rest.issues.create({ ...SHOP, title: 'Broken', body: FILLED_FORM })
  await gathered(it)
  expect(await told(it)).toMatchObject({ incidents: [], drills: [{ number }] })
  const taken = reported.data.number
  await say(it, taken, '/declare')
  expect(await told(it)).toMatchObject({ incidents: [{ number: taken }], drills: [{ number }] })
})

test('what changes nothing in it is not committed, and the same state is the same bytes', async () => {
  const it = await telling()
  const number = await incident(it, [])
  await gathered(it)
  const [before, text] = [await commits(it), await textOf(it)]
  await say(it, number, '/ack')
  await say(it, number, '/update Still looking, next 30m')
  expect([await commits(it), await textOf(it)]).toEqual([before, text])
})

test('many changes within moments are one commit', async () => {
  const it = await telling()
  const before = await commits(it)
  for (const _ of [1, 2, 3]) await incident(it, [])
  await gathered(it)
  expect((await told(it)).incidents).toHaveLength(3)
  expect((await commits(it)) - before).toBeLessThanOrEqual(1)
})

test('where somebody else was faster it is committed on top of that', async () => {
  const it = await telling()
  let raced = false
  it.box.sandbox.faults.queue({
    method: 'PATCH',
    route: '/repos/{owner}/{repo}/git/refs/{ref}',
    where: ({ who }) => {
      if (raced || who.startsWith('user ')) return false
      raced = true
      return true
    },
    before: { status: 422 },
  })
  await incident(it, [])
  await gathered(it)
  expect(raced).toBe(true)
  expect((await told(it)).incidents).toHaveLength(1)
})

test('nobody is asked for it where config does not want it', async () => {
  const it = await telling({}, 'reports:\n  data: false\n')
  const number = await incident(it, [])
  await gathered(it)
  expect(await textOf(it)).toBeNull()
  const spent = counting(it)
  await it.box.as('ben').rest.issues.createComment({ ...SHOP, issue_number: number, body: '/ack' })
  await it.settled()
  spent()
  it.box.sandbox.clock.advance(11_000)
  await it.settled()
  expect(spent()).toEqual({})
})

test('read-only writes nothing', async () => {
  const it = await telling({ readOnly: true })
  await incident(it, [])
  await gathered(it)
  expect(await textOf(it)).toBeNull()
})
