import type { SavedFile } from '../../engine/report-world.ts'
import { type Client, LAST_RANK } from '../client.ts'
import { Failure } from '../failure.ts'
import { found } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { DATA_BRANCH } from './branch-files.ts'

/** What a branch stands at. */
interface Head {
  readonly commit: string
  readonly tree: string
}

const GIT = '/repos/{owner}/{repo}/git'

interface Branch {
  readonly commit: {
    readonly sha: string
    readonly commit: { readonly tree: { readonly sha: string } }
  }
}

/** Adds the files to what the data branch holds now, in four requests. Throws Failure. */
export async function saveFiles(
  client: Client,
  at: RepositoryRef,
  files: readonly SavedFile[],
  message: string,
): Promise<void> {
  const route = 'GET /repos/{owner}/{repo}/branches/{+branch}'
  const branch = await found<Branch>(client, route, { ...at, branch: DATA_BRANCH })
  const head = branch && { commit: branch.commit.sha, tree: branch.commit.commit.tree.sha }
  await commitFiles(client, at, head, files, message)
}

/**
 * One commit of all these files on the data branch, in three requests, of which only the last shows; the branch is made
 * where there is none, and holds nothing else. Throws Failure: `conflict` where somebody else was faster.
 */
async function commitFiles(
  client: Client,
  at: RepositoryRef,
  head: Head | null,
  files: readonly SavedFile[],
  message: string,
): Promise<void> {
  const tree = await made(client, `POST ${GIT}/trees`, {
    ...at,
    ...(head === null ? {} : { base_tree: head.tree }),
    tree: files.filter(({ text }) => head !== null || text !== '').map(entry),
  })
  if (tree === head?.tree) return
  const parents = head === null ? [] : [head.commit]
  const commit = await made(client, `POST ${GIT}/commits`, { ...at, message, tree, parents })
  if (head === null) {
    await moved(client, `POST ${GIT}/refs`, {
      ...at,
      ref: `refs/heads/${DATA_BRANCH}`,
      sha: commit,
    })
    return
  }
  const ref = `heads/${DATA_BRANCH}`
  await moved(client, `PATCH ${GIT}/refs/{+ref}`, { ...at, ref, sha: commit, force: false })
}

/** An empty file is one that nobody needs any more. */
const entry = ({ path, text }: SavedFile) => ({
  ...{ path, mode: '100644', type: 'blob' },
  ...(text === '' ? { sha: null } : { content: text }),
})

async function made(client: Client, route: string, params: object): Promise<string> {
  const { data } = await sent(client, route, params)
  const sha = (data as { readonly sha?: unknown } | null)?.sha
  if (typeof sha !== 'string') {
    throw new Failure('server', `an answer without a name in git: ${route}`, { status: null })
  }
  return sha
}

/** Trees and commits that nothing points at do no harm, so that all of it may be sent again. */
async function sent(client: Client, route: string, params: object) {
  await client.turn(route, LAST_RANK)
  return client.post(route, { ...params })
}

/** GitHub moves a branch only to what leads on from where it stands. */
async function moved(client: Client, route: string, params: object): Promise<void> {
  try {
    await sent(client, route, params)
  } catch (error) {
    if (!(error instanceof Failure) || error.status !== 422) throw error
    const message = 'the data branch has moved on meanwhile'
    throw new Failure('conflict', message, { status: error.status, cause: error })
  }
}
