import { Buffer } from 'node:buffer'
import type { FileAt } from '../engine/pull-world.ts'
import type { Client } from './client.ts'
import { found } from './read-rest.ts'
import { urlPath } from './url-path.ts'

/** Larger ones GitHub does not put into its answer, and we would not read them. */
const LARGEST_BYTES = 1024 * 1024

interface Content {
  readonly type?: string
  readonly encoding?: string
  readonly content?: string
  readonly size?: number
}

/** A file as it is at a commit. A byte order mark is kept, so that places count as they do on GitHub. Throws Failure. */
export async function fileAt(
  client: Client,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  path: string,
  ref: string,
): Promise<FileAt> {
  const route = 'GET /repos/{owner}/{repo}/contents/{+path}'
  const file = await found<Content | readonly unknown[]>(client, route, {
    owner,
    repo,
    path: urlPath(path),
    ref,
  })
  if (file === null) return { kind: 'missing' }
  const { type, encoding, content, size = 0 } = file as Content
  if (type !== 'file') return { kind: 'unreadable' }
  if (size > LARGEST_BYTES || encoding === 'none') return { kind: 'too-big' }
  const bytes = Buffer.from(content ?? '', 'base64')
  const text = decoded(bytes)
  return text === null ? { kind: 'unreadable' } : { kind: 'text', text }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
