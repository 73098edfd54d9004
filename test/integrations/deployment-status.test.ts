import { expect, test } from 'vitest'
import { deploymentStatus } from '../../src/integrations/deployment-status.ts'

const told = (state: string, environment: string | null = 'production') =>
  deploymentStatus({
    deployment: { id: 1, environment, task: 'deploy' },
    deployment_status: {
      state,
      description: 'Health check failed',
      log_url: 'https://ci.example/9',
      environment_url: 'https://shop.example',
      created_at: '2026-11-20T14:05:00Z',
    },
  })

test('a deployment that fails is an alert of its environment', () => {
  expect(told('failure')).toEqual({
    kind: 'heard',
    heard: {
      origin: { kind: 'deployment', environment: 'production' },
      notes: [],
      alert: {
        source: 'deployment',
        key: 'production deploy',
        state: 'firing',
        title: 'Deployment to production fails',
        severity: null,
        services: [],
        startedAt: Date.parse('2026-11-20T14:05:00Z'),
        details: 'Health check failed',
        links: [
          { name: 'log', url: 'https://ci.example/9' },
          { name: 'environment', url: 'https://shop.example/' },
        ],
      },
    },
  })
})

test.each([
  ['failure', 'firing'],
  ['error', 'firing'],
  ['success', 'recovered'],
])('one that is %s is %s', (state, read) => {
  expect(told(state)).toMatchObject({ heard: { alert: { state: read } } })
})

test.each(['pending', 'queued', 'in_progress', 'inactive', 'waiting', 'toString', ''])(
  'one that is "%s" is no alert',
  (state) => {
    expect(told(state).kind).toBe('none')
  },
)

test('without an environment it is no alert', () => {
  expect(told('failure', null).kind).toBe('none')
})
