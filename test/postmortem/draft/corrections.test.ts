import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNDECLARED } from '../../../src/domain/incident.ts'
import { instant } from '../../../src/domain/instant.ts'
import { type Against, corrections } from '../../../src/postmortem/draft/corrections.ts'
import { stated } from '../../../src/postmortem/draft/stated.ts'
import { POLICY } from '../../support/policy.ts'

const OURS = `---
incident: 42
title: Checkout times out
severity: sev2
services:
  - checkout
cause: capacity
started: 2026-11-20T13:58:00Z
detected: 2026-11-20T14:05:00Z
declared: 2026-11-20T14:06:00Z
mitigated:
resolved: 2026-11-20T15:00:00Z
---

# Postmortem
`
const at = (clock: string) => instant(`2026-11-20T${clock}:00Z`)
const mark = (clock: string) => ({ at: at(clock), by: 'ana', provenance: 'observed' }) as const
const AGAINST: Against = {
  policy: POLICY,
  at: at('23:00'),
  incident: {
    ...UNDECLARED,
    severity: 'sev2',
    services: ['checkout'],
    cause: 'capacity',
    times: {
      started: mark('13:58'),
      detected: mark('14:05'),
      declared: mark('14:06'),
      resolved: mark('15:00'),
    },
  },
}
const after = (from: string, to: string, against: Partial<Against> = {}) => {
  expect(OURS).toContain(from)
  const text = OURS.replace(from, to)
  return corrections(stated(OURS), stated(text), { ...AGAINST, ...against })
}

test('the front matter is read as values', () => {
  const read = stated(OURS)
  expect(read).toMatchObject({
    incident: 42,
    title: 'Checkout times out',
    severity: 'sev2',
    services: ['checkout'],
    cause: 'capacity',
    times: { started: at('13:58'), resolved: at('15:00') },
    problems: [],
  })
  expect(read.times.mitigated).toBeUndefined()
  expect(read.lines.get('started')).toBe(8)
})

test.each([
  ['severity: sev2', 'severity: SEV1 critical', [{ type: 'severity-set', severity: 'sev1' }]],
  ['  - checkout', '  - checkout\n  - search', [{ type: 'service-added', service: 'search' }]],
  [
    '  - checkout',
    '  - search',
    [
      { type: 'service-added', service: 'search' },
      { type: 'service-removed', service: 'checkout' },
    ],
  ],
  [
    'services:\n  - checkout',
    'services: checkout, search',
    [{ type: 'service-added', service: 'search' }],
  ],
  ['services:\n  - checkout', 'services: []', [{ type: 'service-removed', service: 'checkout' }]],
  ['cause: capacity', 'cause: deploy', [{ type: 'cause-set', cause: 'deployment' }]],
  ['cause: capacity', 'cause:', [{ type: 'cause-cleared', cause: 'capacity' }]],
  [
    'mitigated:',
    'mitigated: 2026-11-20 14:40',
    [{ type: 'time-set', time: 'mitigated', value: at('14:40') }],
  ],
  [
    'mitigated:',
    'mitigated: 2026-11-20T15:40:00+01:00',
    [{ type: 'time-set', time: 'mitigated', value: at('14:40') }],
  ],
])('%j changed to %j is taken over', (from, to, facts) => {
  expect(after(from, to)).toEqual({ facts, problems: [] })
})

test.each([
  ['severity: sev2', 'severity: "SEV-2"'],
  ['severity: sev2', 'severity:'],
  ['severity: sev2\n', ''],
  ['services:\n  - checkout\n', ''],
  ['services:\n  - checkout', 'services: [Checkout]'],
  ['cause: capacity\n', ''],
  ['2026-11-20T13:58:00Z', '2026-11-20 13:58 UTC'],
  ['started: 2026-11-20T13:58:00Z', 'started:'],
  ['title: Checkout times out', 'title: Payments fail'],
  ['# Postmortem', '# Another heading'],
])('%j changed to %j corrects nothing', (from, to) => {
  expect(after(from, to)).toEqual({ facts: [], problems: [] })
})

test.each([
  [
    'severity: sev2',
    'severity: sevv1',
    4,
    'severity',
    '“sevv1” is no severity of this team. Did you mean sev1?',
  ],
  ['cause: capacity', 'cause: gremlins', 7, 'cause', 'is no cause of this team'],
  [
    'started: 2026-11-20T13:58:00Z',
    'started: 13:58',
    8,
    'started',
    '“13:58” does not read as a date and time',
  ],
  ['started: 2026-11-20T13:58:00Z', 'started: 2026-02-30 13:58', 8, 'started', 'does not read'],
  ['started: 2026-11-20T13:58:00Z', 'started: [1]', 8, 'started', 'Its value does not read'],
  [
    'started: 2026-11-20T13:58:00Z',
    'started: 2026-11-20T14:30:00Z',
    8,
    'started',
    'It would be detected (2026-11-20 14:05 UTC) before it started (2026-11-20 14:30 UTC).',
  ],
  [
    'resolved: 2026-11-20T15:00:00Z',
    'resolved: 2026-11-21T15:00:00Z',
    12,
    'resolved',
    '2026-11-21 15:00 UTC had not come yet.',
  ],
])('%j changed to %j is refused with its line', (from, to, line, key, message) => {
  const { facts, problems } = after(from, to)
  expect(facts).toEqual([])
  expect(problems[0]).toMatchObject({ line, key, message: expect.stringContaining(message) })
})

test('times that only fit together are taken together', () => {
  const text = OURS.replace('13:58:00Z', '14:30:00Z')
    .replace('14:05:00Z', '14:31:00Z')
    .replace('14:06:00Z', '14:32:00Z')
  const { facts, problems } = corrections(stated(OURS), stated(text), AGAINST)
  expect(facts.map(({ type }) => type)).toEqual(['time-set', 'time-set', 'time-set'])
  expect(problems).toEqual([])
})

test('a service is held to the list that config has', () => {
  const checkout = { people: [], team: null, runbook: null, objective: null, name: 'checkout' }
  const policy = { ...POLICY, services: [checkout, { ...checkout, name: 'search' }] }
  expect(after('  - checkout', '  - checkout\n  - Search', { policy }).facts).toEqual([
    { type: 'service-added', service: 'search' },
  ])
  expect(after('  - checkout', '  - checkout\n  - serch', { policy })).toMatchObject({
    facts: [],
    problems: [{ line: 5, message: '“serch” is no service of this team. Did you mean search?' }],
  })
})

test('a value that has merely gone stale is no correction', () => {
  const incident = { ...AGAINST.incident, severity: 'sev1', cause: 'data' }
  expect(corrections(stated(OURS), stated(OURS), { ...AGAINST, incident }).facts).toEqual([])
})

test('a mistake that was there before is not told again', () => {
  const broken = OURS.replace('started: 2026-11-20T13:58:00Z', 'started: noon')
  expect(corrections(stated(broken), stated(broken), AGAINST)).toEqual({ facts: [], problems: [] })
})

describe('a document of any kind', () => {
  test.each(['', '# No front matter', '---\n- a list\n---\n', '---\na: [\n---\n'])(
    '%j states nothing',
    (text) => {
      const { facts } = corrections(stated(OURS), stated(text), AGAINST)
      expect(facts).toEqual([])
    },
  )

  test('is read without a throw', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '-',
            '\n',
            ':',
            ' ',
            'services',
            'started',
            '[',
            '{',
            '&a',
            '*a',
            '"',
            '2026-11-20',
            'T',
            '~',
          ),
        }),
        (text) => {
          const read = stated(`---\n${text}\n---\n`)
          expect(
            corrections(stated(OURS), read, AGAINST).problems.every(({ line }) => line >= 1),
          ).toBe(true)
        },
      ),
    )
  })
})
