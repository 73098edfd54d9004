import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'
import { factsOf, incidentIn, incidentWith, refusalOf, say, scene } from '../support/scene.ts'

const at = (time: string) => instant(`2026-11-${time}:00Z`)
const snoozed = (until: ReturnType<typeof at> | null): FactBody => ({ type: 'snoozed', until })

describe('/snooze on Friday at 14:30', () => {
  test.each([
    ['/snooze 2h', '20T16:30'],
    ['/snooze for 90m', '20T16:00'],
    ['/snooze 1h30m', '20T16:00'],
    ['/snooze until 15:00', '20T15:00'],
    ['/snooze until 14:00', '21T14:00'],
    ['/snooze until tomorrow 09:00', '21T09:00'],
    ['/snooze until monday 09:00', '23T09:00'],
    ['/snooze 15:00', '20T15:00'],
    ['/snooze 7d', '27T14:30'],
    ['/snooze until 2026-11-24 08:00', '24T08:00'],
  ])('%s holds back until %s', (text, until) => {
    expect(factsOf(text)).toEqual([snoozed(at(until))])
  })

  test('/snooze off ends what holds, and changes nothing where nothing does', () => {
    const held = incidentWith(snoozed(at('20T18:00')))
    expect(factsOf('/snooze off', scene({ incident: held }))).toEqual([snoozed(null)])
    expect(factsOf('/snooze OFF', scene({ incident: held }))).toEqual([snoozed(null)])
    expect(factsOf('/snooze off')).toEqual([])
    const over = incidentWith(snoozed(at('20T14:20')))
    expect(factsOf('/snooze off', scene({ incident: over }))).toEqual([])
  })

  test('the same again changes nothing, another end does', () => {
    const incident = incidentWith(snoozed(at('20T16:30')))
    expect(factsOf('/snooze 2h', scene({ incident }))).toEqual([])
    expect(factsOf('/snooze 1h', scene({ incident }))).toEqual([snoozed(at('20T15:30'))])
  })

  test.each([
    ['/snooze', 'missing-argument', '`/snooze 2h`'],
    ['/snooze a while', 'unreadable-time', '`/snooze 2h`'],
    ['/snooze until 2026-11-20 08:00', 'unreadable-time', '`/snooze 2h`'],
    ['/snooze until 25:00', 'unreadable-time', '`/snooze 2h`'],
    ['/snooze 8d', 'too-far', '`/snooze 7d`'],
    ['/snooze until 2026-12-24 08:00', 'too-far', '`/snooze 7d`'],
  ])('%s is refused: %s', (text, code, fix) => {
    expect(refusalOf(text)).toMatchObject({ code, fix })
  })

  test('a refusal says how far it may reach', () => {
    expect(refusalOf('/snooze 8d').detail).toBe(
      'Reminders can be held back for 7 days at most, so until 2026-11-27 14:30 UTC; asked was 2026-11-28 14:30 UTC.',
    )
  })

  test.each(['resolved', 'reviewed', 'cancelled', 'duplicate'] as const)(
    'has no meaning once the incident is %s',
    (category) => {
      const gated = say('/snooze 2h', scene({ incident: incidentIn(category) }))
      expect(gated).toMatchObject({ kind: 'refused', problem: { code: 'wrong-status' } })
    },
  )
})
