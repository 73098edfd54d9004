import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { DAY_MS } from '../../src/domain/instant.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])
const of = (text: string) => read(`actions: ${text}`).policy.actions
const DEFAULTS = readConfig([]).policy.actions

const days = (amount: number) => ({ unit: 'ms', amount: amount * DAY_MS })
const business = (amount: number) => ({ unit: 'business-day', amount })

test('without a word people are reminded, and a merge is proof enough', () => {
  expect(DEFAULTS).toEqual({
    remind: business(3),
    again: days(7),
    escalate: days(14),
    many: 3,
    evidence: 'merged',
    environments: ['production'],
    dueField: null,
  })
})

test.each([
  ['{ remind: 5bd }', { remind: business(5) }],
  ['{ remind: 14d }', { remind: days(14) }],
  ['{ remind: never }', { remind: null }],
  ['{ remind: null }', { remind: null }],
  ['{ remind: }', { remind: null }],
  ['{ escalate: ~ }', { escalate: null }],
  ['{ escalate: never }', { escalate: null }],
  ['{ escalate: 20bd }', { escalate: business(20) }],
  ['{ again: 1bd }', { again: business(1) }],
  ['{ many: 1 }', { many: 1 }],
  ['{ many: "12" }', { many: 12 }],
  ['{ evidence: deployed }', { evidence: 'deployed' }],
  ['{ environments: [Prod-EU, live] }', { environments: ['prod-eu', 'live'] }],
  ['{ dueField: 1234 }', { dueField: 1234 }],
  ['{ dueField: null }', { dueField: null }],
  ['{}', {}],
])('actions: %s', (text, changed) => {
  expect(read(`actions: ${text}`).problems).toEqual([])
  expect(of(text)).toEqual({ ...DEFAULTS, ...changed })
})

test.each([
  ['a key misspelt', '{ escalat: 3d }', 12, 'unknown key "escalat" in actions', 'escalate'],
  ['a key in another spelling', '{ duefield: 3 }', 12, 'unknown key "duefield"', 'dueField'],
  ['hours', '{ remind: 48h }', 20, '14d, or 3bd', null],
  ['words', '{ escalate: soon }', 22, 'or never', null],
  ['no length', '{ remind: 0d }', 20, '14d, or 3bd', null],
  ['to be left alone when it is overdue', '{ again: never }', 19, '7d, or 5bd', null],
  ['a length that is a list', '{ remind: [3d] }', 20, 'takes text, not a list', null],
  ['none at all as many', '{ many: 0 }', 18, 'between 1 and 99', null],
  ['half a reminder', '{ many: 2.5 }', 18, 'between 1 and 99', null],
  ['another proof', '{ evidence: deploy }', 22, '"deploy" is none of merged, deployed', 'deployed'],
  ['nowhere', '{ environments: [] }', 26, 'at least one environment', null],
  ['an environment that hides', '{ environments: ["a\\u200b"] }', 27, 'a name of one line', null],
  ['a field by its name', '{ dueField: Due }', 22, 'a whole number', null],
])(
  '%s is told where it stands, and puts nothing else out of service',
  (_, text, column, words, near) => {
    const { problems, policy } = read(`actions: ${text}`)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ line: 1, column, nearest: near, fatal: false })
    expect(problems[0]?.message).toContain(words)
    expect(policy.actions).toEqual(DEFAULTS)
  },
)

test('of two keys the one that cannot be read is left out', () => {
  expect(of('{ many: lots, remind: 1bd }')).toEqual({ ...DEFAULTS, remind: business(1) })
})
