import { expect, test } from 'vitest'
import {
  actionLabels,
  actionMeaning,
  causeLabel,
  DUE_OVERDUE,
  DUE_SOON,
  incidentLabels,
  labels,
  meaning,
  OVERDUE,
  serviceLabel,
  statusLabel,
} from '../../src/config/labels.ts'
import { readConfig } from '../../src/config/read.ts'

const policyOf = (text: string) => readConfig([{ source: 'x', text }]).policy
const POLICY = policyOf('services: { API: { team: acme/ops }, web: {} }')

const OF_INCIDENTS = [
  'incident',
  'drill',
  'postmortem: overdue',
  'sev1',
  'sev2',
  'sev3',
  'sev4',
  'status: triage',
  'status: investigating',
  'status: identified',
  'status: mitigated',
  'status: resolved',
  'status: reviewed',
  'status: cancelled',
  'status: duplicate',
  'cause: deployment',
  'cause: capacity',
  'cause: dependency',
  'cause: data',
  'cause: infrastructure',
  'cause: security',
  'cause: process',
  'service: API',
  'service: web',
]

test('setup creates one label for everything that an incident, an action item or a report can be', () => {
  expect(labels(POLICY).map(({ name }) => name)).toEqual([
    ...OF_INCIDENTS,
    'action-item',
    'priority: p1',
    'priority: p2',
    'priority: p3',
    'priority: p4',
    'kind: prevent',
    'kind: detect',
    'kind: mitigate',
    'kind: process',
    'kind: repair',
    'due: soon',
    'due: overdue',
    'report',
    'report: actions',
    'report: metrics',
    'report: trends',
  ])
  expect(incidentLabels(POLICY).map(({ name }) => name)).toEqual(OF_INCIDENTS)
})

test('every label has words and a colour that GitHub takes', () => {
  for (const { color, description } of labels(POLICY)) {
    expect(color).toMatch(/^[0-9a-f]{6}$/)
    expect(description).not.toBe('')
    expect(description.length).toBeLessThanOrEqual(100)
  }
})

test('long words are cut, and no character in half', () => {
  const long = `severities: [{ name: a, description: "${'😀'.repeat(80)}" }]`
  const found = labels(policyOf(long)).find(({ name }) => name === 'a')
  expect(found?.description.length).toBeLessThanOrEqual(100)
  expect(found?.description.isWellFormed()).toBe(true)
  expect(found?.description).toMatch(/…$/)
})

test('labels that differ in case alone are one', () => {
  const names = labels(policyOf('services: { api: {}, API: {} }')).map(({ name }) => name)
  expect(names.filter((name) => /api/i.test(name))).toEqual(['service: api'])
})

const spoken = incidentLabels(POLICY).filter(({ name }) => name !== OVERDUE)

test.each(spoken.map(({ name }) => name))('%s means something on an incident', (name) => {
  expect(meaning(name, POLICY)).not.toBeNull()
})

const CLOCKS: readonly string[] = [DUE_SOON, DUE_OVERDUE]
const ofItems = actionLabels().map(({ name }) => name)

test.each(ofItems)('%s means nothing on an incident', (name) => {
  expect(meaning(name, POLICY)).toBeNull()
})

test.each(ofItems.filter((name) => !CLOCKS.includes(name)))(
  '%s means something on an action item',
  (name) => {
    expect(actionMeaning(name, POLICY)).not.toBeNull()
  },
)

test.each([
  ['Action-Item', { kind: 'action-item' }],
  ['PRIORITY: P1', { kind: 'priority', value: 'p1' }],
  ['kind: Prevent', { kind: 'kind', value: 'prevent' }],
  ['service: api', { kind: 'service', value: 'API' }],
  ['service: billing', { kind: 'service', value: 'billing' }],
  ['team: acme/ops', { kind: 'team', value: 'acme/ops' }],
  ['Team: @acme/on.call', { kind: 'team', value: 'acme/on.call' }],
])('on an action item the label %s is understood', (name, expected) => {
  expect(actionMeaning(name, POLICY)).toEqual(expected)
})

test.each([
  ...CLOCKS,
  'bug',
  'incident',
  'drill',
  'sev1',
  'status: resolved',
  'cause: data',
  'priority: p5',
  'priority:p1',
  'p1',
  'kind: bug',
  'kind/bug',
  'team: ops',
  'team: a/b/c',
  'my team: acme/ops',
  'action-items',
  '',
])('on an action item the label %j says nothing', (name) => {
  expect(actionMeaning(name, POLICY)).toBeNull()
})

test('whether a postmortem is overdue follows from the clock, whoever sets the label', () => {
  expect(meaning(OVERDUE, POLICY)).toBeNull()
})

test.each([
  ['incident', { kind: 'incident', value: 'incident' }],
  ['Drill', { kind: 'drill', value: 'drill' }],
  ['SEV2', { kind: 'severity', value: 'sev2' }],
  ['Status: Mitigated', { kind: 'status', value: 'mitigated' }],
  ['service: api', { kind: 'service', value: 'API' }],
  ['service: billing', { kind: 'service', value: 'billing' }],
  ['CAUSE: Data', { kind: 'cause', value: 'data' }],
])('the label %s is understood', (name, expected) => {
  expect(meaning(name, POLICY)).toEqual(expected)
})

test.each([
  'bug',
  'critical',
  '1',
  'SEV1 critical',
  'sev-1',
  'sev5',
  'mitigated',
  'status: on hold',
  'status:mitigated',
  'cause: weather',
  'cause: human error',
  'service: ',
  'my service: api',
  '',
])('the label %j is none of ours', (name) => {
  expect(meaning(name, POLICY)).toBeNull()
})

test("a team's own names are the only ones", () => {
  const policy = policyOf('label: outage\nseverities: [{ name: P0, aliases: [sev1] }]')
  expect(meaning('outage', policy)).toEqual({ kind: 'incident', value: 'outage' })
  expect(meaning('p0', policy)).toEqual({ kind: 'severity', value: 'P0' })
  expect(meaning('incident', policy)).toBeNull()
  expect(meaning('sev1', policy)).toBeNull()
})

test('names become labels by their prefix', () => {
  expect([statusLabel('a'), serviceLabel('b'), causeLabel('c')]).toEqual([
    'status: a',
    'service: b',
    'cause: c',
  ])
})
