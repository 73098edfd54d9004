import { expect, test } from 'vitest'
import { mayConcern, mayHoldCommand } from '../../src/plan/may-concern.ts'

test.each([
  ['a command', '/incident', true, true],
  ['a command below talk', 'Help!\r\n\r\n/sev 1', true, true],
  ['a form', '### Impact\n\nAll of it', true, false],
  ['a form with the line ends of old Macs', 'x\r### Impact\r', true, false],
  ['talk', 'How do I reset my password?', false, false],
  ['another heading', '## Impact\n#### Details', false, false],
  ['a heading inside a line', 'see ### Impact', false, false],
  ['a path in a sentence', 'see /etc/hosts', false, false],
  ['an empty text', '', false, false],
  ['none', null, false, false],
  ['none at all', undefined, false, false],
])('%s', (_what, text, concerns, commands) => {
  expect([mayConcern(text), mayHoldCommand(text)]).toEqual([concerns, commands])
})
