import type { ClientRequest, IncomingMessage } from 'node:http'
import { CONFIG_PATH } from '../src/config/path.ts'
import { ISSUE_QUERY } from '../src/github/graphql-query.ts'

export type Fetch = typeof globalThis.fetch

/** Where to ask, and as whom. */
export interface Door {
  readonly token: string
  /** Without a slash at its end. */
  readonly apiUrl: string
  readonly owner: string
  readonly repo: string
}

/** A question that is on its way. */
export interface Ahead {
  /** Hands the answer to whoever asks the same first; everything else goes its usual way. */
  readonly fetch: Fetch
  /** Settles when the question has left the process, or will not. Until then nothing may keep the process busy. */
  readonly sent: Promise<void>
}

interface Question {
  readonly url: string
  readonly body: string
}

/**
 * Sends the reading of an issue that every look at one begins with, while all that looks is still to be loaded. By
 * Node's own client, since fetch is itself loaded with its first use, which takes as long as starting Node.
 */
export async function askAhead(fetch: Fetch, door: Door, issue: number): Promise<Ahead> {
  const question = issueQuestion(door, issue)
  const { request } = await (question.url.startsWith('https:')
    ? import('node:https')
    : import('node:http'))
  const asked = request(question.url, { method: 'POST', headers: headersOf(door, question) })
  const sent = new Promise<void>((resolve) => {
    asked
      .once('finish', resolve)
      .once('close', resolve)
      .once('error', () => resolve())
  })
  const answer = answerTo(asked)
  asked.end(question.body)
  const waiting = { answer, giveUp: () => asked.destroy() }
  return { sent, fetch: handingOut(fetch, question, waiting) }
}

/** The same bytes as of `readByGraphql`. */
function issueQuestion({ apiUrl, owner, repo }: Door, number: number): Question {
  const variables = { owner, name: repo, number, path: `HEAD:${CONFIG_PATH}` }
  return { url: graphqlUrl(apiUrl), body: JSON.stringify({ query: ISSUE_QUERY, variables }) }
}

/** GitHub Enterprise Server has it beside its REST API, github.com below it. */
const graphqlUrl = (apiUrl: string): string =>
  apiUrl.endsWith('/api/v3') ? apiUrl.replace(/\/v3$/, '/graphql') : `${apiUrl}/graphql`

const headersOf = ({ token }: Door, { body }: Question) => ({
  accept: 'application/vnd.github.v3+json',
  authorization: `token ${token}`,
  'content-length': Buffer.byteLength(body),
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'sitrep',
})

/** Null where none came whole. */
const answerTo = (asked: ClientRequest): Promise<Response | null> =>
  new Promise((resolve) => {
    const lost = () => resolve(null)
    asked.once('error', lost).once('close', lost)
    asked.once('response', (answer) => {
      // From here on the answer tells itself whether it was whole.
      asked.off('close', lost)
      whole(answer).then(resolve, lost)
    })
  })

async function whole(answer: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return new Response(Buffer.concat(parts), { status: answer.statusCode ?? 0, headers })
}

interface Waiting {
  readonly answer: Promise<Response | null>
  readonly giveUp: () => void
}

/**
 * Whoever asks says how long they wait. There is no other bound: while everything is loaded no answer is heard, so that
 * a clock of its own would call late what has long come.
 */
function handingOut(fetch: Fetch, question: Question, waiting: Waiting): Fetch {
  let ahead: Waiting | null = waiting
  return async (input, init) => {
    if (ahead === null || !isSame(question, input, init)) return fetch(input, init)
    const { answer, giveUp } = ahead
    ahead = null
    init?.signal?.addEventListener('abort', giveUp, { once: true })
    const first = await answer
    init?.signal?.removeEventListener('abort', giveUp)
    // What was lost on the way is asked again, unless nobody waits any more: it is a read.
    return first ?? fetch(input, init)
  }
}

const isSame = (
  { url, body }: Question,
  input: Parameters<Fetch>[0],
  init: Parameters<Fetch>[1],
): boolean => input === url && init?.method === 'POST' && init.body === body
