import { expect, test } from 'vitest'
import { applyEnded } from '../../action/applied.ts'
import { isLeft, leavesOf } from '../../action/leaves.ts'
import { noted } from '../../action/noted.ts'

const PUT = 'PUT /repos/{owner}/{repo}/contents/{+path}'
const PATCH = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'

const failed = (route: string, rest: { reason?: string; refusal?: string }) =>
  ({ type: 'file.put', route, result: 'failed', ...rest }) as const

test.each([
  ['sweep', failed(PATCH, { reason: 'conflict' })],
  ['review', failed(PATCH, { reason: 'conflict' })],
  ['review', failed(PUT, { refusal: 'permission' })],
] as const)('a run of %s leaves to others what %o tells', (command, one) => {
  expect(isLeft(leavesOf({ command }), one)).toBe(true)
})

test.each([
  ['converge', failed(PATCH, { reason: 'conflict' })],
  ['declare', failed(PATCH, { reason: 'conflict' })],
  ['converge', failed(PUT, { refusal: 'permission' })],
  ['sweep', failed(PUT, { refusal: 'permission' })],
  ['review', failed(PATCH, { refusal: 'permission' })],
  ['review', failed(PUT, { refusal: 'protected' })],
  ['review', { ...failed(PUT, { refusal: 'permission' }), result: 'done' }],
] as const)('a run of %s answers itself for %o', (command, one) => {
  expect(isLeft(leavesOf({ command }), one)).toBe(false)
})

test('where the settings let workflows open no pull request the run is well, and says once what to tick', () => {
  const refused = {
    type: 'pull.open',
    route: 'POST /repos/{owner}/{repo}/pulls',
    refusal: 'pulls-box',
  }
  const applied = applyEnded([{ ...refused, result: 'failed', reason: 'not allowed' }], {
    kind: 'done',
  })
  const compare = 'https://github.com/acme/shop/compare/main...x?title=Checkout'
  const told = noted(
    [{ kind: 'pull-refused', compare }],
    applied,
    leavesOf({ command: 'converge' }),
  )
  expect(told).toEqual({
    reason: 'pull-request-by-hand',
    troubles: [expect.stringMatching(/^So that workflows may open them: tick "/)],
  })
})

test('where the token lacks the permission the line is named, and no box', () => {
  const refused = {
    type: 'pull.open',
    route: 'POST /repos/{owner}/{repo}/pulls',
    refusal: 'permission',
  }
  const { reason, troubles } = applyEnded([{ ...refused, result: 'failed' }], {
    ...{ kind: 'parked', reason: 'refused' },
  })
  expect(reason).toBe('permission-missing')
  expect(troubles).toEqual([expect.stringContaining('"pull-requests: write"')])
})

test('action items that a review may not open are left to a run that may', () => {
  const note = { kind: 'claim-refused', permission: 'contents: write' } as const
  const before = { reason: 'done', troubles: [] } as const
  expect(noted([note], before, leavesOf({ command: 'review' })).reason).toBe('left-to-others')
  expect(noted([note], before, leavesOf({ command: 'converge' })).reason).toBe('permission-missing')
})
