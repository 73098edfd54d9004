import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts'
import { rules } from '../../src/postmortem/rules/registry.generated.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])
const of = (text: string) => read(`postmortem: ${text}`).policy.postmortem
const DEFAULTS = readConfig([]).policy.postmortem

const hours = (amount: number) => ({ unit: 'ms', amount: amount * HOUR_MS })
const days = (amount: number) => ({ unit: 'ms', amount: amount * DAY_MS })
const business = (amount: number) => ({ unit: 'business-day', amount })

test('without a word the two worst owe one within 48 hours, talked over on day 3 to 5', () => {
  expect(DEFAULTS).toEqual({
    required: ['sev1', 'sev2'],
    within: { default: hours(48) },
    meeting: { from: days(3), to: days(5) },
    rules: {},
    gap: 0.25,
  })
})

test.each([
  ['one length for all', '{ within: 24h }', { default: hours(24) }],
  ['business days', '{ within: 3bd }', { default: business(3) }],
  [
    'lengths by severity, the rest as ever',
    '{ within: { sev1: 24h } }',
    { sev1: hours(24), default: hours(48) },
  ],
  [
    'a severity by its alias, and the rest',
    '{ within: { critical: 1d, SEV-2: 2bd, default: 5d } }',
    { sev1: days(1), sev2: business(2), default: days(5) },
  ],
  ['numbers for names', '{ within: { 1: 24h } }', { sev1: hours(24), default: hours(48) }],
  ['an empty map', '{ within: {} }', { default: hours(48) }],
])('the deadline takes %s', (_, text, within) => {
  expect(read(`postmortem: ${text}`).problems).toEqual([])
  expect(of(text).within).toEqual(within)
})

test.each([
  ['both bounds', '{ from: 1bd, to: 3bd }', business(1), business(3)],
  ['the earlier bound alone', '{ from: 1d }', days(1), days(5)],
  ['an earlier bound behind the later one’s default', '{ from: 7d }', days(7), days(7)],
  ['the later bound alone', '{ to: 10d }', days(3), days(10)],
  ['a later bound before the earlier one’s default', '{ to: 1bd }', business(1), business(1)],
  ['one moment', '{ from: 3d, to: 3d }', days(3), days(3)],
])('the meeting takes %s', (_, text, from, to) => {
  expect(read(`postmortem: { meeting: ${text} }`).problems).toEqual([])
  expect(of(`{ meeting: ${text} }`).meeting).toEqual({ from, to })
})

test.each([
  ['25%', 0.25],
  ['0.4', 0.4],
  ['"40 %"', 0.4],
])('a gap of %s is a share', (text, gap) => {
  expect(of(`{ gap: ${text} }`).gap).toBe(gap)
})

test('of the rules’ weights only those are kept that differ from the rule’s own', () => {
  const own = Object.fromEntries(rules.map(({ code, severity }) => [code, severity]))
  const other = own['blame'] === 'notice' ? 'warning' : 'notice'
  expect(of(`{ rules: { blame: ${own['blame']}, hindsight: off } }`).rules).toEqual({
    hindsight: 'off',
  })
  expect(of(`{ rules: { blame: ${other} } }`).rules).toEqual({ blame: other })
})

test('one weight that cannot be read leaves the others', () => {
  expect(of('{ rules: { blame: bad, hindsight: off } }').rules).toEqual({ hindsight: 'off' })
})

describe('a mistake leaves the other keys as they stand', () => {
  test.each([
    ['a length in words', 'within: soon', 3, 11, 'such as 48h', null],
    ['a length that is a list', 'within: [24h]', 3, 11, 'a map of one for each severity', null],
    ['a length that is nothing', 'within: { sev1: ~ }', 3, 19, 'such as 48h', null],
    ['one length of several', 'within: { sev2: 3 weeks }', 3, 19, 'within.sev2: a length', null],
    ['a severity of nobody', 'within: { outage: 1h }', 3, 13, '"outage" is no severity', null],
    ['a severity misspelt', 'within: { critcal: 1h }', 3, 13, 'is no severity', null],
    ['a severity nearly right', 'within: { sve2: 1h }', 3, 13, 'is no severity', 'sev2'],
    ['all others misspelt', 'within: { defualt: 1h }', 3, 13, 'is no severity', 'default'],
    ['one severity twice', 'within: { sev1: 1h, s1: 2h }', 3, 23, 'mean the same severity', null],
    ['a meeting in words', 'meeting: { from: soon }', 3, 20, 'such as 30m', null],
    ['a meeting that is a day', 'meeting: 3d', 3, 12, 'takes a map of keys', null],
    ['a bound misspelt', 'meeting: { form: 3d }', 3, 14, 'unknown key "form"', 'from'],
    ['a meeting backwards', 'meeting: { from: 5d, to: 3d }', 3, 28, 'comes before from', null],
    ['a gap beyond all', 'gap: 140%', 3, 8, 'written 25% or 0.25', null],
    ['a gap of nothing', 'gap: 0', 3, 8, 'written 25% or 0.25', null],
    ['a rule of nobody', 'rules: { zzzzzz: off }', 3, 12, 'unknown key "zzzzzz"', null],
    ['a rule misspelt', 'rules: { blmae: off }', 3, 12, 'unknown key "blmae"', 'blame'],
    ['a weight misspelt', 'rules: { blame: blokcer }', 3, 19, 'is none of blocker', 'blocker'],
    ['rules that are a list', 'rules: [blame]', 3, 10, 'takes a map of keys', null],
    ['a key misspelt', 'witihn: 24h', 3, 3, 'unknown key "witihn"', 'within'],
  ])('%s', (_, line, at, column, words, nearest) => {
    const { policy, problems } = read(`postmortem:\n  required: [sev1]\n  ${line}`)
    expect(problems).toMatchObject([{ line: at, column, nearest, fatal: false }])
    expect(problems[0]?.message).toContain(words)
    expect(policy.postmortem.required).toEqual(['sev1'])
  })

  test('of several lengths the readable ones hold', () => {
    expect(of('{ within: { sev1: soon, sev2: 24h, outage: 1h } }').within).toEqual({
      sev2: hours(24),
      default: hours(48),
    })
  })

  test('of two words for one severity the first holds', () => {
    expect(of('{ within: { sev1: 1h, s1: 2h } }').within).toMatchObject({ sev1: hours(1) })
  })

  test('a meeting backwards is proposed for its first bound', () => {
    expect(of('{ meeting: { from: 5d, to: 3d } }').meeting).toEqual({ from: days(5), to: days(5) })
  })
})

test('a severity may be called like a part of every object', () => {
  const text = 'severities: [{ name: constructor }]\npostmortem: { within: { constructor: 1h } }'
  const { policy, problems } = read(text)
  expect(problems).toEqual([])
  expect(policy.postmortem.within['constructor']).toEqual(hours(1))
  expect(DEFAULTS.within['constructor']).toBeUndefined()
})
