import { expect, test } from 'vitest'
import { alertRead, alertToKeep, counting } from '../../src/app/alert-intake.ts'
import { instant } from '../../src/domain/instant.ts'

const AT = instant('2026-11-20T14:00:00Z')
const PLACED = {
  installation: { id: 3 },
  repository: { id: 7, name: 'shop', owner: { login: 'acme' } },
}
const SENT = {
  ...{ id: 'd', event: 'repository_dispatch' },
  payload: {
    action: 'sitrep',
    client_payload: { alert: { title: 'Checkout fails' }, more: 'unread' },
  },
}
const FAILED = {
  ...{ id: 'd', event: 'deployment_status' },
  payload: { deployment: { environment: 'production' }, deployment_status: { state: 'failure' } },
}
const DONE = { ...FAILED, payload: { ...FAILED.payload, deployment_status: { state: 'success' } } }

const keep = (
  sent: typeof SENT | typeof FAILED,
  placed: object = PLACED,
  remembered: string | null = null,
) => {
  const read = alertRead(sent)
  if (read === null) throw new Error('not read')
  return alertToKeep({ remembered: () => remembered }, 'd', read, placed, AT)
}

test('an alert is kept in the lane of its repository, and nothing else of what came with it', () => {
  const kept = keep(SENT)
  expect(kept).toMatchObject({
    id: 'd alert',
    event: 'sitrep.alert',
    lane: '7#alerts',
    installation: 3,
  })
  expect(kept?.body.toString()).toContain('Checkout fails')
  expect(kept?.body.toString()).not.toContain('unread')
})

test.each([
  ['without an installation', { repository: PLACED.repository }],
  ['without a repository', { installation: PLACED.installation }],
  ['of nobody', { ...PLACED, repository: { id: 7, name: 'shop', owner: null } }],
])('one %s is not', (_, placed) => {
  expect(keep(SENT, placed)).toBeNull()
})

test('a success is kept only where something has failed before', () => {
  expect(keep(FAILED)).not.toBeNull()
  expect(keep(DONE)).toBeNull()
  expect(keep(DONE, PLACED, 'yes')).not.toBeNull()
})

test('other events are none', () => {
  expect(alertRead({ id: 'd', event: 'issues', payload: {} })).toBeNull()
})

test('no two readings of the clock are alike', () => {
  const now = counting(() => AT)
  expect([now(), now(), now()]).toEqual([AT, AT + 1, AT + 2])
})
