import type { Shelf } from '../../plan/postmortem/material.ts'
import type { SeenFile } from '../../plan/postmortem/seen.ts'
import { isDocument } from '../../plan/review/paths.ts'
import { Failure } from '../failure.ts'
import { found } from '../read-rest.ts'
import { fileAt, type Looking } from './looking.ts'

const FOLDER = 'postmortems'
const INDEX = /^postmortems\/readme\.md$/i

const BLOB = '... on Blob { oid text isTruncated }'
/** The folder and the folders in it, which is as deep as anybody files postmortems. */
const QUERY = `query Shelf($owner: String!, $name: String!, $folder: String!) {
  rateLimit { limit remaining resetAt }
  repository(owner: $owner, name: $name) {
    object(expression: $folder) {
      ... on Tree { entries { name object { ${BLOB} ... on Tree { entries { name object { ${BLOB} } } } } } }
    }
  }
}`

interface Node {
  readonly oid?: string
  readonly text?: string | null
  readonly isTruncated?: boolean
  readonly entries?: readonly Item[]
}

interface Item {
  readonly name: string
  readonly object: Node | null
}

/** All postmortems on the default branch with their list, in one request where GitHub answers queries. */
export async function readShelf(looking: Looking): Promise<Shelf> {
  const files = await byQuery(looking)
  return {
    index: files.find(({ path }) => INDEX.test(path)) ?? null,
    documents: files.filter(({ path }) => isDocument(path)),
  }
}

async function byQuery(looking: Looking): Promise<readonly SeenFile[]> {
  const { client, at, base } = looking
  const asked = { owner: at.owner, name: at.repo, folder: `${base}:${FOLDER}` }
  try {
    const data = await client.query(QUERY, asked)
    const folder = (data as { repository?: { object?: Node | null } | null } | null)?.repository
    return filesIn(FOLDER, folder?.object ?? null)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'missing') throw error
    return byRest(looking)
  }
}

/** What is no text, or too long for an answer, is left out. */
function filesIn(path: string, node: Node | null): readonly SeenFile[] {
  const { oid: blob, text, isTruncated = false, entries = [] } = node ?? {}
  if (blob !== undefined && typeof text === 'string' && !isTruncated) return [{ path, text, blob }]
  return entries.flatMap(({ name, object }) => filesIn(`${path}/${name}`, object))
}

/** Newest first by their names, as far as it is reasonable to ask for them one by one. */
const MOST = 300

interface Tree {
  readonly tree?: readonly {
    readonly path?: string
    readonly type?: string
    readonly sha?: string
  }[]
}

async function byRest(looking: Looking): Promise<readonly SeenFile[]> {
  const { client, at, base } = looking
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
  const root = await found<Tree>(client, route, { ...at, tree_sha: base })
  const folder = root?.tree?.find(({ path, type }) => path === FOLDER && type === 'tree')
  if (folder?.sha === undefined) return []
  const all = await found<Tree>(client, route, { ...at, tree_sha: folder.sha, recursive: '1' })
  const paths = (all?.tree ?? [])
    .map(({ path }) => `${FOLDER}/${path}`)
    .filter((path) => isDocument(path) || INDEX.test(path))
    .toSorted((a, b) => Number(INDEX.test(b)) - Number(INDEX.test(a)) || (a < b ? 1 : -1))
  const files: SeenFile[] = []
  for (const path of paths.slice(0, MOST)) {
    const file = await fileAt(looking, path, base)
    if (file !== null) files.push(file)
  }
  return files
}
