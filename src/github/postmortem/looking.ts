import { Buffer, isUtf8 } from 'node:buffer'
import type { SeenFile } from '../../plan/postmortem/seen.ts'
import { incidentOfPath } from '../../plan/review/paths.ts'
import type { Client } from '../client.ts'
import type { Key } from '../keys.ts'
import { found } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { urlPath } from '../url-path.ts'

/** With what, and for which incident, a postmortem is looked at. */
export interface Looking {
  readonly client: Client
  readonly at: RepositoryRef
  /** Lower-case login of who writes as Sitrep; empty where nobody does. */
  readonly me: string
  /** Lower-case logins of the other accounts with which Sitrep has written on this issue, as a key has proved. */
  readonly kin: ReadonlySet<string>
  /** GitHub's number of the repository, and the keys, for markers. */
  readonly repository: number
  readonly keys: readonly Key[]
  readonly incident: number
  /** Name of the default branch. */
  readonly base: string
}

const REPO = '/repos/{owner}/{repo}'
const FOLDER = 'postmortems'

interface Content {
  readonly type?: string
  readonly path: string
  readonly sha: string
  readonly content?: string
  readonly encoding?: string
}

type Place = Pick<Looking, 'client' | 'at'>

/** A file at a branch or commit; null where there is none, or none that can be read as text. */
export async function fileAt(place: Place, path: string, ref: string): Promise<SeenFile | null> {
  const file = await fileOrNone(place, path, ref)
  return file === 'unreadable' ? null : file
}

/**
 * The same; null also where it is no UTF-8, which would lose what it cannot show, were it written back. A replacement
 * character that people have pasted is a character like any other.
 */
export async function wholeFileAt(
  place: Place,
  path: string,
  ref: string,
): Promise<SeenFile | null> {
  const file = await bytesAt(place, path, ref)
  return file === 'unreadable' || file === null || !isUtf8(file.bytes) ? null : seenIn(file)
}

/** Told from one that is there but not to be had, as GitHub gives out no text over 1 MiB. */
export async function fileOrNone(
  place: Place,
  path: string,
  ref: string,
): Promise<SeenFile | 'unreadable' | null> {
  const file = await bytesAt(place, path, ref)
  return file === 'unreadable' || file === null ? file : seenIn(file)
}

interface Bytes {
  readonly path: string
  readonly bytes: Buffer
  readonly blob: string
}

const seenIn = ({ path, bytes, blob }: Bytes): SeenFile => ({
  path,
  text: bytes.toString('utf8'),
  blob,
})

async function bytesAt(
  { client, at }: Place,
  path: string,
  ref: string,
): Promise<Bytes | 'unreadable' | null> {
  const route = `GET ${REPO}/contents/{+path}`
  const file = await found<Content>(client, route, { ...at, path: urlPath(path), ref })
  if (file === null) return null
  if (file.content === undefined || file.encoding !== 'base64') return 'unreadable'
  return { path, bytes: Buffer.from(file.content, 'base64'), blob: file.sha }
}

/** What a branch stands at; null where there is none. */
export async function headOf({ client, at }: Place, branch: string): Promise<string | null> {
  const route = `GET ${REPO}/git/ref/{+ref}`
  const asked = { ...at, ref: `heads/${branch}` }
  const ref = await found<{ object?: { sha?: string } }>(client, route, asked)
  return ref?.object?.sha ?? null
}

/** Where the incident's document lies, by its name; null where there is none of that name. */
export async function namedPath(looking: Looking, ref: string): Promise<string | null> {
  const { client, at, incident } = looking
  const route = `GET ${REPO}/contents/{+path}`
  const folder = await found<readonly Content[]>(client, route, { ...at, path: FOLDER, ref })
  if (!Array.isArray(folder)) return null
  const named = folder.find(
    ({ path, type }) => type === 'file' && incidentOfPath(path) === incident,
  )
  return named?.path ?? null
}

/** The text of the document at a commit, where it may have had another name. */
export async function textAt(looking: Looking, path: string, ref: string): Promise<string | null> {
  const same = await fileAt(looking, path, ref)
  if (same !== null) return same.text
  const other = await namedPath(looking, ref)
  return other === null ? null : ((await fileAt(looking, other, ref))?.text ?? null)
}
