import { expect, test } from 'vitest'
import { workflowPermissions } from '../../src/gen/workflow-permissions.ts'

test('a permission of a job is told with its level and the reason beside it', () => {
  const workflow =
    'jobs:\n  a:\n    permissions:\n      issues: write # To say\n      contents: read # To look\n'
  expect(workflowPermissions(workflow)).toEqual([
    ['`a`', '`issues`', 'write', 'To say'],
    ['`a`', '`contents`', 'read', 'To look'],
  ])
})

test.each([
  [
    'a permission without a reason',
    'jobs:\n  a:\n    permissions:\n      issues: write\n',
    'no reason',
  ],
  ['a job without permissions', 'jobs:\n  a:\n    steps: []\n', 'a has no permissions'],
  ['no jobs', 'on: push\n', 'no jobs'],
])('%s is a mistake of the workflow', (_what, workflow, message) => {
  expect(() => workflowPermissions(workflow)).toThrow(message)
})
