import { type ClientOptions, client, type Octokit } from './client.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** An account that has installed the App. */
export interface Installation {
  readonly id: number
  readonly login: string
  /** A suspended one may ask for nothing. */
  readonly suspended: boolean
}

interface Installed {
  readonly id: number
  readonly account?: { readonly login?: string; readonly slug?: string } | null
  readonly suspended_at?: string | null
}

/** Where the App is installed. `asApp` has signed in with the App's own JWT. Throws Failure. */
export async function installations(asApp: Octokit): Promise<readonly Installation[]> {
  const all = await client(asApp).all('GET /app/installations', {})
  return (all as readonly Installed[]).map(({ id, account, suspended_at: suspended }) => ({
    id,
    login: account?.login ?? account?.slug ?? '',
    suspended: (suspended ?? null) !== null,
  }))
}

/** A repository that an installation reaches. */
export interface Reachable {
  readonly id: number
  readonly at: RepositoryRef
  /** Nothing can be written there. */
  readonly archived: boolean
  /** Without issues there are no incidents. */
  readonly issues: boolean
}

interface Repository {
  readonly id: number
  readonly name: string
  readonly owner: { readonly login: string }
  readonly archived?: boolean
  readonly has_issues?: boolean
}

/** What an installation reaches. `octokit` acts as that installation. Throws Failure. */
export async function repositories(
  octokit: Octokit,
  options: ClientOptions = {},
): Promise<readonly Reachable[]> {
  const all = await client(octokit, options).all(
    'GET /installation/repositories',
    {},
    'repositories',
  )
  return (all as readonly Repository[]).map(
    ({ id, name, owner, archived = false, has_issues: issues = true }) => ({
      id,
      at: { owner: owner.login, repo: name },
      archived,
      issues,
    }),
  )
}
