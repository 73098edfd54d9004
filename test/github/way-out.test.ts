import { expect, test } from 'vitest'
import type { Pace } from '../../src/engine/pace.ts'
import { client, type Octokit } from '../../src/github/client.ts'
import { failureOf } from '../support/wire.ts'

const LABEL = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels'
const ISSUE = { owner: 'acme', repo: 'shop', issue_number: 1, labels: ['sev1'] }
const URL = 'https://api.github.test/repos/acme/shop/issues/1/labels'

interface Requested {
  readonly request: { readonly fetch: typeof fetch }
}

/** Signs in as Octokit does: what met 401 is sent once more. `between` happens before that. */
function signing(between: () => void) {
  const statuses = [401, 200]
  const sent: string[] = []
  const own: typeof fetch = async (url) => {
    sent.push(String(url))
    return new Response('[]', { status: statuses.shift() ?? 200 })
  }
  const send = async (asked: Requested | undefined) => {
    const first = await asked?.request.fetch(URL)
    if (first?.status !== 401) return { status: 200, headers: {}, data: [] }
    between()
    // Octokit knows only its own errors and makes one of any other.
    await asked?.request.fetch(URL).catch((error: Error) => {
      throw Object.assign(new Error(error.message), { status: 500 })
    })
    return { status: 200, headers: {}, data: [] }
  }
  const request = Object.assign((_: string, asked: unknown) => send(asked as Requested), {
    endpoint: { DEFAULTS: { request: { fetch: own } } },
  })
  const octokit = { request, graphql: (_: string, asked: unknown) => send(asked as Requested) }
  return { octokit: octokit as Octokit, sent }
}

function lane() {
  let waitSeconds = 0
  const pace: Pace = {
    turn: async () => ({ kind: 'go' }),
    hold: (seconds) => seconds ?? 60,
    held: () => waitSeconds,
  }
  const hold = () => {
    waitSeconds = 60
  }
  return { pace, hold }
}

test.each([
  ['a write', LABEL, ISSUE],
  ['a change that only GraphQL knows', 'POST /graphql', { query: 'mutation { x }' }],
])(
  '%s that is sent again by whoever signs in stays here once GitHub asks to wait',
  async (_, route, asked) => {
    const { pace, hold } = lane()
    const { octokit, sent } = signing(hold)
    const failure = await failureOf(client(octokit, { pace }).send(route, asked))
    expect(failure).toMatchObject({ kind: 'rate-limit', waitSeconds: 60 })
    expect(sent).toEqual([URL])
  },
)

test('and goes out as long as GitHub does not', async () => {
  const { octokit, sent } = signing(() => {})
  await client(octokit, { pace: lane().pace }).send(LABEL, ISSUE)
  expect(sent).toEqual([URL, URL])
})
