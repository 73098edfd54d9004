import { expect, test } from 'vitest'
import { SHOP, type Started } from '../sandbox/support.ts'
import { type Mortal, mortal } from '../support/mortal.ts'

/** As long as an unanswered sending stays unknown, and a second. */
const SETTLED_MS = 61_000

/** A week with an incident that is over and something that was promised, at the end of which the host is switched off. */
async function eventful(it: Mortal): Promise<void> {
  const { issues } = it.box.as('ana').rest
  const made = await issues.create({
    ...SHOP,
    title: 'Checkout fails',
    labels: ['incident', 'sev4'],
  })
  await it.settled()
  await issues.createComment({ ...SHOP, issue_number: made.data.number, body: '/resolve' })
  await issues.create({ ...SHOP, title: 'Alert on the pool', labels: ['action-item'] })
  await it.settled()
}

/** Milliseconds to the Monday behind this week, a minute after its reports were due. */
function untilMonday({ sandbox }: Started): number {
  const now = sandbox.world.now()
  const monday = new Date(now)
  monday.setUTCDate(monday.getUTCDate() + 7 - ((monday.getUTCDay() + 6) % 7))
  monday.setUTCHours(9, 13, 0, 0)
  return monday.getTime() - now
}

/** What one sees of the reports: kind, whether it is open, and how much is said below it; in any order. */
async function told({ as }: Started): Promise<readonly string[]> {
  const { issues } = as('ana').rest
  const { data } = await issues.listForRepo({ ...SHOP, labels: 'report', state: 'all' })
  return data
    .map(({ title, state, comments }) => `${title.split(':', 1)[0]} ${state} ${comments}`)
    .toSorted()
}

const FIRST = ['Action items open 0', 'Incidents open 0']
const BOTH = [
  'Action items closed 1',
  'Action items open 0',
  'Incidents closed 1',
  'Incidents open 0',
]

/** Kills whoever sends the next one, before or after GitHub has done what it asks. Resolves when it has struck. */
function killedAt(it: Mortal, template: string, done: boolean): Promise<unknown> {
  const struck = Promise.withResolvers<unknown>()
  it.box.sandbox.faults.queue({
    ...{ method: 'POST', route: template },
    where: ({ who }) => {
      if (who.startsWith('user ')) return false
      void it.kill().then(struck.resolve)
      return true
    },
    ...(done ? { after: 'lost' } : { before: 'lost' }),
  })
  return struck.promise
}

const ISSUES = '/repos/{owner}/{repo}/issues'
const COMMENTS = `${ISSUES}/{issue_number}/comments`

test.each([
  ['before GitHub has opened a report', ISSUES, false],
  ['after GitHub has opened a report', ISSUES, true],
  ['after GitHub has written below the one before', COMMENTS, true],
])('killed %s, it has told each once in the end', { timeout: 240_000 }, async (_, route, done) => {
  const it = await mortal()
  try {
    await eventful(it)
    await it.rise(untilMonday(it.box))
    expect(await it.settled()).toBe(true)
    expect(await told(it.box)).toEqual(FIRST)
    const struck = killedAt(it, route, done)
    // It may be killed before it has said that it is there.
    await it.rise(untilMonday(it.box)).catch(() => undefined)
    await struck
    it.box.sandbox.faults.clear()
    await it.rise()
    if (!(await it.settled())) await it.rise(SETTLED_MS)
    expect(await it.settled()).toBe(true)
    expect(await told(it.box)).toEqual(BOTH)
    expect(it.remains.filter(({ integrity }) => integrity !== 'ok')).toEqual([])
  } finally {
    await it.close()
  }
})
