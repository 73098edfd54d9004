import type { SavedFile } from '../../engine/report-world.ts'
import { type Client, LAST_RANK } from '../client.ts'
import { Failure } from '../failure.ts'
import { found } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { DATA_BRANCH } from './branch-files.ts'

/** What a branch stands at, by names in git. */
export interface Head {
  readonly commit: string
  readonly tree: string
}

/** The branch that holds what Sitrep keeps for the next report and for other programs, and nothing else. */
export interface DataBranch {
  /**
   * Adds the files to what it holds in one commit, in three requests where it stands as it is known to; it is made where
   * there is none. Throws Failure: `conflict` where somebody else was faster each time.
   */
  readonly save: (files: readonly SavedFile[], message: string) => Promise<void>
}

/** Several entries of ours may write at once, and each of them is done within seconds. */
const TRIES = 4

const GIT = '/repos/{owner}/{repo}/git'

/** `known` is where it stands; null where there is none, undefined where nobody has asked yet. */
export function dataBranch(client: Client, at: RepositoryRef, known?: Head | null): DataBranch {
  let head = known
  const tried = async (files: readonly SavedFile[], message: string): Promise<void> => {
    const on = head === undefined ? await headOf(client, at) : head
    head = undefined
    head = await committed(client, at, on, files, message)
  }
  return {
    async save(files, message) {
      for (let left = TRIES - 1; ; left--) {
        try {
          return await tried(files, message)
        } catch (error) {
          if (!isConflict(error) || left === 0) throw error
        }
      }
    },
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof Failure && error.kind === 'conflict'

interface Branch {
  readonly commit: {
    readonly sha: string
    readonly commit: { readonly tree: { readonly sha: string } }
  }
}

async function headOf(client: Client, at: RepositoryRef): Promise<Head | null> {
  const route = 'GET /repos/{owner}/{repo}/branches/{+branch}'
  const branch = await found<Branch>(client, route, { ...at, branch: DATA_BRANCH })
  return branch && { commit: branch.commit.sha, tree: branch.commit.commit.tree.sha }
}

/** One commit of all these files on top of that one, in three requests, of which only the last shows. */
async function committed(
  client: Client,
  at: RepositoryRef,
  head: Head | null,
  files: readonly SavedFile[],
  message: string,
): Promise<Head> {
  const tree = await made(client, `POST ${GIT}/trees`, {
    ...at,
    ...(head === null ? {} : { base_tree: head.tree }),
    tree: files.filter(({ text }) => head !== null || text !== '').map(entry),
  })
  if (head !== null && tree === head.tree) return head
  const parents = head === null ? [] : [head.commit]
  const commit = await made(client, `POST ${GIT}/commits`, { ...at, message, tree, parents })
  const ref = `heads/${DATA_BRANCH}`
  if (head === null) {
    await moved(client, `POST ${GIT}/refs`, { ...at, ref: `refs/${ref}`, sha: commit })
  } else {
    await moved(client, `PATCH ${GIT}/refs/{+ref}`, { ...at, ref, sha: commit, force: false })
  }
  return { commit, tree }
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
    if (!(error instanceof Failure) || error.status !== 422 || error.kind !== 'invalid') throw error
    const message = 'the data branch has moved on meanwhile'
    throw new Failure('conflict', message, { status: error.status, cause: error })
  }
}
