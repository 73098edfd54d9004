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

interface Question {
  readonly url: string
  readonly body: string
}

/** What a client takes until it is told that GitHub does not answer. */
const DEADLINE_MS = 15_000

/**
 * Sends the reading of an issue that every look at one begins with, while all that looks is still being loaded. The
 * fetch that comes back hands the answer to whoever asks the same first; everything else goes its usual way.
 */
export function askAhead(fetch: Fetch, door: Door, issue: number): Fetch {
  const question = issueQuestion(door, issue)
  let answer: Promise<Response | null> | null = send(fetch, door.token, question).catch(() => null)
  return async (input, init) => {
    if (answer === null || !isSame(question, input, init)) return fetch(input, init)
    const ahead = answer
    answer = null
    // What was lost on the way is asked again: it is a read.
    return (await ahead) ?? fetch(input, init)
  }
}

/** The same bytes as of `readByGraphql`. */
function issueQuestion({ apiUrl, owner, repo }: Door, number: number): Question {
  const variables = { owner, name: repo, number, path: `HEAD:${CONFIG_PATH}` }
  return { url: graphqlUrl(apiUrl), body: JSON.stringify({ query: ISSUE_QUERY, variables }) }
}

/** GitHub Enterprise Server has it beside its REST API, github.com below it. */
const graphqlUrl = (apiUrl: string): string =>
  apiUrl.endsWith('/api/v3') ? apiUrl.replace(/\/v3$/, '/graphql') : `${apiUrl}/graphql`

const send = (fetch: Fetch, token: string, { url, body }: Question): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: {
      accept: 'application/vnd.github.v3+json',
      authorization: `token ${token}`,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'sitrep',
    },
    body,
    signal: AbortSignal.timeout(DEADLINE_MS),
  })

const isSame = (
  { url, body }: Question,
  input: Parameters<Fetch>[0],
  init: Parameters<Fetch>[1],
): boolean => input === url && init?.method === 'POST' && init.body === body
