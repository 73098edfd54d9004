import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR_MS } from '../../src/domain/instant.ts'
import { canonical } from '../support/canonical.ts'
import { estateOf, openMany, told } from '../support/many.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

/** What people did while nobody told us: to which incident, and what. */
const deed = fc.record({
  to: fc.integer({ min: 0, max: 3 }),
  what: fc.constantFrom(
    'command',
    'comment',
    'edit',
    'uncommand',
    'card',
    'unlabel',
    'severity',
    'close',
    'crowd',
    'pass',
  ),
})
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

const COMMANDS = ['/ack', '/severity sev1', '/update all is slow, next 30m', '/snooze 3h', '/ic me']

async function lost(it: Story, number: number, what: Deed['what'], nth: number): Promise<void> {
  const ana = it.as('ana').rest.issues
  const issue = { ...AT, issue_number: number }
  it.minutes(1)
  const own = (await it.comments(number)).filter(({ user }) => user?.login === 'ana')
  const last = own.at(-1)
  switch (what) {
    case 'command':
      await ana.createComment({ ...issue, body: COMMANDS[nth % COMMANDS.length] ?? '' })
      return
    case 'comment':
      await ana.createComment({ ...issue, body: 'I am looking at it' })
      return
    case 'edit':
      if (last) await ana.updateComment({ ...AT, comment_id: last.id, body: '/resolve' })
      return
    case 'uncommand':
      if (last) await ana.deleteComment({ ...AT, comment_id: last.id })
      return
    case 'card': {
      const [card] = await it.cards(number)
      if (card) await ana.deleteComment({ ...AT, comment_id: card.id })
      return
    }
    case 'unlabel':
      await ana.removeLabel({ ...issue, name: 'incident' }).catch(() => null)
      return
    case 'severity':
      await ana.addLabels({ ...issue, labels: [`sev${1 + (nth % 4)}`] })
      return
    case 'close':
      await ana.update({ ...issue, state: 'closed' })
      return
    case 'crowd':
      for (let at = 0; at < 42; at++) await ana.createComment({ ...issue, body: 'so so' })
      return
    case 'pass':
      it.pass(2 * HOUR_MS)
      return
    default:
      what satisfies never
  }
}

async function after(deeds: readonly Deed[], isBulk: boolean): Promise<string> {
  const it = story({ startsAt: '2026-11-18T10:00:00Z' })
  const numbers = openMany(it, [['sev1'], ['sev2'], [], ['sev4']])
  for (const number of numbers) await it.look(number)
  const since = it.now()
  for (const [nth, { to, what }] of deeds.entries()) await lost(it, numbers[to] ?? 0, what, nth)
  if (isBulk) await told(estateOf(it), { since })
  else for (const number of numbers) await it.look(number)
  return canonical(it.sandbox.state, it.seeded.repository)
}

test('whatever was missed, one sweep over all leaves what a look at each would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
      expect(await after(deeds, true)).toBe(await after(deeds, false))
    }),
    { numRuns: 12 },
  )
}, 120_000)
