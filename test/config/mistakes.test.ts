import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'

const problems = (text: string) => readConfig([{ source: 'sitrep.yml', text }]).problems
const policy = (text: string) => readConfig([{ source: 'sitrep.yml', text }]).policy

test.each([
  ['a misspelt key', 'severites: []', 1, 1, 'unknown key "severites"', 'severities'],
  ['a key of nobody', '\nchannel: "#ops"', 2, 1, 'unknown key "channel"', null],
  ['a zone misspelt', 'timezone: Europe/Lisbn', 1, 11, 'IANA database', 'Europe/Lisbon'],
  ['a zone of nowhere', 'timezone: Mars/Olympus', 1, 11, 'IANA database', null],
  ['a choice misspelt', 'close: revewed', 1, 8, '"revewed" is none of', 'reviewed'],
  ['a choice of the wrong kind', 'updates: [card]', 1, 10, 'a list is none of', null],
  ['authority below triage', 'declare: read', 1, 10, '"read" is none of triage, write', null],
  ['authority for all', 'commands: { default: none }', 1, 22, '"none" is none of triage', null],
  ['a list that is text', 'bots: helper', 1, 7, 'takes a list, not text', null],
  ['a map that is a list', 'services: [api]', 1, 11, 'takes a map of keys, not a list', null],
  ['text that is a truth', 'label: true', 1, 8, 'takes text, not true', null],
  ['an entry that is nothing', 'bots: [a, ~]', 1, 11, 'takes text, not nothing', null],
  ['a colour in words', 'severities:\n  - name: a\n    color: red', 3, 12, 'six hex digits', null],
  [
    'a key inside',
    'severities:\n  - name: a\n    colour: b60205',
    3,
    5,
    'unknown key "colour" in severities[0]',
    'color',
  ],
  ['no name', 'severities:\n  - title: a', 2, 5, 'severities[0].name: this is missing', null],
  ['a time in words', 'severities: [{ name: a, acknowledge: soon }]', 1, 38, 'such as 30m', null],
  ['a time of nothing', 'severities: [{ name: a, update: 0m }]', 1, 33, 'or none', null],
  ['no severity', 'severities: []', 1, 13, 'at least one severity', null],
  ['a comma in a name', 'label: "a,b"', 1, 8, 'without commas', null],
  ['a name without letters', 'label: "!!"', 1, 8, 'a letter a-z or a digit', null],
  ['a name of two lines', 'label: "a\\nb"', 1, 8, 'one line', null],
  ['a name that hides', 'label: "a\\u200bb"', 1, 8, 'control characters', null],
  ['a long name', `label: ${'x'.repeat(51)}`, 1, 8, 'at most 50 characters', null],
  ['a long service', `services:\n  ${'x'.repeat(42)}: {}`, 2, 3, 'at most 41 characters', null],
  ['a script', 'services: { a: { runbook: "javascript:x" } }', 1, 27, 'http or https', null],
  ['a password', 'services: { a: { runbook: "https://u:p@x.y" } }', 1, 27, 'password', null],
  ['a percentage without its sign', 'services: { a: { objective: 99.9 } }', 1, 29, '99.9%', null],
  ['perfection', 'services: { a: { objective: 100% } }', 1, 29, 'between 0 and 100', null],
  ['a team without its organisation', 'services: { a: { team: ops } }', 1, 24, 'org/team', null],
  ['a login with a blank', 'services: { a: { people: [a b] } }', 1, 27, 'a login is', null],
  ['a category', 'statuses: [{ name: a, category: mitgated }]', 1, 33, 'is none of', 'mitigated'],
  ['a duplicate key', 'close: resolved\nclose: reviewed', 2, 1, 'stands here twice', null],
  ['a duplicate inside', 'services:\n  a: {}\n  a: {}', 3, 3, 'stands here twice', null],
  ['a tag', 'label: !secret x', 1, 16, 'tags are not read', null],
  ['an alias of nothing', 'label: *nobody', 1, 8, 'no anchor has this name', null],
  ['a list for a key', '[a, b]: 1', 1, 1, 'a key is one word', null],
  ['a prototype', 'services: { __proto__: {} }', 1, 13, 'no key can have this name', null],
])('%s is told where it stands', (_, text, line, column, words, nearest) => {
  const found = problems(text)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ line, column, nearest, fatal: false })
  expect(found[0]?.message).toContain(words)
  if (nearest !== null) expect(found[0]?.message).toContain(`did you mean "${nearest}"?`)
})

test('all mistakes of a file are told at once', () => {
  const found = problems('clos: x\nupdates: loud\nbots: [a b, c d]\nseverities: [{ titel: a }]')
  expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual([
    '1:1',
    '2:10',
    '3:8',
    '3:13',
    '4:14',
    '4:16',
  ])
})

test.each([
  ['its key alone', 'close: never\nupdates: comment', { close: 'reviewed', updates: 'comment' }],
  [
    'one colour',
    'severities: [{ name: P0, color: red, aliases: [x] }]',
    { severities: [{ name: 'P0', color: 'b60205', aliases: ['x'] }] },
  ],
  ['one bot', 'bots: [a b, good]', { bots: ['good'] }],
  [
    'one service',
    'services: { a: { objective: 9 }, b: [] , c: { objective: 99% } }',
    {
      services: [
        { name: 'a', objective: null },
        { name: 'c', objective: 0.99 },
      ],
    },
  ],
  ['one command', 'commands: { publish: boss, fix: admin }', { commands: { fix: 'admin' } }],
])('a mistake puts out of service %s', (_, text, expected) => {
  expect(problems(text)).not.toEqual([])
  expect(policy(text)).toMatchObject(expected)
})

test('a service that is no map is left out, and so is nothing else', () => {
  expect(policy('services: { a: [], b: {} }').services.map(({ name }) => name)).toEqual(['b'])
})

test.each([
  ['severities', 'severities: [{ name: P0 }, { title: no name }]'],
  ['statuses', 'statuses: [{ name: looking, category: investigating }, { name: x }]'],
  ['causes', 'causes: [{ name: weather }, { fix: an umbrella }]'],
  ['postmortem', 'postmortem: { required: [sev1, [sev2]] }'],
  ['matrix', 'matrix: { degraded: { limited: [] } }'],
])('%s stand or fall as a whole', (key, text) => {
  expect(problems(text)).toHaveLength(1)
  expect(policy(text)).toEqual(policy(''))
  expect(problems(text)[0]?.message).toMatch(
    key === 'postmortem' ? /Only this is left out\.$/ : new RegExp(`The key ${key} is out`),
  )
})
