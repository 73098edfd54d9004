import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'
import { actionWith, factsOf, itemScene, refusalOf, say } from '../support/scene.ts'

const snoozed = (time: string | null, reason?: string): FactBody => ({
  type: 'snoozed',
  until: time === null ? null : instant(time),
  ...(reason === undefined ? {} : { reason }),
})
const TOKEN = `ghp_${'a1B2'.repeat(9)}`

describe('/snooze on an action item, on Friday 20 November at 14:30', () => {
  test.each([
    ['/snooze 2w waiting for the vendor', '2026-12-04T00:00:00Z', 'waiting for the vendor'],
    ['/snooze for 2 weeks waiting', '2026-12-04T00:00:00Z', 'waiting'],
    [
      '/snooze until 1 dec - the team is at a fair',
      '2026-12-01T00:00:00Z',
      'the team is at a fair',
    ],
    ['/snooze until monday: no time', '2026-11-23T00:00:00Z', 'no time'],
    ['/snooze until next week at a fair', '2026-11-23T00:00:00Z', 'at a fair'],
    ['/snooze until december: no time', '2026-12-01T00:00:00Z', 'no time'],
    ['/snooze 3bd it waits', '2026-11-25T00:00:00Z', 'it waits'],
    ['/snooze today it is too hot', '2026-11-20T23:59:00Z', 'it is too hot'],
    ['/snooze 4h at lunch', '2026-11-20T18:30:00Z', 'at lunch'],
    ['/snooze until tomorrow 09:00 at a fair', '2026-11-21T09:00:00Z', 'at a fair'],
    ['/snooze 2026-12-01 2 of 3 are away', '2026-12-01T00:00:00Z', '2 of 3 are away'],
  ])('%s holds back until %s', (text, until, reason) => {
    expect(factsOf(text, itemScene())).toEqual([snoozed(until, reason)])
  })

  test('is answered with the moment in full', () => {
    expect(say('/snooze 2w waiting', itemScene())).toMatchObject({
      reply: 'No reminders until **2026-12-04 00:00 UTC**.',
    })
  })

  test('off ends what holds, and changes nothing where nothing does', () => {
    const held = actionWith(snoozed('2026-12-04T00:00:00Z', 'waiting'))
    expect(factsOf('/snooze off', itemScene({ action: held }))).toEqual([snoozed(null)])
    expect(factsOf('/snooze off', itemScene())).toEqual([])
    const over = actionWith(snoozed('2026-11-20T14:20:00Z', 'waiting'))
    expect(factsOf('/snooze OFF', itemScene({ action: over }))).toEqual([])
  })

  test('the same again changes nothing, another end or reason does', () => {
    const action = actionWith(snoozed('2026-12-04T00:00:00Z', 'waiting'))
    expect(factsOf('/snooze 2w waiting', itemScene({ action }))).toEqual([])
    expect(factsOf('/snooze 1w waiting', itemScene({ action }))).toHaveLength(1)
    expect(factsOf('/snooze 2w at a fair', itemScene({ action }))).toHaveLength(1)
  })

  test.each([
    ['/snooze', 'missing-argument', '`/snooze 2w waiting for the vendor`'],
    ['/snooze 2w', 'missing-argument', '`/snooze 2w waiting for the vendor`'],
    ['/snooze until 1 dec …', 'missing-argument', '`/snooze until 1 dec waiting for the vendor`'],
    ['/snooze waiting', 'unreadable-time', '`/snooze 2w waiting for the vendor`'],
    ['/snooze until 2026-11-01 tired', 'unreadable-time', '`/snooze 2027-11-01 tired`'],
    ['/snooze november at a fair', 'unreadable-time', '`/snooze 2026-11-20 at a fair`'],
    ['/snooze may no time', 'too-far', '`/snooze 90d no time`'],
    ['/snooze 1y no time', 'too-far', '`/snooze 90d no time`'],
  ])('%s is refused: %s', (text, code, fix) => {
    expect(refusalOf(text, itemScene())).toMatchObject({ code, fix })
  })

  test('a secret in the reason goes nowhere', () => {
    for (const text of [`/snooze 2w ${TOKEN}`, `/snooze 1y ${TOKEN}`, `/snooze may ${TOKEN}`]) {
      expect(JSON.stringify(say(text, itemScene()))).not.toContain(TOKEN)
    }
  })
})
