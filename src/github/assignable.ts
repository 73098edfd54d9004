import { type Instant, MINUTE_MS } from '../domain/instant.ts'
import { type Believed, believed } from './believed.ts'
import type { Client } from './client.ts'
import { found } from './read-rest.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** How long an answer about somebody is believed. */
const BELIEVED_MS = 5 * MINUTE_MS

/** Whether GitHub takes somebody as an assignee here. Throws Failure. */
export function isAssignable(
  client: Client,
  { owner, repo }: RepositoryRef,
  login: string,
  memo: { readonly believed: Believed; readonly now: Instant },
): Promise<boolean> {
  const key = `assignee ${owner}/${repo} ${login.toLowerCase()}`
  return believed(memo.believed, key, { now: memo.now, forMs: () => BELIEVED_MS }, async () => {
    const route = 'GET /repos/{owner}/{repo}/assignees/{assignee}'
    // Its answer has no body, and is none at all where GitHub would not take them.
    return (await found<unknown>(client, route, { owner, repo, assignee: login })) !== null
  })
}
