import { describe, expect, test } from 'vitest'
import { onCallCheck } from '../../src/config/on-call-check.ts'
import { instant } from '../../src/domain/instant.ts'

/** A Friday. */
const AT = instant('2026-11-20T12:00:00Z')
const check = (text: string) => onCallCheck([{ source: 'sitrep.yml', text }], AT)
const told = (text: string) =>
  check(text).map(({ line, column, level, message }) => `${line}:${column} ${level} ${message}`)
const SIX = '[ana, ben, caro, dan, eli, fay]'
const over = (more: string) => `timezone: Europe/Berlin
responders:
  default:
    rotation: weekly, starts Monday 09:00, since 2026-11-16, ${SIX}
${more}`

test.each([
  ['an empty file', ''],
  ['six people, a week each', `responders:\n  default: weekly, starts Monday 09:00, ${SIX}\n`],
  ['a service without anybody where that is meant', 'responders:\n  a: { gaps: true }\n  b:\n'],
  ['a service that has a team alone', 'responders:\n  a: { teams: [acme/sre] }\n'],
  ['people without a rotation', 'responders:\n  default: [ana, ben]\n'],
  ['a list behind the list', over('    secondary: [gus, hal]\n')],
  [
    'an override that is over',
    over('    overrides: [{ from: 2025-12-24, to: 2025-12-24, person: zoe }]\n'),
  ],
  [
    'overrides that follow each other',
    over(
      '    overrides:\n      - { from: 2026-12-24, to: 2026-12-24, person: zoe }\n      - { from: 2026-12-25, to: 2026-12-25, person: yan }\n',
    ),
  ],
  [
    'a secondary’s override in the time of a primary’s',
    over(
      '    overrides:\n      - { from: 2026-12-24, to: 2026-12-25, person: zoe }\n      - { from: 2026-12-24, to: 2026-12-25, person: yan, as: secondary }\n',
    ),
  ],
  [
    'layers that follow the sun all around',
    `responders:
  default:
    layers:
      - { hours: 00:00-08:00, rotation: "weekly, starts 00:00 UTC, ${SIX}" }
      - { hours: 08:00-16:00, rotation: "weekly, starts 08:00 UTC, ${SIX}" }
      - { hours: 16:00-24:00, rotation: "weekly, starts 16:00 UTC, ${SIX}" }
`,
  ],
])('nothing is told of %s', (_, text) => {
  expect(told(text)).toEqual([])
})

describe('what is told, with its place', () => {
  test.each([
    [
      'a service that takes the place of `default` and names nobody',
      `responders:\n  default: weekly, ${SIX}\n  checkout: []\n`,
      /^3:3 problem nobody is ever on call for "checkout": it names no people/,
    ],
    [
      'a gap, with its first moment, its length and how often',
      `timezone: Europe/Berlin
responders:
  default:
    layers:
      - { days: [mon, tue, wed, thu, fri], hours: 09:00-17:00, rotation: "weekly, ${SIX}" }
`,
      /^5:7 problem nobody is on call for "default" from 2026-11-20 17:00 GMT\+1 for 2 d 16 h and 26\d more times in the coming year/,
    ],
    [
      'the hour that is missing where a zone moves its clocks and the other does not',
      `responders:
  default:
    layers:
      - { hours: 09:00-21:00, rotation: "weekly, starts 09:00 Europe/Berlin, ${SIX}" }
      - { hours: 20:00-08:00, rotation: "weekly, starts 20:00 UTC, ${SIX}" }
`,
      /^4:7 problem nobody is on call for "default" from 2027-03-28 19:00 UTC for 1 h and \d+ more/,
    ],
    [
      'layers that overlap',
      `responders:
  default:
    rotation: weekly, ${SIX}
    layers:
      - { days: [fri], rotation: "weekly, ${SIX}" }
      - { from: Friday 18:00, until: Saturday 09:00, rotation: "weekly, ${SIX}" }
`,
      /^6:9 problem this layer is open while another before it is, from 2026-11-20 18:00 UTC for 6 h and 5\d more/,
    ],
    [
      'somebody who is both',
      over(
        '    secondary: weekly, starts Monday 09:00, since 2026-11-16, [ben, ben, caro, dan, eli, fay]\n',
      ),
      /^5:16 problem "ben" is primary and secondary at once from 2026-11-23 09:00 GMT\+1 for 7 d/,
    ],
    [
      'overrides of the same time',
      over(
        '    overrides:\n      - { from: 2026-12-24, to: 2026-12-25, person: zoe }\n      - { from: 2026-12-25, to: 2026-12-26, person: yan }\n',
      ),
      /^7:9 problem this override and another before it stand for the same time, from 2026-12-25 00:00 GMT\+1 for 1 d/,
    ],
    [
      'a swap of people who have nothing to swap',
      over('    overrides: [{ from: 2026-12-24, to: 2026-12-24, swap: [yan, zoe] }]\n'),
      /^5:17 problem neither "yan" nor "zoe" is on call then/,
    ],
    [
      'a rotation of few',
      'responders:\n  default: weekly, [ana, Ana, ben]\n',
      /^2:12 notice 2 people are in this rotation: from 6 on/,
    ],
    [
      'turns longer than a week',
      `responders:\n  default: { rotation: "every 2 weeks, ${SIX}" }\n`,
      /^2:24 notice a turn of 14 days is longer than a week/,
    ],
  ])('%s', (_, text, words) => {
    expect(
      told(text).filter((line) => words.test(line)),
      told(text).join('\n'),
    ).not.toEqual([])
  })
})

test('a gap that is meant is not told, what else there is to say is', () => {
  const office = `layers: [{ days: [mon], rotation: "weekly, [ana]" }]`
  expect(told(`responders: { default: { gaps: true, ${office} } }`)).toEqual([
    expect.stringContaining('notice one person is in this rotation'),
  ])
})

test('an override in a gap is not in any shift', () => {
  const text = `responders:
  default:
    gaps: true
    layers: [{ days: [mon], rotation: "weekly, ${SIX}" }]
    overrides: [{ from: 2026-11-28, to: 2026-11-28, person: ana }]
`
  expect(told(text)).toEqual([expect.stringContaining('5:17 problem nobody is on call then')])
})

test('a service that cannot be read in full is told of once it can, the others now', () => {
  const text = `responders:
  default: weekly, [ana]
  checkout: { rotation: "weekly, [ben]", overides: [] }
`
  expect(told(text)).toHaveLength(1)
})

test('more rotations than a team has are not all looked at, and that is said once', () => {
  const layer = (hours: string) => `{ hours: ${hours}, rotation: "daily, starts 00:00, ${SIX}" }`
  const layers = [layer('00:00-08:00'), layer('08:00-16:00'), layer('16:00-24:00')].join(', ')
  const services = (many: number) =>
    Array.from({ length: many }, (_, at) => `  s${at}: { layers: [${layers}] }\n`).join('')
  expect(told(`responders:\n${services(66)}`)).toEqual([])
  expect(told(`responders:\n${services(70)}`)).toEqual([
    expect.stringMatching(/^68:3 notice more than 200 rotations/),
  ])
})
