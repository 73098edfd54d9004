import { type Instant, instant } from '../domain/instant.ts'
import type { Listed } from '../engine/sweep.ts'
import type { Client } from './client.ts'
import type { RepositoryRef } from './setup-requests.ts'

interface Pull {
  readonly number: number
  readonly state: string
  readonly updated_at: string
}

const MOST_PAGES = 10

/** The pull requests that have changed since then, open or not, newest change first; a thousand at most. Throws Failure. */
export async function changedPulls(
  github: Client,
  at: RepositoryRef,
  since: Instant,
): Promise<readonly Listed[]> {
  const route = 'GET /repos/{owner}/{repo}/pulls'
  const order = { state: 'all', sort: 'updated', direction: 'desc', per_page: 100 }
  const listed: Listed[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await github.get(route, { ...at, ...order, page })
    const pulls = ((data ?? []) as readonly Pull[]).map(
      ({ number, state, updated_at: updated }): Listed => ({
        number,
        open: state === 'open',
        updatedAt: instant(updated),
        item: false,
      }),
    )
    const recent = pulls.filter(({ updatedAt }) => updatedAt >= since)
    listed.push(...recent)
    if (recent.length < order.per_page) break
  }
  return listed
}
