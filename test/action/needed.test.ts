import { expect, test } from 'vitest'
import { linesFor, missingPermission, troubleOf } from '../../action/needed.ts'
import { Failure } from '../../src/github/failure.ts'
import { ROUTE_PERMISSIONS } from '../../src/github/route-permissions.ts'

test.each([
  { route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments', lines: ['issues: write'] },
  { route: 'POST /repos/{owner}/{repo}/pulls', lines: ['pull-requests: write'] },
  { route: 'PUT /repos/{owner}/{repo}/contents/{+path}', lines: ['contents: write'] },
  { route: 'GET /repos/{owner}/{repo}/contents/.github/sitrep.yml', lines: ['contents: read'] },
  { route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', lines: ['checks: write'] },
  { route: 'GET /repos/{owner}/{repo}', lines: [] },
  { route: 'GET /nowhere', lines: [] },
])('$route needs $lines', ({ route, lines }) => {
  expect(linesFor(route)).toEqual(lines)
})

test('what is missing is told with the line to add', () => {
  const words = missingPermission('POST /repos/{owner}/{repo}/check-runs')
  expect(words).toContain('"checks: write"')
  expect(words).toContain('permissions:')
})

test('every permission that a route may need is one that a job can be given', () => {
  const known = new Set(['actions', 'checks', 'contents', 'deployments', 'issues', 'pull-requests'])
  const asked = Object.keys(ROUTE_PERMISSIONS).flatMap((shape) => linesFor(shape))
  const names = new Set(asked.map((line) => line.split(':')[0] ?? ''))
  expect([...names].filter((name) => !known.has(name))).toEqual([])
  expect(asked.every((line) => /^[a-z-]+: (?:read|write)$/.test(line))).toBe(true)
})

test('a limit says how long GitHub wants to be left alone', () => {
  const failure = new Failure('rate-limit', 'the limit is spent', { status: 403, waitSeconds: 60 })
  expect(troubleOf(failure)).toBe('the limit is spent; it asks us to wait 60 seconds.')
})
