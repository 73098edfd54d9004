import { isDocument } from '../plan/review/paths.ts'
import type { ChangedFile } from '../plan/review/request.ts'
import { FOLDER } from '../postmortem/draft/path.ts'
import type { Client } from './client.ts'
import { found } from './read-rest.ts'
import type { RepositoryRef } from './setup-requests.ts'

interface Tree {
  readonly tree?: readonly Entry[]
}

interface Entry {
  readonly path?: string
  readonly type?: string
  readonly sha?: string
}

/**
 * The postmortems that differ between two commits, by the names in git of what they hold: right also after a forced
 * push, and for any number of files. Throws Failure.
 */
export async function documentsChanged(
  client: Client,
  at: RepositoryRef,
  before: string,
  after: string,
): Promise<readonly ChangedFile[]> {
  const [was, is] = [await documentsAt(client, at, before), await documentsAt(client, at, after)]
  const changed = [...is].filter(([path, sha]) => was.get(path) !== sha).map(([path]) => path)
  const removed = [...was.keys()].filter((path) => !is.has(path))
  const file = (path: string): ChangedFile => ({
    path,
    previous: null,
    removed: false,
    patch: null,
  })
  return [...changed.map(file), ...removed.map((path) => ({ ...file(path), removed: true }))]
}

/** Names in git of the documents at a commit, by path. */
async function documentsAt(
  client: Client,
  at: RepositoryRef,
  commit: string,
): Promise<ReadonlyMap<string, string>> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
  const root = await found<Tree>(client, route, { ...at, tree_sha: commit })
  const folder = root?.tree?.find(({ path, type }) => path === FOLDER && type === 'tree')
  if (folder?.sha === undefined) return new Map()
  const params = { ...at, tree_sha: folder.sha, recursive: '1' }
  const files = (await found<Tree>(client, route, params))?.tree ?? []
  return new Map(
    files.flatMap(({ path, type, sha }) => {
      const whole = `${FOLDER}/${path}`
      return type === 'blob' && sha !== undefined && isDocument(whole) ? [[whole, sha]] : []
    }),
  )
}
