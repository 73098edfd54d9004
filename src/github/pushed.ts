import { incidentsOf } from '../engine/concerned.ts'
import { type ClientOptions, client, type Octokit } from './client.ts'
import { documentsChanged } from './documents-changed.ts'
import { fileAt } from './file-at.ts'
import { found } from './read-rest.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** The incidents whose postmortems differ between two commits of a branch. Throws Failure. */
export async function incidentsPushed(
  octokit: Octokit,
  at: RepositoryRef,
  { before, after }: { readonly before: string; readonly after: string },
  options: ClientOptions,
): Promise<readonly number[]> {
  const github = client(octokit, options)
  const files = await documentsChanged(github, at, before, after)
  if (files.length === 0) return []
  const repository = await found<{ html_url: string }>(github, 'GET /repos/{owner}/{repo}', at)
  if (repository === null) return []
  const reading = {
    file: (path: string, commit: string) => fileAt(github, at, path, commit),
  }
  return incidentsOf(reading, files, { home: repository.html_url, from: before, to: after })
}
