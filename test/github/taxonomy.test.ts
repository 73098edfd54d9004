import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '../../src/domain/instant.ts'
import { Failure, type FailureKind } from '../../src/github/failure.ts'
import { failureFrom } from '../../src/github/taxonomy.ts'

const ROUTE = 'POST /repos/{owner}/{repo}/issues'
const NOW = instant('2026-11-20T14:00:00Z')
type Headers = Readonly<Record<string, string | number>>

/** As an Octokit throws it. */
const answered = (status: number, message = '', headers: Headers = {}) =>
  Object.assign(new Error(message), { status, response: { headers } })

const kindOf = (...answer: Parameters<typeof answered>) =>
  failureFrom(answered(...answer), ROUTE, NOW).kind

describe('an answer', () => {
  test.each<[number, FailureKind]>([
    [400, 'invalid'],
    [401, 'credentials'],
    [404, 'missing'],
    [409, 'conflict'],
    [410, 'gone'],
    [418, 'invalid'],
    [422, 'invalid'],
    [429, 'rate-limit'],
    [451, 'gone'],
    [499, 'invalid'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
  ])('of %i is %s', (status, kind) => {
    expect(kindOf(status, 'whatever it says')).toBe(kind)
  })

  test.each<[number, string, FailureKind]>([
    [409, 'Repository rule violations found', 'protected'],
    [422, 'Protected branch update failed', 'protected'],
    [422, 'Changes must be made through a pull request.', 'protected'],
    [409, 'main does not match 1f', 'conflict'],
    [422, 'Validation failed', 'invalid'],
    [404, 'Protected branch not found', 'missing'],
    [403, 'Protected branch update failed', 'permission'],
  ])('of %i that says %j is %s', (status, message, kind) => {
    expect(kindOf(status, message)).toBe(kind)
  })

  test.each<[string, string, Headers, FailureKind]>([
    ['nothing else', 'Resource not accessible by integration', {}, 'permission'],
    ['when to come back', '', { 'retry-after': '60' }, 'rate-limit'],
    ['that much was written', 'You have exceeded a secondary rate limit.', {}, 'rate-limit'],
    [
      'that much was written, as once',
      'You have triggered an abuse detection mechanism',
      {},
      'rate-limit',
    ],
    ['that nothing is left', '', { 'x-ratelimit-remaining': '0' }, 'rate-limit'],
    ['that nothing is left, as a number', '', { 'x-ratelimit-remaining': 0 }, 'rate-limit'],
    ['that something is left', '', { 'x-ratelimit-remaining': '10' }, 'permission'],
    ['that the issue is locked', 'Unable to comment because issue is Locked', {}, 'locked'],
    ['that nobody writes there', 'Repository was Archived so is read-only.', {}, 'archived'],
    [
      'that the issue is locked, and that nothing is left',
      'locked',
      { 'x-ratelimit-remaining': '0' },
      'rate-limit',
    ],
  ])('of 403 that says %s', (_what, message, headers, kind) => {
    expect(kindOf(403, message, headers)).toBe(kind)
  })

  test('says in its failure what was asked and what stands in the way, never what GitHub wrote', () => {
    const error = answered(422, "the title 'we lost acme' is too long")
    const failure = failureFrom(error, ROUTE, NOW)
    expect(failure).toMatchObject({ status: 422, route: ROUTE, waitSeconds: null, cause: error })
    expect(failure.message).toBe(`GitHub answered 422 (invalid) to ${ROUTE}`)
  })

  test.each<[number, Headers, string]>([
    [
      403,
      { 'x-accepted-github-permissions': 'issues=write' },
      '403 (permission) to %; the App or token needs: issues=write',
    ],
    [403, { 'x-accepted-github-permissions': '' }, '403 (permission) to %'],
    [404, { 'x-accepted-github-permissions': 'issues=write' }, '404 (missing) to %'],
  ])('of %i with %j names the permission where one is missing', (status, headers, said) => {
    expect(failureFrom(answered(status, '', headers), ROUTE).message).toBe(
      `GitHub answered ${said.replace('%', ROUTE)}`,
    )
  })

  const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${NOW / 1000 + 60}` }

  test.each<[string, number, Headers, Instant | null, number | null]>([
    ['as long as it says', 429, { 'retry-after': '37' }, NOW, 37],
    ['until the limit is full again', 403, spent, NOW, 61],
    ['for no known time where nobody knows what time it is', 403, spent, null, null],
    ['not at all where GitHub is away', 503, { 'retry-after': '37' }, NOW, null],
    ['not at all where a permission is missing', 403, {}, NOW, null],
  ])('makes us wait %s', (_how, status, headers, now, seconds) => {
    expect(failureFrom(answered(status, '', headers), ROUTE, now).waitSeconds).toBe(seconds)
  })
})

describe('a query', () => {
  const asked = (errors: unknown, name = 'GraphqlResponseError') =>
    Object.assign(new Error('x'), { name, headers: { 'retry-after': '9' }, errors })

  test.each<[string, object, FailureKind]>([
    ['spends its limit', { type: 'RATE_LIMITED' }, 'rate-limit'],
    ['spends its limit, as it is also called', { type: 'RATE_LIMIT' }, 'rate-limit'],
    ['comes too fast', { message: 'You have exceeded a Secondary Rate limit' }, 'rate-limit'],
    [
      'asks for what an older GitHub does not have',
      { message: "Field 'issueType' doesn't exist on type 'Issue'" },
      'missing',
    ],
    [
      'asks for it of a GitHub that says so otherwise',
      { message: "Field 'issueType' does not exist on type 'Issue'" },
      'missing',
    ],
    [
      'gives what an older GitHub does not take',
      { message: "Variable $a of type A isn't a defined input type (on $a)" },
      'missing',
    ],
    ['asks for what the token may not see', { type: 'FORBIDDEN' }, 'permission'],
    ['finds nothing', { type: 'NOT_FOUND' }, 'unanswered'],
    ['finds nothing, without a word', {}, 'unanswered'],
    [
      'reads of such a thing in what people wrote',
      { message: "'Field 'a' doesn't exist on type 'b''" },
      'unanswered',
    ],
  ])('that %s', (_what, error, kind) => {
    expect(failureFrom(asked([error]), ROUTE, NOW).kind).toBe(kind)
    expect(failureFrom(asked([{ type: 'NOT_FOUND' }, error]), ROUTE, NOW).kind).toBe(kind)
  })

  test.each<[string, object, string, number | null, number | null]>([
    ['spent', { type: 'RATE_LIMITED' }, "GitHub's limit is spent for %", 200, 9],
    [
      'unknown',
      { message: "Field 'a' doesn't exist on type 'B'" },
      'GitHub does not know what is asked by %',
      200,
      null,
    ],
    ['forbidden', { type: 'FORBIDDEN' }, 'GitHub answered 200 (permission) to %', 200, null],
  ])('that is %s tells so', (_what, error, said, status, waitSeconds) => {
    const cause = asked([error])
    const failure = failureFrom(cause, ROUTE, NOW)
    expect(failure).toMatchObject({ status, waitSeconds, route: ROUTE, cause })
    expect(failure.message).toBe(said.replace('%', ROUTE))
  })

  test.each([
    ['by no GitHub', asked([{ type: 'FORBIDDEN' }], 'Error')],
    ['by no GitHub, about a field', asked([{ message: "Field 'a' doesn't exist on type" }], 'E')],
    ['without a list', asked('RATE_LIMITED')],
    ['without headers', Object.assign(new Error('x'), { errors: [{ type: 'RATE_LIMITED' }] })],
  ])('whose errors come %s has no answer', (_how, error) => {
    expect(failureFrom(error, ROUTE, NOW).kind).toBe('unanswered')
  })
})

describe('what is no answer of GitHub', () => {
  test.each([
    ['a broken line', new TypeError('fetch failed')],
    ['a status without an answer', Object.assign(new Error('x'), { status: 500 })],
    ['an answer without headers', Object.assign(new Error('x'), { status: 404, response: {} })],
    ['a status in words', { status: '404', response: { headers: {} } }],
    ['nothing', undefined],
    ['nothing at all', null],
  ])('is no answer: %s', (_what, error) => {
    const failure = failureFrom(error, ROUTE, NOW)
    expect(failure).toMatchObject({ kind: 'unanswered', status: null, route: ROUTE, cause: error })
    expect(failure.message).toBe(`no answer from GitHub to ${ROUTE}`)
  })

  test('is left as it is where it was told before', () => {
    const failure = new Failure('stopping', 'x', { status: null })
    expect(failureFrom(failure, ROUTE, NOW)).toBe(failure)
  })
})
