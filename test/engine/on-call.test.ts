import { expect, test } from 'vitest'
import { story } from '../support/story.ts'

/** 2026-11-20 was a Friday: ana's turn began on Monday the 16th. */
const CONFIG = `timezone: Europe/Berlin
responders:
  default: weekly, starts Monday 09:00, since 2026-11-16, [ben, ana]
`

const declared = async (config: string, by = 'ana', body = '/sev 2') => {
  const it = story({ config })
  const number = await it.declare(by, 'Checkout fails', body, ['incident'])
  await it.look(number)
  return { it, number }
}

test('whoever is on call leads a new incident, and has not answered by that', async () => {
  const { it, number } = await declared(CONFIG, 'ana', 'It is down.')
  const card = await it.card(number)
  expect((await it.issue(number)).assignees).toEqual(['ben'])
  expect(card).toMatch(/Incident commander.*ben.*on call by the rotation/)
  expect(card).toMatch(/\| Acknowledged \| not known/)
  expect((await it.plan(number)).effects).toEqual([])
})

test('the journal remembers who was called: a later turn and another config change nothing', async () => {
  const { it, number } = await declared(CONFIG)
  await it.configure('responders: { default: [caro] }\n')
  it.pass(7 * 86_400_000)
  await it.look(number)
  expect((await it.issue(number)).assignees).toEqual(['ben'])
})
