import type { Client } from './client.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** An issue as a list shows it. */
export interface ListedIssue {
  readonly number: number
  readonly state: string
  readonly body?: string | null
  readonly updated_at: string
  readonly closed_at?: string | null
  readonly comments?: number
  readonly labels: readonly (string | { readonly name?: string })[]
  readonly pull_request?: unknown
}

/** All issues that a filter leaves, pull requests left out; a request for each hundred. Throws Failure. */
export async function listedIssues(
  github: Client,
  at: RepositoryRef,
  filter: Readonly<Record<string, string>>,
): Promise<readonly ListedIssue[]> {
  const route = 'GET /repos/{owner}/{repo}/issues'
  return withoutPulls(await github.all(route, { ...at, ...filter }))
}

/** A list of GitHub's issues without those that are pull requests. */
export const withoutPulls = (all: unknown): readonly ListedIssue[] =>
  ((all ?? []) as readonly ListedIssue[]).filter(({ pull_request: pull }) => pull === undefined)

/** Names of the labels, lower case. */
export const namesOf = ({ labels }: ListedIssue): ReadonlySet<string> =>
  new Set(labels.map((one) => (typeof one === 'string' ? one : (one.name ?? '')).toLowerCase()))
