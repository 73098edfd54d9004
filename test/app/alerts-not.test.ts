import { expect, onTestFinished, test } from 'vitest'
import { isAlertEvent } from '../../src/integrations/heard-alert.ts'
import { start } from '../sandbox/support.ts'
import { CHECKOUT } from '../support/alerted.ts'
import { entrance } from '../support/entrance.ts'

const CONFIG = `
alerts:
  workflows:
    - workflow: deploy.yml
      severity: sev2
  deployments:
    - environment: production
      severity: sev1
`

/** The App behind its door, told of one thing. */
async function told(event: string, more: object) {
  const box = await start({ seed: { files: { '.github/sitrep.yml': CONFIG } } })
  const door = await entrance(box)
  onTestFinished(async () => {
    await door.close()
    await box.close()
  })
  const { installation, repository } = box.seeded
  const where = {
    owner: { login: 'acme' },
    id: repository.id,
    name: 'shop',
    default_branch: 'main',
  }
  const post = (payload: object) =>
    door.post(event, { installation: { id: installation.id }, repository: where, ...payload })
  expect(isAlertEvent(event)).toBe(true)
  expect(await post(more)).toBe(202)
  await door.app.idle()
  const list = { owner: 'acme', repo: 'shop', state: 'all' } as const
  const opened = async () => {
    const { data } = await box.as('ana').rest.issues.listForRepo(list)
    return data.map(({ title }) => title)
  }
  return { post, opened, idle: door.app.idle, log: () => door.log().join(''), repository }
}

const dispatched = (action: string, alert: unknown) => ({ action, client_payload: { alert } })

const RUN = {
  name: 'Deploy',
  path: '.github/workflows/deploy.yml',
  head_branch: 'main',
  event: 'push',
  conclusion: 'failure',
}
const ran = (id: number, run: object = {}) => ({
  action: 'completed',
  workflow_run: { ...RUN, head_repository: { id }, ...run },
})
const deployed = (state: string, environment: string) => ({
  deployment: { id: 1, environment },
  deployment_status: { state },
})

test('what config asks for opens an incident, and its recovery is told there', async () => {
  const first = await told('repository_dispatch', dispatched('sitrep', CHECKOUT))
  expect(await first.opened()).toEqual(['Checkout fails'])
  const failed = await told('deployment_status', deployed('failure', 'production'))
  expect(await failed.opened()).toEqual(['Deployment to production fails'])
})

test('a workflow that fails on the default branch opens an incident', async () => {
  const it = await told('workflow_run', { action: 'requested' })
  await it.post(ran(it.repository.id))
  await it.idle()
  expect(await it.opened()).toEqual(['Workflow Deploy fails on main'])
})

test.each<readonly [string, string, object]>([
  ['an event of another type', 'repository_dispatch', dispatched('deploy', CHECKOUT)],
  [
    'an event without an alert',
    'repository_dispatch',
    { action: 'sitrep', client_payload: { ref: 'main' } },
  ],
  ['an alert that is no object', 'repository_dispatch', dispatched('sitrep', 'Checkout fails')],
  [
    'an alert that has recovered',
    'repository_dispatch',
    dispatched('sitrep', { ...CHECKOUT, state: 'recovered' }),
  ],
  [
    'an alert that somebody looks into',
    'repository_dispatch',
    dispatched('sitrep', { ...CHECKOUT, state: 'acknowledged' }),
  ],
  ['a deployment that goes on', 'deployment_status', deployed('in_progress', 'production')],
  ['a deployment that succeeds', 'deployment_status', deployed('success', 'production')],
  ['a deployment elsewhere', 'deployment_status', deployed('failure', 'staging')],
])('%s opens nothing', async (_, event, payload) => {
  const it = await told(event, payload)
  expect(await it.opened()).toEqual([])
  expect(it.log()).not.toContain('Checkout fails')
})

test.each<readonly [string, object]>([
  ['that succeeds', { conclusion: 'success' }],
  ['that was cancelled', { conclusion: 'cancelled' }],
  ['on another branch', { head_branch: 'topic' }],
  ['of another workflow', { name: 'CI', path: '.github/workflows/ci.yml' }],
  ['of a pull request', { event: 'pull_request' }],
  ['of a fork', { head_repository: { id: 1 } }],
])('a run %s opens nothing', async (_, run) => {
  const it = await told('workflow_run', { action: 'requested' })
  await it.post(ran(it.repository.id, run))
  await it.idle()
  expect(await it.opened()).toEqual([])
})
