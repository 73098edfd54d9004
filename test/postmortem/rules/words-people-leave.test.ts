import { expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import type { Known } from '../../../src/postmortem/known.ts'
import type { Rule } from '../../../src/postmortem/rule.ts'
import { closingKeyword } from '../../../src/postmortem/rules/closing-keyword.ts'
import { customerData } from '../../../src/postmortem/rules/customer-data.ts'
import { secret } from '../../../src/postmortem/rules/secret.ts'
import { useRole } from '../../../src/postmortem/rules/use-role.ts'
import { subject } from '../../../src/postmortem/subject.ts'

const KNOWN: Known = {
  number: 1,
  title: '',
  severity: null,
  services: [],
  cause: null,
  times: {},
  participants: [
    { login: 'mira-v', name: 'Mira Voss', role: 'commander' },
    { login: 'lee-9', name: 'Bente Lund', role: 'scribe' },
    { login: 'tomk', name: 'Tomasz Keller', role: null },
  ],
}

const check = (rule: Rule, text: string) =>
  rule.check(
    subject(readDocument(text), { known: KNOWN, assignable: null, zone: 'UTC', gap: 0.25 }),
  )

const mends = (rule: Rule, text: string) => check(rule, text).map(({ suggestion }) => suggestion)

test.each([
  ['This fixes #12.', 'This fixes issue #12.'],
  ['Fixes: #12, closes shop/app#3.', 'Fixes: issue #12, closes issue shop/app#3.'],
  ['- resolved GH-7', '- resolved issue GH-7'],
  ['# Fixed #12', '# Fixed issue #12'],
  [
    'Closes https://github.com/shop/app/pull/9.',
    'Closes pull request https://github.com/shop/app/pull/9.',
  ],
  ['fixes [#7](https://x.com)', 'fixes [issue #7](https://x.com)'],
  ['**fixes** #7', '**fixes** issue #7'],
])('%s loses its power and keeps its sense', (text, mended) => {
  expect(mends(closingKeyword, text)).toEqual([{ line: 1, endLine: 1, text: mended }])
})

test.each([
  ['prefixes #12'],
  ['close to #12'],
  ['fixing #12'],
  ['fix `#12`'],
  ['fixes #12a'],
  ['closes https://github.com/shop/app'],
  ['closes https://gitlab.com/shop/app/issues/1'],
])('%s closes nothing', (text) => {
  expect(check(closingKeyword, text)).toEqual([])
})

test('a keyword at the end of a line and its reference on the next are one', () => {
  expect(check(closingKeyword, 'It fixes\n#12 today.')).toMatchObject([
    { line: 2, endLine: 2, suggestion: { line: 2, endLine: 2, text: 'issue #12 today.' } },
  ])
})

test('a live keyword is quoted in the words about it', () => {
  expect(check(closingKeyword, 'This fixes #12.')[0]?.message).toMatch(
    /^"fixes" stands right before a reference.* such as "issue"\.$/,
  )
})

test.each([
  ['@mira-v opened the bridge.', 'The incident commander opened the bridge.'],
  ['10:02 UTC Mira asked **Bente**.', '10:02 UTC The incident commander asked **the scribe**.'],
  ["At ten Mira Voss's page came.", "At ten the incident commander's page came."],
])('%s is mended with the role', (text, mended) => {
  expect(mends(useRole, text)).toEqual([{ line: 1, endLine: 1, text: mended }])
})

test.each([['Tomasz restarted it.'], ['Mira asked Tomasz.'], ['Mira became incident commander.']])(
  '%s is pointed at, and nobody guesses how to mend it',
  (text) => {
    expect(mends(useRole, text)).toEqual([null])
  },
)

test('all names of a line are told once, with what to write instead', () => {
  const [hit, ...more] = check(useRole, 'Mira asked Bente, then Mira went.')
  expect(more).toEqual([])
  expect(hit?.message).toMatch(/^"Mira", "Bente": .*"the incident commander", "the scribe" instead/)
  expect(check(useRole, 'Tomasz restarted it.')[0]?.message).toContain('"an engineer"')
})

test.each([
  ['petra.lang@posteo.de', 'e-mail address'],
  ['4539 1488 0343 6467', 'card number'],
  ['GB33BUKB20201555555555', 'bank account number'],
])('%s is masked and never repeated', (value, what) => {
  const hits = check(customerData, `# A\n\nIt was ${value} who.\n`)
  expect(hits).toMatchObject([
    {
      line: 3,
      endLine: 3,
      suggestion: { line: 3, endLine: 3, text: `It was [redacted: ${what}] who.` },
    },
  ])
  expect(hits[0]?.message).toContain(`(${what})`)
  expect(JSON.stringify(hits)).not.toContain(value)
})

test('what a line holds of one kind is named once, and all of it is masked', () => {
  const [hit] = check(customerData, 'ann@x.co.uk wrote to bo@y.co.uk')
  expect(hit?.message).toContain('(e-mail address)')
  expect(hit?.suggestion?.text).toBe(
    '[redacted: e-mail address] wrote to [redacted: e-mail address]',
  )
})

test.each([
  ['---\nauthor: ann@x.co.uk\n---\n\nText.'],
  ['Reviewers: ann@x.co.uk'],
  ['- **Author**: ann@x.co.uk'],
  ['Co-authored-by: Ann <ann@x.co.uk>'],
  ['| What | Owner |\n| - | - |\n| Alert | ann@x.co.uk |'],
])('%j names its people on purpose', (text) => {
  expect(check(customerData, text)).toEqual([])
})

test('the last line of a document without a line end is read', () => {
  expect(check(customerData, 'Text.\nann@x.co.uk')).toMatchObject([{ line: 2 }])
})

test('a secret is masked in its line, named by kind and never repeated', () => {
  const hits = check(secret, 'Calm.\r\nDB_PASSWORD=hunter22-9 was set.\r\n')
  expect(hits).toMatchObject([
    {
      line: 2,
      endLine: 2,
      suggestion: { line: 2, endLine: 2, text: 'DB_PASSWORD=[redacted: password] was set.' },
    },
  ])
  expect(hits[0]?.message).toContain('(password)')
  expect(JSON.stringify(hits)).not.toContain('hunter22')
})

test('a key that has no end is pointed at without a mend', () => {
  const begin = ['-----BEGIN RSA ', 'PRIVATE KEY-----'].join('')
  expect(mends(secret, `${begin}\nMIIE`)).toEqual([null])
})
