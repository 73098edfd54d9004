import { expect, test } from 'vitest'
import { namedIncident } from '../../../src/plan/review/subject-number.ts'

const HOME = 'https://github.test/acme/shop'
const front = (line: string) => `---\ntitle: x\n${line}\n---\n\n# One\n`

test.each([
  ['incident: 42', 42],
  ['incident: "#42"', 42],
  ["incident: '42'", 42],
  ['Incident: 42', 42],
  [`incident: ${HOME}/issues/42`, 42],
  ['incident: #42', null],
  ['incident: 0', null],
  ['incident: -4', null],
  ['incident: 4.5', null],
  ['incident: [42]', null],
  ['incident: https://github.test/acme/other/issues/42', null],
  [`incident: ${HOME}/issues/42/edit`, null],
  ['incident:', null],
  ['severity: 42', null],
])('front matter that says %j names %j', (line, incident) => {
  expect(namedIncident(front(line), HOME)).toBe(incident)
})

test.each(['', '# Incident: 42', 'incident: 42\n', '---\nincident: 42\n'])(
  'a document without front matter names none: %j',
  (text) => {
    expect(namedIncident(text, HOME)).toBeNull()
  },
)
