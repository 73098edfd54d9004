import { expect, test } from 'vitest'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import type { Known } from '../../../src/postmortem/known.ts'
import type { Rule } from '../../../src/postmortem/rule.ts'
import { blame } from '../../../src/postmortem/rules/blame.ts'
import { hindsight } from '../../../src/postmortem/rules/hindsight.ts'
import { humanError } from '../../../src/postmortem/rules/human-error.ts'
import { personAsCause } from '../../../src/postmortem/rules/person-as-cause.ts'
import { subject } from '../../../src/postmortem/subject.ts'

const KNOWN: Known = {
  number: 1,
  title: '',
  severity: null,
  services: [],
  cause: null,
  times: {},
  participants: [{ login: 'zq-91', name: null, role: null }],
}

const check = (rule: Rule, text: string, known: Known | null = null) =>
  rule.check(subject(readDocument(text), { known, assignable: null, zone: 'UTC', gap: 0.25 }))

test.each([
  [blame, 'Nadia broke the build.', /^"Nadia broke" tells what somebody did wrong/],
  [
    blame,
    'The admin did not read the page.',
    /^"The admin did not read" tells what somebody left undone/,
  ],
  [blame, 'The admin had no idea.', /^"The admin had no idea" tells what somebody did not see/],
  [blame, 'It was sheer negligence.', /^"negligence" judges people/],
  [blame, 'It was her fault.', /^"her fault" assigns fault/],
  [blame, 'Remind Nadia to be careful.', /^"Remind Nadia to.*" sets out to correct a person/],
  [hindsight, 'Nadia should have asked.', /^"Nadia should have asked" wishes/],
  [hindsight, 'Nadia failed to ask.', /^"Nadia failed to" measures/],
  [humanError, 'It was human error.', /^"human error" ends the search/],
  [personAsCause, 'The cause was Nadia.', /^"The cause was Nadia" names people as the cause/],
] as const)('%o tells what is wrong with: %s', (rule, text, message) => {
  expect(check(rule, text).map((hit) => hit.message)).toEqual([expect.stringMatching(message)])
})

test('a person below the heading of the cause is told once, whether by the sentence or by its place', () => {
  expect(check(personAsCause, '## Root cause\n\nThe root cause was Nadia.')).toHaveLength(1)
  expect(check(personAsCause, '## Root cause\n\nNadia.')).toHaveLength(1)
  expect(check(humanError, '## Root cause\n\nHuman error.')).toHaveLength(1)
})

test('the same words elsewhere are no cause', () => {
  expect(check(personAsCause, '## Timeline\n\nThe on-call engineer.')).toEqual([])
  expect(check(personAsCause, '## Resolution\n\nAn engineer deleted the lock by hand.')).toEqual([])
})

test('only the last answers of the whys are asked for more', () => {
  const whys = (last: string) =>
    `## Five whys\n\n1. Why? An engineer deleted the lock.\n2. Why? The tool offers it.\n3. Why? ${last}\n`
  expect(check(personAsCause, whys('The lock shows no owner.'))).toEqual([])
  expect(check(personAsCause, whys('The engineer deleted the owner.'))).toMatchObject([{ line: 5 }])
})

test('somebody known from the incident is a cause by login alone', () => {
  expect(check(personAsCause, 'Root cause: zq-91', KNOWN)).toHaveLength(1)
  expect(check(personAsCause, 'Root cause: zq-91')).toEqual([])
  expect(check(personAsCause, '---\ncause: zq-91\n---\n\nText.', KNOWN)).toMatchObject([
    { line: 2 },
  ])
})

test('a user error is a figure, unless it is the cause', () => {
  expect(check(humanError, 'The user error rate rose.')).toEqual([])
  expect(check(humanError, '---\ncause: user error\n---\n\nText.')).toMatchObject([{ line: 2 }])
})
