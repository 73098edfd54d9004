import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read.ts'
import { type Instant, instant, iso } from '../../../src/domain/instant.ts'
import {
  type HandOver,
  handOverKey,
  handOvers,
  nextHandOverAt,
} from '../../../src/plan/report/hand-over.ts'
import { type Handed, handOverWords } from '../../../src/plan/report/hand-over-words.ts'
import { incidentWith } from '../../support/scene.ts'

const policyOf = (text: string) => readConfig([{ source: 'sitrep.yml', text }]).policy
const CONFIG = `responders:
  default: weekly, starts Monday 09:00 Europe/Berlin, since 2026-11-16, [ana, ben, caro]
  checkout: weekly, starts Monday 09:00 Europe/Berlin, since 2026-11-16, [ana, ben, dan]
  search: daily, starts 00:00 UTC, since 2026-11-16, [eli, fay]
  always: [gus]
  office: { gaps: true, layers: [{ days: [mon], rotation: "weekly, [hal]" }] }
`
const at = (text: string) => instant(text)
const shown = (all: readonly HandOver[]) =>
  all.map((one) => `${iso(one.at)} ${one.to} ${one.services.map(({ key }) => key).join('+')}`)

describe('which hand-overs there are', () => {
  const policy = policyOf(CONFIG)

  test('of each rotation the latest, those of one moment and person together, and none of who is always there', () => {
    expect(shown(handOvers(policy, at('2026-11-25T12:00:00Z')))).toEqual([
      '2026-11-23T08:00:00Z ben default+checkout',
      '2026-11-25T00:00:00Z fay search',
    ])
  })

  test('whoever begins behind a gap takes over from nobody, and in the gap nobody does', () => {
    const [, office] = handOvers(policy, at('2026-11-23T07:00:00Z')).filter(({ services }) =>
      services.some(({ key }) => key === 'office' || key === 'search'),
    )
    expect(office).toMatchObject({ to: 'hal', services: [{ key: 'office', from: null }] })
    expect(shown(handOvers(policy, at('2026-11-24T12:00:00Z'))).join()).not.toContain('hal')
  })

  test('to the moment', () => {
    const tell = (text: string) => shown(handOvers(policy, at(text)))[0]
    expect(tell('2026-11-23T07:59:59Z')).toContain('2026-11-16T08:00:00Z ana')
    expect(tell('2026-11-23T08:00:00Z')).toContain('2026-11-23T00:00:00Z')
    expect(shown(handOvers(policy, at('2026-11-23T08:00:00Z')))).toContain(
      '2026-11-23T08:00:00Z ben default+checkout',
    )
  })

  test('the next one of all, and none where nothing turns or config wants none', () => {
    expect(
      iso(nextHandOverAt(policy, at('2026-11-25T12:00:00Z')) ?? at('1970-01-01T00:00:00Z')),
    ).toBe('2026-11-26T00:00:00Z')
    for (const config of [
      '',
      'responders: { default: [ana] }\n',
      `${CONFIG}  hand-over: false\n`,
    ]) {
      const other = policyOf(config)
      expect(nextHandOverAt(other, at('2026-11-25T12:00:00Z'))).toBeNull()
      expect(handOvers(other, at('2026-11-25T12:00:00Z'))).toEqual([])
    }
  })

  test('its key names the moment and who takes over, whatever the case', () => {
    expect(handOverKey({ at: at('2026-11-23T08:00:00Z'), to: 'Ben' })).toBe(
      'hand-over.2026-11-23T08:00:00Z.ben',
    )
  })

  test('whoever looks every six hours of a year finds each of its hand-overs, and no other', () => {
    const told = new Map<string, number>()
    const [first, last] = [at('2025-01-01T00:00:00Z'), at('2026-01-01T00:00:00Z')]
    const weekly = policyOf(CONFIG.split('\n').slice(0, 2).join('\n'))
    for (let now = first as number; now < last; now += 6 * 3_600_000) {
      for (const one of handOvers(weekly, now as Instant)) {
        told.set(handOverKey(one), (told.get(handOverKey(one)) ?? 0) + 1)
      }
    }
    // 52 Mondays of 2025, and the turn that ran when the year began.
    expect(told.size).toBe(53)
  })
})

const HANDED: Handed = {
  incidents: [],
  overdue: [],
  now: at('2026-11-23T08:00:00Z'),
  policy: policyOf(CONFIG),
  home: 'https://github.test/acme/shop',
}
const TURN: HandOver = {
  at: HANDED.now,
  to: 'ben',
  services: [{ key: 'default', from: 'ana', secondary: 'caro', until: at('2026-11-30T08:00:00Z') }],
}

describe('what it says', () => {
  test('nothing to hand over is said in a sentence', () => {
    expect(handOverWords(TURN, HANDED)).toBe(
      '**@ben is on call now.**\n\n- For everything that is not named, after ana, until 2026-11-30 08:00 UTC, behind them caro\n\nNothing is open, no update is promised, and no action item is overdue.',
    )
  })

  test('incidents by severity with the update that was promised, and action items by date', () => {
    const worse = incidentWith(
      { type: 'titled', title: 'Down @everybody' },
      { type: 'severity-set', severity: 'sev1' },
      { type: 'update-posted', text: 'x', next: at('2026-11-23T07:30:00Z') },
    )
    const item = (number: number, due: string) => ({
      ...{ number, title: `Item ${number}`, incident: 1, createdAt: HANDED.now, due: at(due) },
      ...{ owners: ['dan'], team: null, services: [], priority: null, kind: null, end: null },
    })
    const words = handOverWords(TURN, {
      ...HANDED,
      incidents: [
        { number: 3, incident: incidentWith({ type: 'severity-set', severity: 'sev3' }) },
        { number: 9, incident: worse },
      ],
      overdue: [item(12, '2026-11-20T23:59:00Z'), item(11, '2026-11-13T23:59:00Z')],
    })
    expect(words).toContain('#### 2 open incidents')
    expect(words.indexOf('/issues/9')).toBeLessThan(words.indexOf('/issues/3'))
    expect(words).toContain('2026-11-23 07:30 UTC, **late**')
    expect(words).toContain('#### 2 overdue action items')
    expect(words.indexOf('/issues/11')).toBeLessThan(words.indexOf('/issues/12'))
    expect(words).toContain('2026-11-13, 10 days ago')
    expect(words.match(/@\w+/g)).toEqual(['@ben'])
  })

  test('of many the first twenty are shown, and how many there are', () => {
    const incidents = Array.from({ length: 500 }, (_, at) => ({
      number: at + 1,
      incident: incidentWith({ type: 'titled', title: 'x'.repeat(300) }),
    }))
    const words = handOverWords(TURN, { ...HANDED, incidents })
    expect(words).toContain('#### 500 open incidents')
    expect(words).toContain('And 480 more.')
    expect(words.length).toBeLessThan(10_000)
  })
})
