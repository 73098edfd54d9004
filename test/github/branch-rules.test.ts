import nock from 'nock'
import { expect, test } from 'vitest'
import { requiredChecks } from '../../src/github/branch-rules.ts'
import { client } from '../../src/github/client.ts'
import { API, failureOf, onTheWire, wired } from '../support/wire.ts'

onTheWire()

const AT = { owner: 'acme', repo: 'shop', branch: 'release/1' }
const ask = (appId: number | null = 12) => requiredChecks(client(wired()), AT, appId)
const answers = (status: number, body: object) =>
  nock(API).get('/repos/acme/shop/rules/branches/release/1').query(true).reply(status, body)
const required = (...checks: readonly object[]) => [
  { type: 'deletion' },
  { type: 'required_status_checks', parameters: { required_status_checks: checks } },
]

test.each([
  ['nothing', [], []],
  ['other rules', [{ type: 'pull_request' }, {}], []],
  ['other checks', required({ context: 'build' }, {}), []],
  ['ours, of any App', required({ context: 'Sitrep / config' }), ['Sitrep / config']],
  [
    'ours, of no named App',
    required({ context: 'Sitrep / config', integration_id: null }),
    ['Sitrep / config'],
  ],
  [
    'ours, of us',
    required({ context: 'Sitrep / postmortem', integration_id: 12 }),
    ['Sitrep / postmortem'],
  ],
  ['ours, of another App', required({ context: 'Sitrep / postmortem', integration_id: 9 }), []],
] as const)('a branch that requires %s', async (_, rules, names) => {
  answers(200, rules)
  expect([...(await ask())]).toEqual(names)
})

test('who does not know its own number takes whatever is named for itself', async () => {
  answers(200, required({ context: 'Sitrep / postmortem', integration_id: 9 }))
  expect([...(await ask(null))]).toEqual(['Sitrep / postmortem'])
})

test.each([
  [404, 'Not Found'],
  [403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.'],
])('where there are no rules to be had nothing is required: %j', async (status, message) => {
  answers(status, { message })
  expect([...(await ask())]).toEqual([])
})

test('a GitHub that gives no answer is no branch without rules', async () => {
  nock(API).get('/repos/acme/shop/rules/branches/release/1').query(true).times(3).reply(502, {})
  expect(await failureOf(ask())).toMatchObject({ kind: 'server' })
})
