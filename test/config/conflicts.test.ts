import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])
const DEFAULTS = readConfig([]).policy

test.each([
  [
    'two severities of one name',
    'severities: [{ name: P0 }, { name: p-0 }]',
    1,
    36,
    'two severities are called "p-0"',
  ],
  ['a severity called drill', 'severities: [{ name: Drill }]', 1, 22, 'another label of Sitrep'],
  ['a severity like a status', 'severities: [{ name: "status: x" }]', 1, 22, 'another label'],
  ['a severity called incident', 'severities: [{ name: Incident }]', 1, 22, 'another label'],
  ['a label like a severity', 'label: SEV1', 1, 8, 'the label "SEV1" already has another meaning'],
  ['a label called drill', 'label: drill', 1, 8, 'already has another meaning'],
  ['a label like a cause', 'label: "cause: x"', 1, 8, 'already has another meaning'],
  [
    'two statuses of one name',
    'statuses: [{ name: a, category: triage }, { name: A, category: resolved }]',
    1,
    51,
    'two statuses are called "A"',
  ],
  [
    "a status of another category's name",
    'statuses: [{ name: Resolved, category: mitigated }]',
    1,
    20,
    'that is a category',
  ],
  ['two causes of one name', 'causes: [{ name: a b }, { name: ab }]', 1, 33, 'two causes'],
  ['a matrix of strangers', 'matrix: { a: { b: sev9 } }', 1, 19, '"sev9" is no severity'],
  ['a postmortem for a stranger', 'postmortem: { required: [sev5] }', 1, 26, 'is no severity'],
])('%s is told and its default holds', (_, text, line, column, words) => {
  const { policy, problems } = read(text)
  expect(problems).toMatchObject([{ line, column, fatal: false }])
  expect(problems[0]?.message).toContain(words)
  expect(problems[0]?.message).toMatch(/ is out of service: its default holds\.$/)
  expect(policy).toEqual(DEFAULTS)
})

test('a wrong severity of a postmortem leaves its deadline and its rules alone', () => {
  const { policy, problems } = read(
    'postmortem: { required: [sev1, sev9], within: 24h, rules: { blame: off } }\nreminders: { awake: [sev9], send: [update] }',
  )
  expect(problems.map(({ message }) => /The key .*/.exec(message)?.[0])).toEqual([
    'The key postmortem.required is out of service: its default holds.',
    'The key reminders.awake is out of service: its default holds.',
  ])
  expect(policy.postmortem).toMatchObject({
    required: ['sev1', 'sev2'],
    within: { default: { amount: 86_400_000 } },
    rules: { blame: 'off' },
  })
  expect(policy.reminders).toMatchObject({ send: ['update'], awake: ['sev1', 'sev2'] })
})

test('a severity that is nearly right is suggested', () => {
  const { problems } = read('severities: [{ name: high }]\npostmortem: { required: [hihg] }')
  expect(problems).toMatchObject([{ line: 2, column: 26, nearest: 'high' }])
})

test('a word that means two severities means the first, and that is said', () => {
  const { policy, problems } = read(
    'severities: [{ name: a, aliases: [bad] }, { name: b, aliases: [Bad, worse] }]',
  )
  expect(problems).toMatchObject([{ line: 1, column: 64, key: 'severities[1].aliases[0]' }])
  expect(problems[0]?.message).toBe('"Bad" already means another of the severities. It means "a".')
  expect(policy.severities.map(({ name }) => name)).toEqual(['a', 'b'])
})

test('a word twice with one severity is no conflict', () => {
  expect(read('severities: [{ name: sev1, title: SEV-1, aliases: [sev 1] }]').problems).toEqual([])
})

test('a word that means two causes means the first', () => {
  const { problems } = read('causes: [{ name: a, aliases: [x] }, { name: b, aliases: [x] }]')
  expect(problems).toMatchObject([{ column: 58 }])
})

test('two services that would share a label are told, the first is found', () => {
  const { problems } = read('services:\n  api: {}\n  API: {}')
  expect(problems).toMatchObject([{ line: 3, column: 3, key: 'services.API' }])
  expect(problems[0]?.message).toContain('would share one label. The first one is found.')
})

test('a command that does not exist has no effect, and the nearest is named', () => {
  const { policy, problems } = read('commands: { publsh: admin, ack: write }')
  expect(problems).toMatchObject([{ line: 1, column: 13, nearest: 'publish' }])
  expect(policy.commands['ack']).toBe('write')
})

test('a dropped scheme drops the references to it as well', () => {
  const { policy, problems } = read(
    'severities: [{ name: a }, { name: a }]\npostmortem: { required: [a] }\nmatrix: { x: { y: sev4 } }',
  )
  expect(problems.map(({ key }) => key)).toEqual(['severities[1].name', 'postmortem.required[0]'])
  expect(policy.postmortem.required).toEqual(['sev1', 'sev2'])
  expect(policy.matrix).toEqual({ x: { y: 'sev4' } })
})
