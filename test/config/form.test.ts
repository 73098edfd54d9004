import { expect, test } from 'vitest'
import { formFacts, formHeadings } from '../../src/config/form.ts'
import { fields, UNKNOWN_LEVEL } from '../../src/config/form-fields.ts'
import { readConfig } from '../../src/config/read.ts'
import { instant } from '../../src/domain/instant.ts'
import { readForm } from '../../src/markdown/form.ts'
import { type Filled, renderForm } from '../support/form.ts'

const policyOf = (text: string) => readConfig([{ source: 'x', text }]).policy
const POLICY = policyOf('')
const NOW = instant('2026-11-20T14:20:00Z')

function read(filled: Filled, policy = POLICY) {
  const answers = readForm(renderForm(fields(policy), filled), formHeadings(policy))
  if (answers === null) throw new Error('the form was not recognised')
  return formFacts(answers, policy, { now: NOW, zone: policy.zone })
}

test('a form that is filled in whole becomes facts', () => {
  const { facts, notes } = read({
    impact: 'Degraded',
    spread: 'Widespread',
    users: 'about 12,000',
    level: 'SEV1 critical',
    services: 'checkout, search',
    started: '13:58',
    detected: '10m ago',
    detection: 'Health check',
    drill: ['This is a drill'],
    description: 'Payments time out.\n\nSince the deployment.',
    links: 'dashboard https://grafana.example.com/d/1\nhttps://example.com/call',
  })
  expect(notes).toEqual([])
  expect(facts).toEqual([
    { type: 'severity-set', severity: 'sev1' },
    { type: 'time-set', time: 'started', value: instant('2026-11-20T13:58:00Z') },
    { type: 'time-set', time: 'detected', value: instant('2026-11-20T14:10:00Z') },
    { type: 'detection-set', source: 'health-check' },
    { type: 'service-added', service: 'checkout' },
    { type: 'service-added', service: 'search' },
    {
      type: 'impact-set',
      text: 'Degraded: Payments time out.',
      share: null,
      users: 12_000,
      money: null,
    },
    { type: 'drill-set', drill: true },
    { type: 'link-added', name: 'dashboard', url: 'https://grafana.example.com/d/1' },
    { type: 'link-added', name: 'link 2', url: 'https://example.com/call' },
  ])
})

test('a form that is sent empty says nothing', () => {
  expect(read({})).toEqual({ facts: [], notes: [] })
})

test.each([
  ['Complete loss', 'Widespread', 'sev1'],
  ['Complete loss', 'Minimal', 'sev3'],
  ['Degraded', 'Limited', 'sev3'],
  ['Inconvenience', 'Minimal', 'sev4'],
])('without a level, %s and %s give %s', (impact, spread, severity) => {
  const { facts } = read({ impact, spread, level: UNKNOWN_LEVEL })
  expect(facts).toContainEqual({ type: 'severity-set', severity })
})

test('impact without spread gives no severity', () => {
  const { facts, notes } = read({ impact: 'Degraded' })
  expect(facts.map(({ type }) => type)).toEqual(['impact-set'])
  expect(notes).toEqual([])
})

test('a level of nobody is told, and impact and spread decide', () => {
  const { facts, notes } = read({ level: 'DEFCON 1', impact: 'Degraded', spread: 'Limited' })
  expect(facts[0]).toEqual({ type: 'severity-set', severity: 'sev3' })
  expect(notes).toEqual([
    'The form\'s level "DEFCON 1" is no severity here; accepted: sev1, sev2, sev3, sev4.',
  ])
})

test("a team's own scheme is offered and read back", () => {
  const policy = policyOf('severities: [{ name: P0, title: P0 all hands }, { name: P1 }]')
  const level = fields(policy).find(({ id }) => id === 'level')
  expect(level?.options).toEqual([UNKNOWN_LEVEL, 'P0 all hands', 'P1'])
  expect(read({ level: 'P0 all hands' }, policy).facts).toEqual([
    { type: 'severity-set', severity: 'P0' },
  ])
})

test.each([
  ['12000', 12_000, null],
  ['12,000', 12_000, null],
  ['12.000', 12_000, null],
  ["12'000 users", 12_000, null],
  ['~300', 300, null],
  ['1.5k', 1500, null],
  ['2M users', 2_000_000, null],
  ['12 months', 12, null],
  ['0', 0, null],
  ['30%', null, 0.3],
  ['about 2.5 % of all', null, 0.025],
])('%j hurts %s users, a share of %s', (users, count, share) => {
  const { facts, notes } = read({ users })
  expect(notes).toEqual([])
  expect(facts).toMatchObject([{ type: 'impact-set', users: count, share }])
})

test.each(['many', 'between 100 and 200', '10-20', '130%', '9'.repeat(40), '½'])(
  '%j users is no number, and is told',
  (users) => {
    const { facts, notes } = read({ users })
    expect(facts).toEqual([])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('/impact 12000 users')
  },
)

test('a time that cannot be read, or has not come, is told with the command that says it', () => {
  const { facts, notes } = read({ started: 'after lunch', detected: '2026-11-21 10:00' })
  expect(facts).toEqual([])
  expect(notes).toHaveLength(2)
  expect(notes[0]).toContain('/time started <when>')
  expect(notes[1]).toContain('/time detected <when>')
})

test("times are read in the team's zone", () => {
  const { facts } = read({ started: '14:58' }, policyOf('timezone: Europe/Paris'))
  expect(facts).toMatchObject([{ value: instant('2026-11-20T13:58:00Z') }])
})

test('services are split by commas, semicolons and lines, and named as config names them', () => {
  const policy = policyOf('services: { API: {}, web: {} }')
  const { facts } = read({ services: 'api; web\n- Api, other' }, policy)
  expect(facts.map((fact) => ('service' in fact ? fact.service : ''))).toEqual([
    'API',
    'web',
    'other',
  ])
})

test('services too long or too many are told', () => {
  const many = Array.from({ length: 12 }, (_, at) => `s${at}`)
  expect(read({ services: many.join() }).notes).toHaveLength(1)
  expect(read({ services: 'x'.repeat(60) })).toMatchObject({
    facts: [],
    notes: [expect.stringContaining('too long')],
  })
})

test.each([
  ['dashboard: https://a.example/x', 'dashboard', 'https://a.example/x'],
  ['- [runbook](https://a.example/x)', 'runbook', 'https://a.example/x'],
  ['<https://a.example/x?a=1&b=2>', 'link 1', 'https://a.example/x?a=1&b=2'],
  ['see https://a.example/x.', 'see', 'https://a.example/x'],
])('the link %j is read', (links, name, url) => {
  expect(read({ links })).toEqual({ facts: [{ type: 'link-added', name, url }], notes: [] })
})

test.each([
  'the usual dashboard',
  'javascript:alert(1)',
  'https://user:hunter22@a.example/',
  `https://a.example/?token=ghp_${'a1B2'.repeat(9)}`,
])('the link %j is not taken, and no secret is repeated', (links) => {
  const { facts, notes } = read({ links })
  expect(facts).toEqual([])
  expect(notes).toHaveLength(1)
  expect(notes[0]).not.toMatch(/hunter22|ghp_/)
})

test('a secret in the description goes no further', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`
  expect(JSON.stringify(read({ description: `with ${token}` }))).not.toContain(token)
})

test('a long description is cut, and no character in half', () => {
  const { facts } = read({ description: '😀'.repeat(2000) })
  const [impact] = facts
  const text = impact?.type === 'impact-set' ? impact.text : ''
  expect(text.length).toBeLessThanOrEqual(500)
  expect(text.isWellFormed()).toBe(true)
})

test('notes stay short, whatever was typed', () => {
  const filled = Object.fromEntries(fields(POLICY).map(({ id }) => [id, 'x'.repeat(5000)]))
  const { notes } = read({ ...filled, services: 'x'.repeat(5000) })
  expect(notes.length).toBeGreaterThan(4)
  expect(notes.every((note) => note.length < 400)).toBe(true)
})
