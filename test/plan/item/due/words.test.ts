import { expect, test } from 'vitest'
import { type Instant, instant } from '../../../../src/domain/instant.ts'
import type { Policy } from '../../../../src/domain/policy.ts'
import { POLICY } from '../../../support/policy.ts'
import { itemOf, saidBy } from '../items.ts'

const SERVICE = { name: 'checkout', runbook: null, objective: null } as const
const policy = (change: Partial<Policy>): Policy => ({ ...POLICY, ...change })
const WATCHED = policy({
  services: [{ ...SERVICE, people: ['ana'], team: 'acme/payments' }],
})
const LATE = instant('2026-12-15T09:00:00Z')

const said = (change: object, of: Policy = WATCHED, now: Instant = LATE) =>
  saidBy(itemOf(2, { due: '2026-12-01', ...change }), [], of, now)?.body ?? ''

test.each<[string, object, Policy, RegExp]>([
  [
    'the people and the team of its service',
    { labels: ['action-item', 'service: checkout'] },
    WATCHED,
    /^@ben @ana @acme\/payments: \*\*This is overdue/,
  ],
  [
    'the team that its label names',
    { labels: ['action-item', 'team: acme/search'] },
    WATCHED,
    /^@ben @acme\/search: \*\*This is overdue/,
  ],
  [
    'the people alone, where the config names no team',
    { labels: ['action-item', 'service: checkout'] },
    policy({ services: [{ ...SERVICE, people: ['ana'], team: null }] }),
    /^@ben @ana: /,
  ],
])('two weeks late %s are called in', (_, change, of, expected) => {
  expect(said(change, of)).toMatch(expected)
  expect(said(change, of)).toContain('Whoever looks after the service is called in now')
})

test.each<[string, object, string]>([
  ['no service', {}, 'no label names the service'],
  [
    'one that the config does not know',
    { labels: ['action-item', 'service: search'] },
    'the config names nobody who looks after its service',
  ],
])('with %s it says why nobody could be', (_, change, expected) => {
  expect(said(change)).toContain(expected)
  expect(said(change)).toMatch(/^@ben: /)
})

test('a bot that is assigned is no one to call', () => {
  expect(said({ assignees: ['renovate[bot]'] })).toMatch(/^\*\*This is overdue/)
})

test('the day is that of the team, whatever the clock shows elsewhere', () => {
  const zone = 'Pacific/Auckland'
  const of = policy({ zone, calendar: { ...POLICY.calendar, zone } })
  expect(said({}, of, instant('2026-11-30T20:00:00Z'))).toContain(
    '**This is due today, Tue 1 Dec 2026 (Pacific/Auckland).**',
  )
})

test('nothing that it says closes an issue, and a title of strangers does nothing in its table', () => {
  const many = [2, 3, 4].map((number) =>
    itemOf(number, {
      due: '2026-12-01',
      title: 'fixes #7 @acme/all <b>| x',
      labels: ['action-item', 'service: checkout'],
    }),
  )
  const [host] = many
  const body = host === undefined ? '' : (saidBy(host, many, WATCHED, LATE)?.body ?? '')
  expect(body).toMatch(/^@ben @ana @acme\/payments: \*\*3 action items need a look this week\.\*\*/)
  expect(body).not.toMatch(/#7|@acme\/all|<b>/)
  expect(body.match(/\*escalated\* \|/g)).toHaveLength(3)
  expect(body).not.toContain('says whom')
  expect(body).not.toMatch(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? +(?:#\d|http)/i)
})

test('one comment for all calls nothing escalated for which nobody could be called in', () => {
  const labels = [['action-item', 'service: checkout'], ['action-item'], ['action-item']]
  const many = labels.map((names, at) => itemOf(2 + at, { due: '2026-12-01', labels: names }))
  const bodyOf = (all: typeof many, of: Policy) => {
    const [host] = all
    return host === undefined ? '' : (saidBy(host, all, of, LATE)?.body ?? '')
  }
  const some = bodyOf(many, WATCHED)
  expect(some.match(/\*escalated\* \|/g)).toHaveLength(1)
  expect(some).toContain('neither a label of theirs nor the config says whom')
  const none = bodyOf(many, policy({}))
  expect(none).toMatch(/^@ben: \*\*3 action items/)
  expect(none).not.toMatch(/escalated|is called in/)
  expect(none).toContain('neither a label of theirs nor the config says whom')
})
