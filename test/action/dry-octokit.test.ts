import { expect, test } from 'vitest'
import { dryOctokit } from '../../action/dry-octokit.ts'
import type { Planned } from '../../action/ended.ts'
import { identity, PersonalToken } from '../../action/identity.ts'
import type { Octokit } from '../../src/github/client.ts'

/** Says whom it acts for, and remembers what it was asked. */
function pretended(login: string): { readonly octokit: Octokit; readonly sent: string[] } {
  const sent: string[] = []
  const octokit: Octokit = {
    async request(route) {
      sent.push(route)
      return { status: 200, headers: {}, data: {} }
    },
    async graphql(query) {
      sent.push(query)
      return { viewer: { login } }
    },
  }
  return { octokit, sent }
}

test('a dry client reads, and notes what it does not send', async () => {
  const { octokit, sent } = pretended('sitrep[bot]')
  const noted: Planned[] = []
  const dry = dryOctokit(octokit, (one) => noted.push(one))
  await dry.request('GET /x', {})
  await dry.graphql('query { x }')
  const post = dry.request('POST /x', { a: 1, request: { retries: 0 } })
  await expect(post).rejects.toMatchObject({ kind: 'stopping' })
  const fold = dry.graphql('mutation { x }', { id: 'n' })
  await expect(fold).rejects.toMatchObject({ kind: 'stopping' })
  expect(sent).toEqual(['GET /x', 'query { x }'])
  expect(noted).toEqual([
    { route: 'POST /x', params: { a: 1 } },
    { route: 'POST /graphql', params: { query: 'mutation { x }', id: 'n' } },
  ])
})

test.each(['POST /x', 'PATCH /x', 'PUT /x', 'DELETE /x'])(
  "a person's token sends no %s",
  async (route) => {
    const { octokit, sent } = pretended('ana')
    const who = identity(octokit, { personal: false })
    await expect(who.octokit.request(route, {})).rejects.toBeInstanceOf(PersonalToken)
    await expect(who.octokit.graphql('mutation { x }')).rejects.toBeInstanceOf(PersonalToken)
    expect(sent.filter((one) => one === route || one.startsWith('mutation'))).toEqual([])
    expect(who.known()).toBe('ana')
  },
)

test('a bot writes, and who it is was asked once at most', async () => {
  const { octokit, sent } = pretended('github-actions[bot]')
  const who = identity(octokit, { personal: false })
  await who.octokit.graphql('query { x viewer { login } }')
  await who.octokit.request('POST /x', {})
  expect(await who.me()).toBe('github-actions[bot]')
  expect(sent).toEqual(['query { x viewer { login } }', 'POST /x'])
})

test('an answer with holes says who it is too', async () => {
  const holes: Octokit = {
    request: () => Promise.reject(new Error('not asked')),
    graphql: () =>
      Promise.reject(Object.assign(new Error('holes'), { data: { viewer: { login: 'ana' } } })),
  }
  const who = identity(holes, { personal: false })
  await expect(who.octokit.graphql('query { x }')).rejects.toThrow('holes')
  expect(who.known()).toBe('ana')
})
