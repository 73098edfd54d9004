import { expect, test } from 'vitest'
import { readForm, ticked } from '../../src/markdown/form.ts'

const HEADINGS = new Map([
  ['title', ['What is happening?', 'Summary']],
  ['severity', ['Severity']],
  ['services', ['Affected services']],
  ['started', ['When did it start?']],
])

const body = (...parts: readonly (readonly [string, string])[]) =>
  parts.map(([heading, text]) => `### ${heading}\n\n${text}`).join('\n\n')
const read = (text: string) => {
  const answers = readForm(text, HEADINGS)
  return answers === null ? null : Object.fromEntries(answers)
}

const COMPLETE = body(
  ['What is happening?', 'Checkout fails'],
  ['Severity', 'SEV1'],
  ['Affected services', 'api, web'],
  ['When did it start?', '_No response_'],
)
const ANSWERS = { title: 'Checkout fails', severity: 'SEV1', services: 'api, web' }

test('answers are read by the headings, and an empty one is absent', () => {
  expect(read(COMPLETE)).toEqual(ANSWERS)
})

test.each([
  ['Windows line ends', COMPLETE.replaceAll('\n', '\r\n')],
  [
    'other case',
    COMPLETE.toUpperCase()
      .replace('CHECKOUT FAILS', 'Checkout fails')
      .replace('API, WEB', 'api, web'),
  ],
  ['no punctuation', COMPLETE.replaceAll('?', '')],
  ['a colon behind the heading', COMPLETE.replaceAll(/^### (.*)$/gm, '### $1:')],
  ['more space', COMPLETE.replaceAll('### ', '###   ').replaceAll(' services', '  services ')],
  ['an earlier heading', COMPLETE.replace('What is happening?', 'Summary')],
  [
    'another order',
    body(['Severity', 'SEV1'], ['Affected services', 'api, web'], ['Summary', 'Checkout fails']),
  ],
  ['text in front', `Please help.\n\n${COMPLETE}`],
])('a form with %s is the same form', (_how, text) => {
  expect(read(text)).toEqual(ANSWERS)
})

test.each([
  ['nothing', ''],
  ['a sentence', 'Checkout fails, severity 1'],
  ['two of its headings', body(['Severity', 'SEV1'], ['Affected services', 'api'])],
  ['headings of another level', COMPLETE.replaceAll('### ', '## ')],
  ['headings in a code block', `\`\`\`\n${COMPLETE}\n\`\`\``],
  ['headings in a quote', COMPLETE.replaceAll('### ', '> ### ')],
  ['one heading three times', body(['Severity', '1'], ['Severity', '2'], ['Severity', '3'])],
])('%s is no form', (_what, text) => {
  expect(read(text)).toBeNull()
})

test('an answer keeps its own headings, and its code blocks whatever is in them', () => {
  const long = 'It broke.\n\n### Logs\n\n```\n### Severity\n\nSEV4\n```\n\nmore'
  const text = COMPLETE.replace('Checkout fails', long)
  expect(read(text)).toEqual({ ...ANSWERS, title: long })
})

test('a heading that comes twice counts once: the later one is part of the answer above it', () => {
  const text = `${COMPLETE}\n\n### Severity\n\nSEV4`
  expect(read(text)).toMatchObject({
    severity: 'SEV1',
    started: '_No response_\n\n### Severity\n\nSEV4',
  })
})

test('a code block that is never closed does not swallow the fields below it', () => {
  const text = COMPLETE.replace('Checkout fails', 'Log:\n```\nERROR')
  expect(read(text)).toMatchObject({ severity: 'SEV1', services: 'api, web' })
})

test('a longer fence is not closed by a shorter one, nor tildes by backticks', () => {
  const inside = '````\n```\n### Severity\n````\n~~~ sh\n```\n### Severity\n~~~'
  expect(read(COMPLETE.replace('Checkout fails', inside))).toEqual({ ...ANSWERS, title: inside })
})

test('ticked boxes are read, others are not', () => {
  expect(ticked('- [X] Data loss\n- [ ] Security\r\n* [x]  Users \n- [-] no\ntext [x] y')).toEqual([
    'Data loss',
    'Users',
  ])
})
