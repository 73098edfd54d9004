import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import { audit } from '../../../src/plan/card/audit.ts'
import type { Entry } from '../../../src/plan/entry.ts'
import { happened } from '../../support/clocked.ts'
import { viewOf } from '../../support/view.ts'

const asked = (comment: number, time: string, text: string): Entry => ({
  key: `c${comment}.0`,
  at: instant(`2026-11-20T${time}:00Z`),
  by: 'ana',
  outcome: 'accepted',
  text,
})

const commands = (entries: readonly Entry[]): readonly string[] =>
  [...(audit(viewOf(happened([]), { entries })) ?? '').matchAll(/<code>&#47;(\w+)/g)].map(
    ([, word]) => String(word),
  )

test('whoever was decided later than others stands where they spoke', () => {
  const entries = [
    asked(11, '14:03', '/ack'),
    asked(12, '14:05', '/mitigated'),
    asked(10, '14:02', '/update'),
    asked(13, '14:05', '/resolve'),
  ]
  expect(commands(entries)).toEqual(['update', 'ack', 'mitigated', 'resolve'])
})

test('what is no command stands not among them', () => {
  const noted: Entry = { ...asked(1, '14:02', '/ack'), key: 'e7', outcome: 'noted' }
  expect(commands([noted, asked(2, '14:03', '/resolve')])).toEqual(['resolve'])
})
