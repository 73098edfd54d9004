import nock from 'nock'
import { describe, expect, test } from 'vitest'
import type { Effect } from '../../../src/plan/effect.ts'
import { API, onTheWire } from '../../support/wire.ts'
import { LABEL, NEST, run } from './writing.ts'

onTheWire()

const BLOCK: Effect = { type: 'item.block', item: 57, by: 1_058 }
const DATE: Effect<'item.date'> = { type: 'item.date', item: 57, field: 3, due: '2026-12-08' }

const DUPLICATE =
  'An error occurred while adding the sub-issue to the parent issue. Issue may not contain duplicate sub-issues and Sub issue may only have one parent'
const replies = (path: string, status: number, body: object) =>
  nock(API).post(`/repos/acme/shop/issues/${path}`).reply(status, body)

describe('what is linked to what', () => {
  test.each<readonly [Effect, string, number, object, object]>([
    [NEST, '42/sub_issues', 201, {}, { result: 'done' }],
    [NEST, '42/sub_issues', 422, { message: DUPLICATE }, { result: 'already' }],
    [
      NEST,
      '42/sub_issues',
      422,
      { message: 'Sub issue may only have one parent' },
      { result: 'failed', retryable: false, refusal: 'invalid' },
    ],
    [
      NEST,
      '42/sub_issues',
      422,
      { message: 'Parent cannot have more than 100 sub-issues' },
      { result: 'failed', retryable: false, refusal: 'invalid' },
    ],
    [
      NEST,
      '42/sub_issues',
      404,
      { message: 'Not Found' },
      { result: 'failed', retryable: false, refusal: 'missing' },
    ],
    [NEST, '42/sub_issues', 502, { message: '' }, { result: 'failed', retryable: true }],
    [BLOCK, '57/dependencies/blocked_by', 201, {}, { result: 'done' }],
    [
      BLOCK,
      '57/dependencies/blocked_by',
      422,
      { message: 'Issue is already blocked by it' },
      { result: 'already' },
    ],
    [
      BLOCK,
      '57/dependencies/blocked_by',
      422,
      { message: 'It would be circular' },
      { result: 'failed', retryable: false, refusal: 'invalid' },
    ],
  ])('%j sent to %s and answered %i', async (effect, path, status, body, applied) => {
    replies(path, status, body)
    expect(await run([effect])).toMatchObject([applied])
  })

  test('a refusal for good stops nothing that comes behind it, and one that may pass does', async () => {
    replies('42/sub_issues', 422, { message: 'Parent cannot have more than 100 sub-issues' })
    replies('42/labels', 200, [])
    expect((await run([NEST, LABEL])).map(({ result }) => result)).toEqual(['failed', 'done'])
    replies('42/sub_issues', 500, {})
    expect((await run([NEST, LABEL])).map(({ result }) => result)).toEqual(['failed'])
  })

  test('what this GitHub does not have is asked for once', async () => {
    replies('42/sub_issues', 404, { message: 'Not Found' })
    replies('57/dependencies/blocked_by', 201, {})
    const other = { ...NEST, item: 58, id: 1_058 }
    expect(await run([NEST, other, BLOCK])).toMatchObject([
      { effect: NEST, result: 'failed', refusal: 'missing' },
      { effect: other, result: 'failed', refusal: 'missing' },
      { result: 'done' },
    ])
  })
})

describe('the day in the field of the organisation', () => {
  test('is put beside the other fields', async () => {
    const values = { issue_field_values: [{ field_id: 3, value: '2026-12-08' }] }
    nock(API)
      .post('/repos/acme/shop/issues/57/issue-field-values', values)
      .reply(200, [{ issue_field_id: 3, value: '2026-12-08' }])
    expect(await run([DATE])).toEqual([{ effect: DATE, result: 'done' }])
  })

  test.each([[[]], [[{ issue_field_id: 3, value: '2026-12-01' }]], [{}]])(
    'that does not stand in the answer %j is told',
    async (answer) => {
      replies('57/issue-field-values', 200, answer)
      const lost = { assignees: [], labels: [], due: true }
      expect(await run([DATE])).toEqual([{ effect: DATE, result: 'done', lost }])
    },
  )

  test.each([
    [204, 'done'],
    [404, 'already'],
  ])('is taken away alone, never by an empty list, and a %i is well', async (status, result) => {
    nock(API).delete('/repos/acme/shop/issues/57/issue-field-values/3').reply(status)
    const effect = { ...DATE, due: null }
    expect(await run([effect])).toEqual([{ effect, result }])
  })
})
