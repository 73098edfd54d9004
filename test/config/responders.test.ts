import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { absolute, instant } from '../../src/domain/instant.ts'
import { onCall, onCallOf } from '../../src/domain/on-call.ts'
import type { Responders } from '../../src/domain/responders.ts'
import { turnStart } from '../../src/domain/rotation.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])

function standard(rotation: string, team = 'Europe/Berlin'): Responders {
  const { policy, problems } = read(`timezone: ${team}\nresponders:\n  default:${rotation}\n`)
  expect(problems).toEqual([])
  if (policy.responders.standard === null) throw new Error('nobody is on call')
  return policy.responders.standard
}

const MAP = `
    rotation:
      kind: KIND
      starts: STARTS
      zone: Europe/Berlin
      since: 2026-11-16
      people: [ana, ben, caro]`

describe('a line and a map mean the same', () => {
  test.each([
    ['weekly', 'Monday 09:00', 7],
    ['weekly', 'friday at 17:30', 7],
    ['daily', '08:00', 1],
    ['every 2 weeks', 'Tue 09:00', 14],
    ['every 3 days', '22:15', 3],
    ['every week', 'on Sunday', 7],
  ])('%s, starts %s', (kind, starts, days) => {
    const line = ` ${kind}, starts ${starts} Europe/Berlin, since 2026-11-16, [ana, ben, caro]`
    const one = standard(line, 'UTC')
    expect(one).toEqual(standard(MAP.replace('KIND', kind).replace('STARTS', starts), 'UTC'))
    expect(one.layers[0]?.primary).toMatchObject({ days, zone: 'Europe/Berlin' })
  })
})

test('the line of the README is read as it is written', () => {
  const { layers } = standard(' weekly, starts Monday 09:00 Europe/Berlin, [ana, ben, caro]')
  const rotation = layers[0]?.primary
  if (rotation === undefined) throw new Error('there is no rotation')
  expect(absolute(turnStart(rotation, 0), 'Europe/Berlin')).toBe('2024-01-01 09:00 GMT+1')
  expect(rotation.people).toEqual(['ana', 'ben', 'caro'])
})

test('parts come in any order, and what is left out has its default', () => {
  const { layers } = standard(' "[@ana, ben], since 2026-11-18"')
  expect(layers[0]?.primary).toMatchObject({
    ...{ days: 7, minute: 540, zone: 'Europe/Berlin', people: ['ana', 'ben'] },
  })
  // A Wednesday: the turn that it lies in began on the Monday before.
  const monday = layers[0] && turnStart(layers[0].primary, 0)
  expect(absolute(monday ?? instant('1970-01-01T00:00:00Z'), 'UTC')).toBe('2026-11-16 08:00 UTC')
})

test('the first turn of 2024 is that of the first person, whichever day turns begin on', () => {
  for (const [day, date] of [
    ['Monday', '2024-01-01'],
    ['Sunday', '2024-01-07'],
  ]) {
    const { layers } = standard(` weekly, starts ${day} 00:00 UTC, [ana, ben]`)
    const start = layers[0] && turnStart(layers[0].primary, 0)
    expect(absolute(start ?? instant('1970-01-01T00:00:00Z'), 'UTC')).toBe(`${date} 00:00 UTC`)
  }
})

test('a list is people in their order, without a rotation', () => {
  expect(standard(' [ana, ben]')).toMatchObject({ people: ['ana', 'ben'], layers: [] })
})

test('layers come first and the rotation covers the rest; the zone of a layer is that of its rotation', () => {
  const { layers } = standard(`
    rotation: weekly, [ana, ben]
    secondary: [dan, eli]
    layers:
      - { days: [mon, tue], hours: 22:00-06:00, rotation: "weekly, starts Monday 22:00 Asia/Tokyo, [taro]", secondary: none }
      - { from: Friday 18:00, until: Monday 09:00, rotation: "weekly, starts Friday 18:00, [wim, xan]" }`)
  expect(layers.map(({ windows, secondary }) => [windows, secondary])).toEqual([
    [
      [
        { from: 1320, to: 1800 },
        { from: 2760, to: 3240 },
      ],
      null,
    ],
    [
      [{ from: 6840, to: 10620 }],
      expect.objectContaining({ people: ['dan', 'eli'], minute: 1080 }),
    ],
    [[], expect.objectContaining({ people: ['dan', 'eli'], minute: 540 })],
  ])
  expect(layers[0]?.primary.zone).toBe('Asia/Tokyo')
})

test('days of an override are whole days of the rotation, times are to the minute', () => {
  const who = standard(`
    rotation: weekly, starts Monday 09:00 America/New_York, [ana]
    overrides:
      - { from: 2026-12-24, to: 2026-12-27, person: ben }
      - { from: 2026-12-30 18:00, to: 2026-12-31 06:00, person: caro, zone: Europe/Berlin }`)
  const at = (text: string) => onCallOf(who, instant(text)).primary
  expect([at('2026-12-24T04:59:00Z'), at('2026-12-24T05:00:00Z')]).toEqual(['ana', 'ben'])
  expect([at('2026-12-28T04:59:00Z'), at('2026-12-28T05:00:00Z')]).toEqual(['ben', 'ana'])
  expect([at('2026-12-30T16:59:00Z'), at('2026-12-30T17:00:00Z')]).toEqual(['ana', 'caro'])
})

test('services stand beside default, whatever their case, and teams have people', () => {
  const { policy, problems } = read(
    'services: { Checkout: {} }\nteams: { "@Acme/Payments": [ana, "@ben"], acme/payments: [ben, caro] }\nresponders: { checkout: [dan], default: [eli] }\n',
  )
  expect(problems).toEqual([])
  expect(onCall(policy, ['CHECKOUT'], instant('2026-11-20T00:00:00Z')).primary).toBe('dan')
  expect(policy.teams).toEqual(new Map([['acme/payments', ['ana', 'ben', 'caro']]]))
})

describe('mistakes are told with their place and the nearest right thing, and what can be read holds', () => {
  const place = (text: string) =>
    read(text).problems.map(
      ({ line, column, message, nearest }) => `${line}:${column} ${nearest ?? '-'} ${message}`,
    )
  const one = (value: string) => place(`responders:\n  default: ${value}\n`)[0] ?? ''
  test.each([
    ['weekly, starts Mondy 09:00, [ana]', '2:12 Monday', 'no day of the week'],
    ['weekly, starts Monday 09:00 Europe/Berlim, [ana]', '2:12 Europe/Berlin', 'no time zone'],
    ['weekly, starts Monday 25:00, [ana]', '2:12 -', 'no time of the day'],
    ['weekli, starts Monday 09:00, [ana]', '2:12 weekly', 'no part of a rotation'],
    ['weekly, starst Monday 09:00, [ana]', '2:12 starts', 'no part of a rotation'],
    ['weekly, since 2026-02-30, [ana]', '2:12 -', 'no day that exists'],
    ['weekly, [ana, b en]', '2:12 -', 'no login'],
    ['weekly, Monday 09:00, [ana]', '2:12 starts Monday 09:00', 'stands alone'],
    ['weekly, []', '2:12 -', 'at least one person'],
    ['weekly, starts Monday 09:00', '2:12 -', 'the people stand between [ and ]'],
    ['daily, starts Monday 09:00, [ana]', '2:12 -', 'begin on every day'],
    ['every 0 weeks, [ana]', '2:12 -', 'at least one day'],
    ['every 20 weeks, [ana]', '2:12 -', 'at most 91'],
    ['{ rotation: { kind: weeekly, people: [ana] } }', '2:32 weekly', 'no length of a turn'],
    ['{ rotation: { peopel: [ana] } }', '2:26 people', 'unknown key'],
    ['{ people: [ana], overides: [] }', '2:29 overrides', 'unknown key'],
    ['{ layers: [{ days: [monday], rotation: "[ana]" }] }', '2:32 mon', 'is none of'],
    ['{ layers: [{ hours: 9-5, rotation: "[ana]" }] }', '2:32 -', 'hours are two times'],
    ['{ layers: [{ from: Fri 18:00, rotation: "[ana]" }] }', '2:31 -', 'come together'],
    ['{ layers: [{ days: [sat] }] }', '2:23 -', 'this is missing'],
    ['{ overrides: [{ from: 2026-12-24, to: 2026-12-23, person: ben }] }', '2:50 -', 'before from'],
    ['{ overrides: [{ from: 2026-12-24, to: 2026-12-25 }] }', '2:26 -', 'either a person'],
    ['{ overrides: [{ from: 2026-12-24, to: 2026-12-25, swap: [ana] }] }', '2:68 -', 'two people'],
    [
      '{ overrides: [{ from: 2026-12-24, to: 2026-12-25, swap: [ana, "@Ana"] }] }',
      '2:68 -',
      'two people',
    ],
    ['{ overrides: [{ from: 2026-02-30, to: 2026-03-01, person: ben }] }', '2:34 -', 'that exists'],
    [
      '{ layers: [{ from: Fri, until: Mon 9:00, rotation: "[ana]" }] }',
      '2:31 -',
      'begins and ends',
    ],
    ['{ teams: [payments] }', '2:22 -', 'a team is org/team'],
  ])('%s', (value, start, words) => {
    const all = place(`responders:\n  default: ${value}\n`)
    expect(
      all.some((told) => told.startsWith(start) && told.includes(words)),
      all.join('\n'),
    ).toBe(true)
  })

  test('what stands right under responders and belongs under a service is told, unless a service is called that', () => {
    const told = place('responders:\n  rotation: weekly, [ana]\n  people: [ben]\n')
    expect(told).toEqual([
      expect.stringMatching(/^2:3 - "rotation" stands under a service or under default/),
      expect.stringMatching(/^3:3 - "people" stands under a service/),
    ])
    expect(place('services: { teams: {} }\nresponders: { teams: [ana] }\n')).toEqual([])
  })

  test('a layer without a rotation is told once', () => {
    const all = place('responders:\n  default: { layers: [{ days: [sat] }] }\n')
    expect(all.filter((told) => told.includes('missing'))).toHaveLength(1)
  })

  test('a word that assigns nothing, and a service that there is not', () => {
    expect(place('responders: { assign: comander }\n')[0]).toMatch(/^1:23 commander /)
    expect(place('services: { checkout: {} }\nresponders: { chekout: [ana] }\n')[0]).toMatch(
      /^2:15 checkout /,
    )
    expect(one('weekly, [ana]')).toBe('')
  })

  test('a layer or an override that cannot be read is left out as a whole, and nothing beside it', () => {
    const { policy, problems } = read(`responders:
  default:
    rotation: weekly, [ana, ben]
    layers:
      - { days: [saturday], rotation: "weekly, [dan]" }
      - { days: [sun], rotation: "weekly, [eli]" }
    overrides:
      - { from: 2026-12-24, to: 2026-12-25, person: ben, is: secondary }
      - { from: 2026-12-26, to: 2026-12-27, person: caro }
`)
    const standard = policy.responders.standard
    expect(standard?.layers.map(({ primary }) => primary.people)).toEqual([['eli'], ['ana', 'ben']])
    expect(standard?.overrides).toMatchObject([{ person: 'caro' }])
    expect(problems.map(({ message }) => message.slice(message.lastIndexOf('?') + 1))).toEqual([
      ' With it responders.default.layers[0] is left out.',
      expect.stringContaining('With it responders.default.overrides[0] is left out.'),
    ])
  })
})
