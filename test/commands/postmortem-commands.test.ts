import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'
import {
  factsOf,
  incidentIn,
  incidentWith,
  nothing,
  refusalOf,
  report,
  say,
  scene,
} from '../support/scene.ts'

const sev = (severity: string): FactBody => ({ type: 'severity-set', severity })
const asked: FactBody = { type: 'postmortem-asked' }
const skipped = (reason: string): FactBody => ({ type: 'postmortem-skipped', reason })
const published: FactBody = {
  type: 'postmortem-published',
  path: 'postmortems/2026-11-20-7-checkout.md',
  commit: 'f'.repeat(40),
  pull: 8,
}
const entered = (category: 'resolved' | 'reviewed' | 'cancelled' | 'duplicate'): FactBody => ({
  type: 'status-entered',
  status: category,
  category,
})
const with_ = (...facts: FactBody[]) => scene({ incident: incidentWith(...facts) })

/** Incidents about which nothing is ever written. */
const NEVER = [
  ['a drill', with_(sev('sev1'), { type: 'drill-set', drill: true }), 'drill'],
  ['a report', scene({ incident: report() }), 'report'],
  ['a duplicate', with_(sev('sev1'), entered('duplicate')), 'duplicate'],
  ['a false alarm', with_(sev('sev1'), entered('cancelled')), 'cancelled'],
] as const

describe('/postmortem', () => {
  test.each([
    ['a SEV3, which owes none', with_(sev('sev3'))],
    ['an incident that nobody has judged', scene()],
    ['a SEV1, which owes one anyway', with_(sev('sev1'))],
    ['one that was asked for, since its pull request may be closed', with_(sev('sev3'), asked)],
    ['one that was skipped', with_(sev('sev1'), skipped('known'))],
    ['a resolved one', with_(sev('sev3'), entered('resolved'))],
  ])('asks for one on %s', (_, at) => {
    expect(factsOf('/postmortem', at)).toEqual([asked])
  })

  test('is agreement once it is published', () => {
    expect(factsOf('/postmortem', with_(sev('sev1'), entered('reviewed'), published))).toEqual([])
  })

  test('asks anew where the published one was taken back', () => {
    const taken: FactBody = { type: 'postmortem-withdrawn', path: 'postmortems/a.md' }
    expect(factsOf('/postmortem', with_(sev('sev1'), published, taken))).toEqual([asked])
  })

  test.each(NEVER)('is refused on %s', (_, at, word) => {
    const { code, detail, fix } = refusalOf('/postmortem', at)
    expect({ code, fix }).toEqual({ code: 'not-owed', fix: expect.stringMatching(/^`\/\w+/) })
    expect(detail).toContain(word)
  })

  test.each([
    ['/postmortem please', 'unknown-choice', '`/postmortem`'],
    ['/postmortem @ana', 'unknown-choice', '`/postmortem`'],
    ['/postmortem sikp no time', 'unknown-choice', '`/postmortem skip no time`'],
    ['/postmortem skpi', 'unknown-choice', '`/postmortem skip the cause is known and written up`'],
    [
      '/postmortem skip',
      'missing-argument',
      '`/postmortem skip the cause is known and written up`',
    ],
    [
      '/postmortem skip ...',
      'missing-argument',
      '`/postmortem skip the cause is known and written up`',
    ],
  ])('%s is refused: %s', (text, code, fix) => {
    expect(refusalOf(text, with_(sev('sev1')))).toMatchObject({ code, fix })
  })
})

describe('/postmortem skip', () => {
  test.each([
    ['/postmortem skip same cause as #12', 'same cause as #12'],
    ['/postmortem SKIP same cause', 'same cause'],
    ['/post-mortem skip: same cause', 'same cause'],
  ])('%s keeps the reason', (text, reason) => {
    expect(factsOf(text, with_(sev('sev1')))).toEqual([skipped(reason)])
  })

  test('keeps no secret', () => {
    const [fact] = factsOf(
      `/postmortem skip the token ghp_${'a'.repeat(36)} leaked`,
      with_(sev('sev2')),
    )
    expect(JSON.stringify(fact)).not.toContain('aaaa')
  })

  test.each([
    ['one that somebody asked for', with_(sev('sev3'), asked)],
    ['one that was asked for after it was skipped', with_(sev('sev1'), skipped('known'), asked)],
    ['one of a resolved incident', with_(sev('sev2'), entered('resolved'))],
  ])('declines %s', (_, at) => {
    expect(factsOf('/postmortem skip known', at)).toEqual([skipped('known')])
  })

  test('is agreement where it was said, and corrects the reason where that is another', () => {
    const at = with_(sev('sev1'), skipped('known'))
    expect(factsOf('/postmortem skip known', at)).toEqual([])
    expect(factsOf('/postmortem skip it was a test', at)).toEqual([skipped('it was a test')])
  })

  test.each([
    ['a SEV3 for which nobody has asked', with_(sev('sev3'))],
    ['an incident that nobody has judged', scene()],
    ['a published one', with_(sev('sev1'), published)],
    ...NEVER.map(([name, present]) => [name, present] as const),
  ] as const)('is refused on %s: there is nothing to skip', (_, at) => {
    expect(refusalOf('/postmortem skip known', at).code).toBe('not-owed')
  })
})

describe('/meeting on Friday at 14:30', () => {
  const at = with_(sev('sev1'))
  test.each([
    ['/meeting 2026-11-25 14:00', '2026-11-25T14:00:00Z'],
    ['/meeting tomorrow 10:00', '2026-11-21T10:00:00Z'],
    ['/meeting monday at 9am', '2026-11-23T09:00:00Z'],
    ['/meeting friday 14:00', '2026-11-27T14:00:00Z'],
    ['/meeting wednesday 14:00 Europe/Berlin', '2026-11-25T13:00:00Z'],
    ['/meeting 16:00', '2026-11-20T16:00:00Z'],
    ['/meeting in 3 days', '2026-11-23T14:30:00Z'],
  ])('%s sets it to %s', (text, when) => {
    expect(factsOf(text, at)).toEqual([{ type: 'meeting-set', when: instant(when) }])
  })

  test('is answered with the absolute time, also where it was set so already', () => {
    const words = 'The postmortem is talked over at **2026-11-25 15:00 GMT+1**.'
    const team = { zone: 'Europe/Lisbon' }
    const first = scene({ incident: at.incident, team: { zone: 'Europe/Berlin' } })
    expect(say('/meeting 2026-11-25 15:00', first)).toMatchObject({ reply: words })
    const when = instant('2026-11-25T14:00:00Z')
    const again = scene({
      incident: incidentWith(sev('sev1'), { type: 'meeting-set', when }),
      team,
    })
    expect(say('/meeting 2026-11-25 14:00', again)).toMatchObject({
      facts: [],
      reply: 'The postmortem is talked over at **2026-11-25 14:00 GMT+0**.',
    })
  })

  test.each([
    ['/meeting', 'missing-argument', '`/meeting tomorrow 10:00`'],
    ['/meeting soon', 'unreadable-time', '`/meeting tomorrow 10:00`'],
    ['/meeting friday', 'unreadable-time', '`/meeting friday 14:00`'],
    ['/meeting last tuesday', 'unreadable-time', '`/meeting tomorrow 10:00`'],
    ['/meeting 2026-11-25', 'unreadable-time', '`/meeting 2026-11-25 14:00`'],
    ['/meeting 25/11 14:00', 'unreadable-time', '`/meeting tomorrow 10:00`'],
    ['/meeting 2026-11-20 14:00', 'unreadable-time', '`/meeting tomorrow 10:00`'],
    ['/meeting yesterday 14:00', 'unreadable-time', '`/meeting tomorrow 10:00`'],
    ['/meeting 2027-11-25 14:00', 'too-far', '`/meeting tomorrow 10:00`'],
  ])('%s is refused: %s', (text, code, fix) => {
    expect(refusalOf(text, at)).toMatchObject({ code, fix })
  })

  test('a refusal of a past time says when it is now', () => {
    expect(refusalOf('/meeting 2026-11-20 14:00', at).detail).toContain(
      '2026-11-20 14:00 UTC is over: it is 2026-11-20 14:30 UTC.',
    )
  })

  test.each([
    ['on a published one', with_(sev('sev1'), published)],
    ['on one that somebody asked for', with_(sev('sev3'), asked)],
  ])('is taken %s', (_, present) => {
    expect(factsOf('/meeting tomorrow 10:00', present)).toHaveLength(1)
  })

  test.each([
    ['a SEV3', with_(sev('sev3'))],
    ['a skipped one', with_(sev('sev1'), skipped('known'))],
    ...NEVER.map(([name, present]) => [name, present] as const),
  ] as const)('is refused on %s: there is nothing to meet about', (_, present) => {
    expect(refusalOf('/meeting tomorrow 10:00', present).code).toBe('not-owed')
  })
})

test.each(['/postmortem', '/postmortem skip x', '/meeting tomorrow 10:00'])(
  '%s needs an incident',
  (text) => {
    expect(refusalOf(text, scene({ incident: nothing() })).code).toBe('not-an-incident')
    expect(refusalOf(text, scene({ incident: incidentIn('resolved') }), 'read').code).toBe(
      'not-allowed',
    )
  },
)
