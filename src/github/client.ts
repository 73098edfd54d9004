import type { Instant } from '../domain/instant.ts'
import { NO_PACE, type Pace } from '../engine/pace.ts'
import { type Budget, budgetIn, budgetOfQuery, type Headers } from './budget.ts'
import { makesContent } from './content-routes.ts'
import { Failure } from './failure.ts'
import { failureFrom } from './taxonomy.ts'
import { wayOut } from './way-out.ts'

type Parameters = { readonly [key: string]: unknown }

export interface Answer {
  readonly status: number
  readonly headers: Headers
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
  /** All items of a paged list. `key` names it where it stands inside an object. */
  all(route: string, parameters: Parameters, key?: string): Promise<readonly unknown[]>
  /** A write in its turn: sent once, since a lost answer is no proof that nothing happened. */
  send(route: string, parameters: Parameters): Promise<Answer>
  /** Waits for a write's turn. Throws a Failure: `stopping` where it never comes, `rate-limit` where it takes long. */
  turn(route: string, rank: number): Promise<void>
  /** A write whose turn has come. */
  post(route: string, parameters: Parameters): Promise<Answer>
  /** What a query brings back, with holes where GitHub found nothing. */
  query(text: string, variables: Parameters): Promise<unknown>
}

export interface ClientOptions {
  /** The lane of the installation's writes; without one nobody waits. */
  readonly pace?: Pace
  /** Stands in for the time of an answer that does not tell it. */
  readonly now?: () => Instant
  /** Told what is left of GitHub's hourly limits, as often as an answer says. */
  readonly onBudget?: (budget: Budget) => void
  /** Before which pauses in milliseconds a read that failed is repeated; as it is wise where one page is asked for, if left out. */
  readonly readPauses?: readonly number[]
}

/** What is written for no incident waits behind every one. */
export const LAST_RANK = 1_000

/** Our rules around any Octokit. All failures that leave here are `Failure`s. */
export function client(octokit: Octokit, options: ClientOptions = {}): Client {
  const known = new Map<string, Answer>()
  const { pace = NO_PACE, readPauses = READ_PAUSES_MS } = options
  const attempt = attempts(options)
  const looked: Attempt = async (run, route) => {
    mayLeave(pace, `not asked, since GitHub told us to wait: ${route}`)
    return reading(attempt, run, route, readPauses)
  }
  const get = (route: string, parameters: Parameters) =>
    looked(() => conditional(octokit, known, route, parameters), route)
  const turn = (route: string, rank: number) => inTurn(pace, route, rank)
  const post = async (route: string, parameters: Parameters) => {
    const may = () => mayLeave(pace, `not sent, since GitHub told us to wait: ${route}`)
    // Its turn may be a while ago: what was read since then may have brought the news.
    may()
    const { how, refusal } = wayOut(octokit, may)
    const write = route === GRAPHQL ? mutated : ask
    const sent = attempt(() => write(octokit, route, parameters, how), route)
    const answer = await sent.catch((error: unknown) => {
      throw refusal() ?? error
    })
    return arrived(answer, route)
  }
  return {
    get,
    all: (route, parameters, key) => pages(get, route, parameters, key),
    turn,
    post,
    async send(route, parameters) {
      await turn(route, LAST_RANK)
      return post(route, parameters)
    },
    async query(text, variables) {
      const data = await looked(() => queried(octokit, text, variables), GRAPHQL)
      const budget = budgetOfQuery(data)
      if (budget !== null) options.onBudget?.(budget)
      return data
    },
  }
}

/** While GitHub wants to be left alone all fails at once, so that nobody sits waiting with a lease in hand. */
function mayLeave(pace: Pace, message: string): void {
  const waitSeconds = pace.held()
  if (waitSeconds === 0) return
  throw new Failure('rate-limit', message, { status: null, waitSeconds })
}

async function inTurn(pace: Pace, route: string, rank: number): Promise<void> {
  const turn = await pace.turn({ content: makesContent(route), rank })
  if (turn.kind === 'go') return
  if (turn.kind === 'stopping') {
    throw new Failure('stopping', `not sent, since we are about to end: ${route}`, { status: null })
  }
  const message = `not sent, since too much is written now: ${route}`
  throw new Failure('rate-limit', message, { status: null, waitSeconds: turn.seconds })
}

const ask = (octokit: Octokit, route: string, parameters: Parameters, how: Parameters = {}) =>
  octokit.request(route, { ...parameters, request: requested(how) })

const requested = (how: Parameters) => ({
  signal: AbortSignal.timeout(DEADLINE_MS),
  retries: 0,
  ...how,
})

/**
 * What some proxy made of an answer, such as half of it or a page of its own, comes with GitHub's 200 as well, and Octokit
 * hands it on as text. It says nothing, least of all that there is nothing: whoever believed that would make it again.
 */
async function read(octokit: Octokit, route: string, parameters: Parameters): Promise<Answer> {
  const answer = await ask(octokit, route, parameters)
  if (answer.status !== 200 || isSaid(answer.data)) return answer
  throw unreadable(route)
}

const isSaid = (data: unknown): boolean => typeof data === 'object' && data !== null

const unreadable = (route: string): Failure =>
  new Failure('unanswered', `no answer that can be read from GitHub to ${route}`, {
    status: 200,
    route,
  })

const GRAPHQL = 'POST /graphql'

/** What is made here is answered with itself, never with a list. */
const MAKES_ONE =
  /^POST \/repos\/\{owner\}\/\{repo\}\/(?:issues|pulls|issues\/\{issue_number\}\/comments)$/

/**
 * Where an issue was moved away GitHub leads elsewhere, and nothing was written. Whoever follows asks there with a GET, as
 * browsers do, and comes back with what stands there: a list. Taken for a lost answer it would be wondered about for ever.
 */
function arrived(answer: Answer, route: string): Answer {
  const { status, data } = answer
  if (status < 300 && !(Array.isArray(data) && MAKES_ONE.test(route))) return answer
  throw new Failure('gone', `GitHub leads elsewhere from ${route}`, { status, route })
}

/** A change that only GraphQL knows: its text and its variables. */
async function mutated(
  octokit: Octokit,
  _: string,
  { query, ...variables }: Parameters,
  how: Parameters,
): Promise<Answer> {
  const data = await graphql(octokit, String(query), variables, how)
  return { status: 200, headers: {}, data }
}

type Attempt = <T>(run: () => Promise<T>, route: string) => Promise<T>

/** Tells what was left of the limits, and holds everything else back where one was met. */
function attempts({ pace = NO_PACE, now, onBudget }: ClientOptions): Attempt {
  const tell = (headers: Headers | undefined) => {
    const budget = headers === undefined ? null : budgetIn(headers)
    if (budget !== null) onBudget?.(budget)
  }
  return async (run, route) => {
    try {
      const answer = await run()
      tell((answer as Partial<Answer> | null)?.headers)
      return answer
    } catch (error) {
      const { response, headers } = error as { response?: { headers?: Headers }; headers?: Headers }
      tell(response?.headers ?? headers)
      const failure = failureFrom(error, route, now?.() ?? null)
      throw failure.kind === 'rate-limit' ? held(failure, pace) : failure
    }
  }
}

function held({ message, status, waitSeconds, cause }: Failure, pace: Pace): Failure {
  const waited = pace.hold(waitSeconds)
  return new Failure('rate-limit', message, { status, waitSeconds: waited, cause })
}

async function reading<T>(
  attempt: Attempt,
  run: () => Promise<T>,
  route: string,
  pauses: readonly number[],
): Promise<T> {
  for (const pause of pauses) {
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

/**
 * Sends the tag of the last answer along; an unchanged answer costs nothing of the hourly limit. What has changed since
 * some moment is asked once, since the next moment is another.
 */
async function conditional(
  octokit: Octokit,
  known: Map<string, Answer>,
  route: string,
  parameters: Parameters,
): Promise<Answer> {
  if ('since' in parameters) return read(octokit, route, parameters)
  const id = `${route} ${JSON.stringify(parameters)}`
  const last = known.get(id)
  const etag = last?.headers['etag']
  const given = (parameters['headers'] ?? {}) as Headers
  const headers = etag === undefined ? given : { ...given, 'if-none-match': String(etag) }
  try {
    const answer = await read(octokit, route, { ...parameters, headers })
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
  key: string | undefined,
): Promise<readonly unknown[]> {
  const items: unknown[] = []
  for (let page = 1; ; page++) {
    const { data, headers } = await get(route, { ...parameters, per_page: 100, page })
    const list = key === undefined ? data : (data as Parameters | null)?.[key]
    if (!Array.isArray(list)) throw unreadable(route)
    items.push(...list)
    if (!String(headers['link'] ?? '').includes('rel="next"')) return items
  }
}

async function queried(octokit: Octokit, text: string, variables: Parameters): Promise<unknown> {
  const data = await graphql(octokit, text, variables)
  if (isSaid(data)) return data
  throw unreadable(GRAPHQL)
}

interface Incomplete {
  readonly name?: string
  readonly data?: unknown
  readonly errors?: readonly GraphqlError[]
}

interface GraphqlError {
  readonly type?: string
  readonly path?: readonly unknown[]
}

/** What GitHub does not find, or does not show us of what has closed an issue, which then nobody proves. */
const isHole = ({ type, path = [] }: GraphqlError): boolean =>
  type === 'NOT_FOUND' || (type === 'FORBIDDEN' && path.includes('closer'))

/** An answer may have holes; any other error of a query is a failure. */
async function graphql(
  octokit: Octokit,
  text: string,
  variables: Parameters,
  how: Parameters = {},
): Promise<unknown> {
  try {
    return await octokit.graphql(text, { ...variables, request: requested(how) })
  } catch (error) {
    const { name, data, errors = [] } = error as Incomplete
    const holes = errors.length > 0 && errors.every(isHole)
    if (name === 'GraphqlResponseError' && holes) return data
    throw error
  }
}
