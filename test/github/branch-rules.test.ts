import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { mayCommit, requiredChecks } from '../../src/github/branch-rules.ts'
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

describe('whether a commit of ours may go straight to the branch', () => {
  const may = () => mayCommit(client(wired()), AT)
  const branch = (status: number, body: object) =>
    nock(API).get('/repos/acme/shop/branches/release/1').reply(status, body)
  const checked = (level: string, ...contexts: readonly string[]) => ({
    protected: true,
    protection: { required_status_checks: { enforcement_level: level, contexts } },
  })

  test.each([
    'update',
    'pull_request',
    'required_status_checks',
    'required_deployments',
    'merge_queue',
    'workflows',
    'code_scanning',
    'code_quality',
  ])('a rule of type %s is known to refuse it', async (type) => {
    answers(200, [{ type: 'deletion' }, { type }])
    expect(await may()).toBe(false)
  })

  test.each([
    ['nothing', 200, { protected: false }, true],
    ['rules that a commit can keep', 200, { protected: true }, true],
    ['checks', 200, checked('non_admins', 'build'), false],
    ['checks of everyone', 200, checked('everyone', 'build'), false],
    ['checks that are off', 200, checked('off', 'build'), true],
    ['no check', 200, checked('non_admins'), true],
    ['nothing that we may see', 404, {}, true],
  ] as const)(
    'protection of the older kind that shows %s',
    async (_what, status, body, allowed) => {
      answers(200, [{ type: 'deletion' }, { type: 'non_fast_forward' }, {}])
      branch(status, body)
      expect(await may()).toBe(allowed)
    },
  )
})
