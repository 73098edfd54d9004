import type { Instant } from '../domain/instant.ts'
import { type Headers, waitIn } from './budget.ts'
import { Failure, type FailureKind } from './failure.ts'

/** An answer of GitHub, as every Octokit throws it, whichever copy of its error class it brings. */
interface Refused {
  readonly status: number
  readonly message: string
  readonly response: { readonly headers: Headers }
}

function isAnswer(error: unknown): error is Refused {
  const { status, response } = (error ?? {}) as Partial<Refused>
  return typeof status === 'number' && response?.headers !== undefined
}

/** A query that GitHub answered with errors only. */
interface Unqueried {
  readonly headers: Headers
  readonly errors: readonly { readonly type?: string; readonly message?: string }[]
}

const SPENT_TYPES: ReadonlySet<string> = new Set(['RATE_LIMITED', 'RATE_LIMIT'])
const LIMITED = /secondary rate|abuse/i

function isSpent(error: unknown): error is Unqueried {
  const { headers, errors } = (error ?? {}) as Partial<Unqueried>
  if (headers === undefined || !Array.isArray(errors)) return false
  return errors.some(
    ({ type = '', message = '' }) => SPENT_TYPES.has(type) || LIMITED.test(message),
  )
}

/** A GitHub of its own may be older than a field of the query. */
function isUnknown(error: unknown): boolean {
  const { name, errors } = (error ?? {}) as { name?: string; errors?: unknown }
  if (name !== 'GraphqlResponseError' || !Array.isArray(errors)) return false
  return (errors as Unqueried['errors']).some(({ message = '' }) => UNKNOWN_FIELD.test(message))
}

/** A query is not refused as a whole: it is answered, and says so of each field that the token may not see. */
function isForbidden(error: unknown): boolean {
  const { name, errors } = (error ?? {}) as { name?: string; errors?: unknown }
  if (name !== 'GraphqlResponseError' || !Array.isArray(errors)) return false
  return (errors as Unqueried['errors']).some(({ type }) => type === 'FORBIDDEN')
}

const UNKNOWN_FIELD = /^Field '\w+' (?:doesn't|does not) exist on type|isn't a defined input type/

/**
 * The one place that reads GitHub's refusals. Anything that is no answer of GitHub's is `unanswered`. `now` stands in
 * where an answer does not say when it was given.
 */
export function failureFrom(error: unknown, route: string, now: Instant | null = null): Failure {
  if (error instanceof Failure) return error
  if (isSpent(error)) {
    const waitSeconds = waitIn(error.headers, now)
    const message = `GitHub's limit is spent for ${route}`
    return new Failure('rate-limit', message, { status: 200, waitSeconds, route, cause: error })
  }
  if (isUnknown(error)) {
    const message = `GitHub does not know what is asked by ${route}`
    return new Failure('missing', message, { status: 200, route, cause: error })
  }
  if (isForbidden(error)) {
    const message = `GitHub answered 200 (permission) to ${route}`
    return new Failure('permission', message, { status: 200, route, cause: error })
  }
  if (!isAnswer(error)) {
    return new Failure('unanswered', `no answer from GitHub to ${route}`, {
      status: null,
      route,
      cause: error,
    })
  }
  const { status } = error
  const { headers } = error.response
  const kind = kindOf(status, error.message, headers)
  const waitSeconds = kind === 'rate-limit' ? waitIn(headers, now) : null
  return new Failure(kind, sentence(kind, status, route, headers), {
    status,
    waitSeconds,
    route,
    cause: error,
  })
}

const BY_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'credentials',
  404: 'missing',
  409: 'conflict',
  410: 'gone',
  422: 'invalid',
  429: 'rate-limit',
  451: 'gone',
}

/** GitHub says 409 of a branch whose rules forbid it, as it does of a file that has changed. */
const RULES = /rule violations|protected branch|changes must be made through a pull request/i

function kindOf(status: number, message: string, headers: Headers): FailureKind {
  if ((status === 409 || status === 422) && RULES.test(message)) return 'protected'
  if (status === 403) return refusalOf(message, headers)
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'invalid')
}

/** 403 is many things; only its words and headers tell them apart. */
function refusalOf(message: string, headers: Headers): FailureKind {
  if (headers['retry-after'] !== undefined || LIMITED.test(message)) {
    return 'rate-limit'
  }
  if (String(headers['x-ratelimit-remaining']) === '0') return 'rate-limit'
  if (/locked/i.test(message)) return 'locked'
  return /archived/i.test(message) ? 'archived' : 'permission'
}

function sentence(kind: FailureKind, status: number, route: string, headers: Headers): string {
  const needed = headers['x-accepted-github-permissions']
  const permission =
    kind === 'permission' && needed ? `; the App or token needs: ${String(needed)}` : ''
  return `GitHub answered ${status} (${kind}) to ${route}${permission}`
}
