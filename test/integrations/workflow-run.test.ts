import { expect, test } from 'vitest'
import { workflowRun } from '../../src/integrations/workflow-run.ts'

const RUN = {
  name: 'Deploy',
  path: '.github/workflows/deploy.yml@main',
  head_branch: 'main',
  head_sha: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
  run_number: 12,
  event: 'push',
  conclusion: 'failure',
  html_url: 'https://github.com/acme/shop/actions/runs/7',
  updated_at: '2026-11-20T14:05:00Z',
  head_repository: { id: 7 },
}

const ended = (run: object = {}, more: object = {}) =>
  workflowRun({
    action: 'completed',
    repository: { id: 7, default_branch: 'main' },
    workflow_run: { ...RUN, ...run },
    ...more,
  })

test('a run that fails is an alert of its workflow and branch', () => {
  expect(ended()).toEqual({
    kind: 'heard',
    heard: {
      origin: {
        kind: 'workflow',
        name: 'Deploy',
        file: 'deploy.yml',
        branch: 'main',
        isDefault: true,
      },
      notes: [],
      alert: {
        source: 'workflow',
        key: 'deploy.yml main',
        state: 'firing',
        title: 'Workflow Deploy fails on main',
        severity: null,
        services: [],
        startedAt: Date.parse('2026-11-20T14:05:00Z'),
        details: 'Run 12 of commit 6113728 (push)',
        links: [{ name: 'run', url: 'https://github.com/acme/shop/actions/runs/7' }],
      },
    },
  })
})

test.each([
  ['failure', 'firing'],
  ['timed_out', 'firing'],
  ['startup_failure', 'firing'],
  ['success', 'recovered'],
])('a run that ends as %s is %s', (conclusion, state) => {
  expect(ended({ conclusion })).toMatchObject({
    heard: { alert: { state, key: 'deploy.yml main' } },
  })
})

test.each<readonly [string, object, object]>([
  ['that was cancelled', { conclusion: 'cancelled' }, {}],
  ['that was skipped', { conclusion: 'skipped' }, {}],
  ['that goes on', { conclusion: null }, { action: 'in_progress' }],
  ['that ended as every object does', { conclusion: 'constructor' }, {}],
  ['of a pull request', { event: 'pull_request' }, {}],
  ['of a pull request, with rights', { event: 'pull_request_target' }, {}],
  ['of a fork whose branch is called main', { head_repository: { id: 8 } }, {}],
  ['whose repository is gone', { head_repository: null }, {}],
  ['without a branch', { head_branch: null }, {}],
])('a run %s is no alert', (_, run, more) => {
  expect(ended(run, more).kind).toBe('none')
})

test('another branch is another alert, and not the default one', () => {
  expect(ended({ head_branch: 'release' })).toMatchObject({
    heard: { origin: { isDefault: false }, alert: { key: 'deploy.yml release' } },
  })
})
