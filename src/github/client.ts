import type { Failure } from './failure.ts'
import { failureFrom } from './taxonomy.ts'

type Parameters = { readonly [key: string]: unknown }

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  readonly data: unknown
}

/** As much of an Octokit as we use: Probot's, REST's and the toolkit's all fit. */
export interface Octokit {
  request(route: string, parameters?: Record<string, unknown>): Promise<Answer>
  graphql(query: string, variables?: Record<string, unknown>): Promise<unknown>
}

/** Every request has a deadline; GitHub itself ends those that take longer than ten seconds. */
const DEADLINE_MS = 15_000
const READ_PAUSES_MS = [500, 1_500] as const
const REMEMBERED = 500

export interface Client {
  /** A read: repeated where GitHub gave no answer, free where nothing has changed. */
  get(route: string, parameters: Parameters): Promise<Answer>
  /** All items of a paged list. */
  all(route: string, parameters: Parameters): Promise<readonly unknown[]>
  /** A write: sent once, since a lost answer is no proof that nothing happened. */
  send(route: string, parameters: Parameters): Promise<Answer>
  /** What a query brings back, with holes where GitHub found nothing. */
  query(text: string, variables: Parameters): Promise<unknown>
}

/** Our rules around any Octokit. All failures that leave here are `Failure`s. */
export function client(octokit: Octokit): Client {
  const known = new Map<string, Answer>()
  const get = (route: string, parameters: Parameters) =>
    reading(() => conditional(octokit, known, route, parameters), route)
  return {
    get,
    all: (route, parameters) => pages(get, route, parameters),
    send: (route, parameters) => attempt(() => ask(octokit, route, parameters), route),
    query: (text, variables) => reading(() => graphql(octokit, text, variables), 'POST /graphql'),
  }
}

const ask = (octokit: Octokit, route: string, parameters: Parameters): Promise<Answer> =>
  octokit.request(route, {
    ...parameters,
    request: { signal: AbortSignal.timeout(DEADLINE_MS), retries: 0 },
  })

async function attempt<T>(run: () => Promise<T>, route: string): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw failureFrom(error, route)
  }
}

async function reading<T>(run: () => Promise<T>, route: string): Promise<T> {
  for (const pause of READ_PAUSES_MS) {
    try {
      return await attempt(run, route)
    } catch (error) {
      const { kind } = error as Failure
      if (kind !== 'server' && kind !== 'unanswered') throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return attempt(run, route)
}

/** Sends the tag of the last answer along; an unchanged answer costs nothing of the hourly limit. */
async function conditional(
  octokit: Octokit,
  known: Map<string, Answer>,
  route: string,
  parameters: Parameters,
): Promise<Answer> {
  const id = `${route} ${JSON.stringify(parameters)}`
  const last = known.get(id)
  const etag = last?.headers['etag']
  const headers = etag === undefined ? {} : { 'if-none-match': String(etag) }
  try {
    const answer = await ask(octokit, route, { ...parameters, headers })
    known.delete(id)
    if (answer.headers['etag'] !== undefined) known.set(id, answer)
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return answer
  } catch (error) {
    if (last !== undefined && (error as { status?: number }).status === 304) return last
    throw error
  }
}

async function pages(
  get: Client['get'],
  route: string,
  parameters: Parameters,
): Promise<readonly unknown[]> {
  const items: unknown[] = []
  for (let page = 1; ; page++) {
    const { data, headers } = await get(route, { ...parameters, per_page: 100, page })
    if (Array.isArray(data)) items.push(...data)
    if (!String(headers['link'] ?? '').includes('rel="next"')) return items
  }
}

interface Incomplete {
  readonly name?: string
  readonly data?: unknown
  readonly errors?: readonly { readonly type?: string }[]
}

/** What GitHub does not find is an answer with holes; any other error of a query is a failure. */
async function graphql(octokit: Octokit, text: string, variables: Parameters): Promise<unknown> {
  const request = { signal: AbortSignal.timeout(DEADLINE_MS), retries: 0 }
  try {
    return await octokit.graphql(text, { ...variables, request })
  } catch (error) {
    const { name, data, errors = [] } = error as Incomplete
    const holes = errors.length > 0 && errors.every(({ type }) => type === 'NOT_FOUND')
    if (name === 'GraphqlResponseError' && holes) return data
    throw error
  }
}
