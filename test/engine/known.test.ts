import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { knownOf } from '../../src/engine/known.ts'
import { type Story, story } from '../support/story.ts'

const shown = (it: Story, number: number) => {
  const asked: string[] = []
  const names = async (logins: readonly string[]) => {
    asked.push(...logins)
    return new Map([['ana', 'Ana Lovelace']])
  }
  return {
    asked,
    known: async () => (await knownOf(number, it.world(number), names))?.known ?? null,
  }
}

test('of an incident its words, times and people are known, by role where they held one', async () => {
  const it = story({ config: 'services:\n  checkout: {}\n' })
  const number = await it.declare('ana', 'Checkout fails', '/sev 1\n/service checkout', [
    'incident',
  ])
  await it.say('ben', number, '/ic @caro\n/ack')
  const { asked, known } = shown(it, number)
  expect(await known()).toEqual({
    number,
    title: 'Checkout fails',
    severity: 'sev1',
    services: ['checkout'],
    cause: null,
    times: {
      declared: instant('2026-11-20T14:00:00Z'),
      acknowledged: expect.any(Number),
    },
    participants: [
      { login: 'caro', name: null, role: 'commander' },
      { login: 'ana', name: 'Ana Lovelace', role: null },
      { login: 'ben', name: null, role: null },
    ],
  })
  expect(asked).toEqual(['caro', 'ana', 'ben'])
})

test('an issue that is no incident is none, and neither is one that is not there', async () => {
  const it = story()
  const number = await it.declare('ana', 'A question', 'How does it work?', [])
  expect(await shown(it, number).known()).toBeNull()
  expect(await shown(it, 99).known()).toBeNull()
})
