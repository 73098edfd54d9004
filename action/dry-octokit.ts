import type { Octokit } from '../src/github/client.ts'
import { Failure } from '../src/github/failure.ts'
import type { Planned } from './ended.ts'

/** A client that reads and never writes: what would be sent is noted, and counts as kept back. */
export function dryOctokit(octokit: Octokit, noted: (one: Planned) => void): Octokit {
  return {
    async graphql(query, variables = {}) {
      if (!isMutation(query)) return octokit.graphql(query, variables)
      const { request: _, ...params } = variables
      noted({ route: 'POST /graphql', params: { query, ...params } })
      const about = { status: null, route: 'POST /graphql' }
      throw new Failure('stopping', 'not sent in a dry run: POST /graphql', about)
    },
    async request(route, parameters = {}) {
      if (route.startsWith('GET ')) return octokit.request(route, parameters)
      const { request: _, headers: __, ...params } = parameters
      noted({ route, params })
      throw new Failure('stopping', `not sent in a dry run: ${route}`, { status: null, route })
    },
  }
}

/** A query that writes. */
export const isMutation = (query: string): boolean => query.trimStart().startsWith('mutation')
