import { expect, test } from 'vitest'
import { slim, sound } from '../../../src/app/slim.ts'
import { relevantDeployment } from '../../../src/plan/relevant/deployments.ts'

const told = (state: string) => ({
  deployment: { id: 7, environment: 'production' },
  deployment_status: { state },
})

test('a deployment that has succeeded is looked at', () => {
  expect(relevantDeployment(told('success'))).toBe(true)
})

test.each(['error', 'failure', 'in_progress', 'inactive', 'pending', 'queued', ''])(
  'one whose state is "%s" is not',
  (state) => {
    expect(relevantDeployment(told(state))).toBe(false)
  },
)

test('one that GitHub does not number is not', () => {
  expect(relevantDeployment({ deployment_status: { state: 'success' } })).toBe(false)
})

test('nothing is kept of it but its number', () => {
  const payload = { ...told('success'), action: 'created' }
  expect(relevantDeployment(sound(payload))).toBe(true)
  expect(slim(payload)).toEqual({ action: 'created', deployment: { id: 7 } })
})
