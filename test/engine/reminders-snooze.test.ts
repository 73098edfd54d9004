import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

async function open(it: Story): Promise<number> {
  const number = await it.declare('ana', 'Checkout fails', '/sev 1\n/ic me', ['incident'])
  await it.look(number)
  await it.say('ana', number, '/update looking, next 30m')
  return number
}

const row = async (it: Story, number: number): Promise<string | null> =>
  /^\| \*\*Reminders\*\* \| (.*) \|$/m.exec(await it.card(number))?.[1]?.trim() ?? null

test('a pause is told on the card while it holds, and moves what comes due to its end', async () => {
  const it = story()
  const number = await open(it)
  const snoozed = await it.say('ben', number, '/snooze 2h')
  expect(await it.reactions(snoozed)).toEqual(['rocket'])
  expect(await row(it, number)).toBe('held back until 2026-11-20 16:02 UTC')
  it.minutes(119)
  const { wakeAt } = await it.look(number)
  expect(wakeAt).toBe(Date.parse('2026-11-20T16:02:00Z'))
  expect(await it.replies(number)).toEqual([])
  it.minutes(1)
  await it.look(number)
  expect(await it.replies(number)).toHaveLength(1)
  expect(await row(it, number)).toBeNull()
  expect(await it.card(number)).toContain('Reminders held back until 2026-11-20 16:02 UTC')
  expect((await it.plan(number)).effects).toEqual([])
})

test('/snooze off lets them come again', async () => {
  const it = story()
  const number = await open(it)
  await it.say('ben', number, '/snooze until 18:00')
  it.minutes(60)
  await it.look(number)
  expect(await it.replies(number)).toEqual([])
  await it.say('ben', number, '/snooze off')
  expect(await it.replies(number)).toHaveLength(1)
  expect(await row(it, number)).toBeNull()
})

test('a pause is a fact of the journal: deleting the comment changes nothing', async () => {
  const it = story()
  const number = await open(it)
  const said = await it.say('ben', number, '/snooze 2h')
  await it.as('ben').rest.issues.deleteComment({ owner: 'acme', repo: 'shop', comment_id: said })
  it.minutes(60)
  await it.look(number)
  expect(await it.replies(number)).toEqual([])
})

test('longer than a week is refused, and one reply says what would do', async () => {
  const it = story()
  const number = await open(it)
  const said = await it.say('ben', number, '/snooze 30d')
  expect(await it.reactions(said)).toEqual(['confused'])
  const [reply = '', ...more] = await it.replies(number)
  expect(more).toEqual([])
  expect(reply).toContain('held back for 7 days at most')
  expect(reply).toContain('What to type: `/snooze 7d`')
  expect(await row(it, number)).toBeNull()
})

test('somebody who may not respond holds nothing back', async () => {
  const it = story({ private: false })
  const number = await open(it)
  await it.say('eve', number, '/snooze 2h')
  expect(await row(it, number)).toBeNull()
  it.minutes(30)
  await it.look(number)
  expect((await it.replies(number)).join()).toContain('The next status update is late')
})
