import { createChecker } from './checker.ts'
import { corrected } from './errata.ts'
import { lazily } from './lazily.ts'
import type { Operation } from './operation.ts'
import { parsed } from './request.ts'

export interface Given {
  readonly status: number
  /** Bytes where a file was asked for as it is. */
  readonly body: string | Uint8Array
}

/** What GitHub never says, a client would come to rely on here and miss there. */
const answers = lazily(() => createChecker('rest', { strictness: 'closed' }))
/** The description lists less of an error than GitHub says of it: `status` is missing from most. */
const errors = lazily(() => createChecker('rest', { strictness: 'open' }))

const BASIC_ERROR = { $ref: '#/components/schemas/basic-error' }
/**
 * What any operation may answer, whether its own description lists it or not: GitHub tells of these
 * once for all of them, in "Troubleshooting the REST API" and "Best practices for using the REST API"
 * (docs.github.com/rest/using-the-rest-api): JSON that cannot be read, bad credentials, a spent
 * limit or a missing right, what the asker may not see, and what has not changed.
 */
const GENERAL: ReadonlySet<number> = new Set([400, 401, 403, 404])
const UNCHANGED = 304
/** "Validation Failed" in the same pages: for whatever takes a body, also where its own list forgets it. */
const UNPROCESSABLE = 422

/** What GitHub's description does not allow in this answer. */
export function answerFaults(operation: Operation, given: Given): readonly string[] {
  const { status, body } = given
  if (status === UNCHANGED && operation.name.startsWith('GET ')) {
    return body === '' ? [] : ['304 has a body']
  }
  const described = operation.answers[status]
  const refused = status === UNPROCESSABLE && operation.body !== null
  if (described === undefined && !GENERAL.has(status) && !refused) {
    return [`${status} is not described`]
  }
  const silent = status >= 400 && Object.keys(described ?? {}).length === 0
  const content = silent ? { 'application/json': BASIC_ERROR } : (described ?? {})
  return contentFaults(operation, content, given).map((fault) => `${status}: ${fault}`)
}

function contentFaults(
  operation: Operation,
  content: Readonly<Record<string, unknown>>,
  { status, body }: Given,
): readonly string[] {
  const types = Object.keys(content)
  // A file's own bytes, asked for by media type, are described for no operation.
  if (typeof body !== 'string') return []
  if (types.length === 0) return body === '' ? [] : ['it has a body, and none is described']
  if (body === '') return ['the body is missing']
  const value = parsed(body)
  if (value === undefined) return ['the body is not JSON']
  const media = types.includes('application/json') ? 'application/json' : (types[0] ?? '')
  const key = `${operation.name} ${status}`
  const schema = corrected(operation.name, String(status), content[media])
  return (status < 400 ? answers : errors)().check(key, schema, value)
}
