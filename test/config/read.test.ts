import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'

const layer = (text: string, source = 'sitrep.yml') => ({ source, text })
const DEFAULTS = readConfig([])

test('no file at all gives a complete policy', () => {
  expect(DEFAULTS.problems).toEqual([])
  expect(DEFAULTS.policy).toMatchObject({
    zone: 'UTC',
    label: 'incident',
    declare: 'triage',
    close: 'reviewed',
    updates: 'card',
    postmortem: { required: ['sev1', 'sev2'] },
    services: [],
  })
})

test('as many files as are kept are each read once, and files that differ in their name alone are not the same', () => {
  const files = Array.from({ length: 20 }, (_, at) => [layer(`label: outage-${at}`)])
  const first = files.map(readConfig)
  expect(files.every((texts, at) => readConfig(texts) === first[at])).toBe(true)
  readConfig([layer('label: one-more')])
  expect(files.slice(1).every((texts, at) => readConfig(texts) === first[at + 1])).toBe(true)
  const [here, there] = ['a.yml', 'b.yml'].map((name) => readConfig([layer('lable: x', name)]))
  expect([here, there].map((one) => one?.problems[0]?.source)).toEqual(['a.yml', 'b.yml'])
})

test('a severity without an own time takes it from its rank', () => {
  const { policy } = readConfig([layer('severities: [{ name: bad }, { name: worse }]')])
  expect(policy.severities).toMatchObject([
    { name: 'bad', title: 'bad', acknowledge: { amount: 300_000 }, update: { amount: 1_800_000 } },
    { name: 'worse', acknowledge: { amount: 900_000 }, update: { amount: 3_600_000 } },
  ])
  expect(policy.postmortem.required).toEqual(['bad', 'worse'])
  expect(policy.matrix['inconvenience']).toEqual({
    widespread: 'worse',
    limited: 'worse',
    minimal: 'worse',
  })
})

test.each([
  ['nothing', ''],
  ['a comment', '# later'],
  ['a document start', '---\n'],
  ['null', '~'],
  ['an empty map', '{}'],
  ['keys left empty', 'label:\nseverities:\nservices: ~\n'],
  ['a byte order mark', '\uFEFF{}'],
  ['Windows line ends', '# one\r\n\r\n# two\r\n'],
])('a file of %s is a valid file', (_, text) => {
  expect(readConfig([layer(text)])).toEqual(DEFAULTS)
})

test("the repository's keys win over the organisation's, lists and maps as a whole", () => {
  const { policy, problems } = readConfig([
    layer('timezone: Europe/Lisbon\nbots: [one, two]\nservices: { api: {}, web: {} }', 'org'),
    layer('bots: [three]\nservices: { shop: {} }', 'repository'),
  ])
  expect(problems).toEqual([])
  expect(policy.zone).toBe('Europe/Lisbon')
  expect(policy.bots).toEqual(['three'])
  expect(policy.services.map(({ name }) => name)).toEqual(['shop'])
})

test("where a repository's key cannot be read, the organisation's holds and the problem says so", () => {
  const { policy, problems } = readConfig([
    layer('close: resolved', 'acme/.github: .github/sitrep.yml'),
    layer('close: never', 'acme/shop: .github/sitrep.yml'),
  ])
  expect(policy.close).toBe('resolved')
  expect(problems).toMatchObject([
    {
      source: 'acme/shop: .github/sitrep.yml',
      message: expect.stringContaining('what acme/.github: .github/sitrep.yml says holds.'),
    },
  ])
})

test('an empty key of the repository does not hide that of the organisation', () => {
  const { policy } = readConfig([layer('close: resolved', 'org'), layer('close:\n', 'repository')])
  expect(policy.close).toBe('resolved')
})

test("a repository's severities and the organisation's matrix are held against each other", () => {
  const { policy, problems } = readConfig([
    layer('postmortem: { required: [sev1] }', 'org'),
    layer('severities: [{ name: P0 }, { name: P1 }]', 'repository'),
  ])
  expect(problems).toMatchObject([{ source: 'org', line: 1, column: 26, nearest: null }])
  expect(policy.postmortem.required).toEqual(['P0', 'P1'])
})

test.each([
  ['an open bracket', 'bots: [', 1, 8],
  ['a tab in front of a key', 'label: x\n\tclose: resolved', 2, 1],
  ['two documents', 'label: x\n---\nlabel: y', 2, 1],
  ['a list', '- label', 1, 1],
  ['a sentence', 'hello', 1, 1],
])('a file that is %s counts as empty and is told once', (_, text, line, column) => {
  const { policy, problems } = readConfig([layer(text)])
  expect(policy).toEqual(DEFAULTS.policy)
  expect(problems).toEqual([
    expect.objectContaining({ line, column, key: '', fatal: true, nearest: null }),
  ])
  expect(problems[0]?.message).toMatch(/No key of this file is used\. All defaults hold\.$/)
})

test('a file above 64 KiB is not looked at', () => {
  const { policy, problems } = readConfig([layer(`label: x\n# ${'x'.repeat(64 * 1024)}`)])
  expect(policy.label).toBe('incident')
  expect(problems).toMatchObject([{ fatal: true, line: 1, column: 1 }])
})

test('a broken file of the repository leaves the organisation its word', () => {
  const { policy, problems } = readConfig([layer('close: resolved', 'org'), layer('a: [', 'repo')])
  expect(policy.close).toBe('resolved')
  expect(problems).toMatchObject([{ source: 'repo', fatal: true }])
  expect(problems[0]?.message).not.toContain('All defaults hold')
})

test('a file of nothing but mistakes is told in fifty problems and one that counts the rest', () => {
  const text = Array.from({ length: 80 }, (_, at) => `nonsense${at}: 1`).join('\n')
  const { problems } = readConfig([layer(text)])
  expect(problems).toHaveLength(50)
  const nested = `${Array.from({ length: 40 }, (_, at) => `nonsense${at}: 1`).join('\n')}
services: {${Array.from({ length: 40 }, (_, at) => ` s${at}: [] `).join()}}`
  const more = readConfig([layer(nested)]).problems
  expect(more).toHaveLength(51)
  expect(more.at(-1)?.message).toBe('There are 30 mistakes more, from here on.')
})

test('problems come file by file and in the order of their lines', () => {
  const { problems } = readConfig([
    layer('closed: x\ntimezone: Nowhere', 'org'),
    layer('updates: loud\nseverites: []\nlabel: drill', 'repo'),
  ])
  expect(problems.map(({ source, line }) => `${source}:${line}`)).toEqual([
    'org:1',
    'org:2',
    'repo:1',
    'repo:2',
    'repo:3',
  ])
})

test('a secret that was typed as a key or a value is not repeated', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`
  const { problems } = readConfig([layer(`${token}: 1\nclose: ${token}\nbots: *${token}`)])
  expect(JSON.stringify(problems)).not.toContain(token)
  const readable = readConfig([layer(`${token}: 1\nclose: ${token}`)]).problems
  expect(readable).toHaveLength(2)
  expect(JSON.stringify(readable)).not.toContain(token)
})

test('the same files are read once, and others for what they say', () => {
  const zones = Array.from({ length: 30 }, (_, at) => `timezone: Etc/GMT+${at % 12}\n# ${at}`)
  const read = (text: string) => readConfig([layer(text)]).policy.zone
  expect(zones.map(read)).toEqual(zones.map((text) => text.split(/[ \n]/)[1]))
  const again = readConfig([layer('label: drill')])
  expect(readConfig([layer('label: drill')])).toBe(again)
  expect(readConfig([layer('label: drill', 'elsewhere')])).not.toBe(again)
  expect(readConfig([layer('label: drills')]).policy.label).toBe('drills')
})
