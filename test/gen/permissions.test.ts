import { expect, test } from 'vitest'
import { permissions } from '../../src/gen/permissions.ts'

test('a permission is told with its level and the reason beside it', () => {
  const manifest = 'default_permissions:\n  metadata: read # To look\n  issues: write # To say\n'
  expect(permissions(manifest)).toEqual([
    ['metadata', 'read', 'To look'],
    ['issues', 'write', 'To say'],
  ])
})

test.each([
  ['without a reason', 'default_permissions:\n  issues: write\n', 'issues has no reason'],
  ['with an empty reason', 'default_permissions:\n  issues: write #\n', 'issues has no reason'],
  ['that is not asked for', 'name: Sitrep\n', 'no default_permissions'],
])('a permission %s is a mistake of the manifest', (_what, manifest, message) => {
  expect(() => permissions(manifest)).toThrow(message)
})
