import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])

test.each([
  ['a colour that YAML takes for a number', 'severities: [{ name: a, color: 5319e7 }]'],
  ['a colour of zeros', 'severities: [{ name: a, color: 000000 }]'],
  ['a colour with its sign', 'severities: [{ name: a, color: "#B60205" }]'],
  ['a number for a name', 'severities: [{ name: 1 }, { name: 2, aliases: [10] }]'],
  ['a word that once was a truth', 'label: yes'],
  ['another alphabet', 'services: { 決済: {} }'],
  ['an anchor used twice', 'services: { a: &x { people: [ana] }, b: *x }'],
  ['quoted keys', '"label": \'outage\''],
  ['a standard tag', 'label: !!str 12'],
  ['people with their sign', 'services: { a: { people: ["@ana"], team: "@acme/ops" } }'],
  ['a bot', 'bots: ["alerts[bot]"]'],
  ['foreign words with their slash', 'foreign: [/LGTM, retest]'],
  ['a command with its slash, by another name', 'commands: { /sev: write }'],
  ['no postmortem ever', 'postmortem: { required: [] }'],
  ['a severity by its alias', 'postmortem: { required: [critical] }\nmatrix: { a: { b: 1 } }'],
  ['a zone in its link form', 'timezone: Asia/Calcutta'],
  ['a severity that shares a word with a status', 'severities: [{ name: triage }]'],
  ['a business day', 'severities: [{ name: a, acknowledge: 2bd, update: 1d }]'],
])('%s is no mistake', (_, text) => {
  expect(read(text).problems).toEqual([])
})

test('what was typed as a number is kept as it was typed', () => {
  const { policy } = read('severities: [{ name: 010, color: 5319e7, aliases: [1e1] }]')
  expect(policy.severities).toMatchObject([{ name: '010', color: '5319e7', aliases: ['1e1'] }])
})

test('signs in front of people, words and colours are taken off', () => {
  const { policy } = read(
    'services: { a: { people: ["@ana"], team: "@acme/ops" } }\nforeign: [/LGTM]\nbots: ["@x[bot]"]',
  )
  expect(policy.services).toMatchObject([{ people: ['ana'], team: 'acme/ops' }])
  expect(policy.foreign).toEqual(['lgtm'])
  expect(policy.bots).toEqual(['x[bot]'])
})

test('an alias of a command rules the command, and of two keys the stricter', () => {
  expect(read('commands: { sev: admin }').policy.commands).toEqual({ severity: 'admin' })
  const both = 'commands: { sev: admin, severity: write, default: maintain }'
  expect(read(both).policy.commands).toEqual({ severity: 'admin', default: 'maintain' })
})

test('no command can inherit a role', () => {
  const { commands } = read('').policy
  expect(commands['constructor']).toBeUndefined()
  expect(commands['toString']).toBeUndefined()
})

test.each([
  ['99.9%', 0.999],
  ['99 %', 0.99],
  ['0.999', 0.999],
  ['.5', 0.5],
])('an objective of %s is the share %d', (text, share) => {
  expect(read(`services: { a: { objective: ${text} } }`).policy.services[0]?.objective).toBeCloseTo(
    share,
    10,
  )
})

test('a category that no status names keeps its own, in the order in which an incident lives', () => {
  const { policy, problems } = read(
    'statuses: [{ name: watching, category: mitigated }, { name: looking, category: investigating }]',
  )
  expect(problems).toEqual([])
  expect(policy.statuses.map(({ name }) => name)).toEqual([
    'triage',
    'looking',
    'identified',
    'watching',
    'resolved',
    'reviewed',
    'cancelled',
    'duplicate',
  ])
})
