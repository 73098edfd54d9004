import { createHash } from 'node:crypto'
import type { Commit, Signature, TreeEntry } from './model.ts'

/** Git's name of an object: SHA-1 over its kind, its length and its bytes. */
function objectName(kind: 'blob' | 'tree' | 'commit', content: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex')
}

export function blobName(content: Uint8Array): string {
  return objectName('blob', content)
}

/** Trees are sorted as git sorts them: a folder as if its name ended in a slash. */
export function sortedEntries(entries: readonly TreeEntry[]): TreeEntry[] {
  const key = (entry: TreeEntry) => Buffer.from(entry.path + (entry.type === 'tree' ? '/' : ''))
  return [...entries].sort((a, b) => Buffer.compare(key(a), key(b)))
}

export function treeName(entries: readonly TreeEntry[]): string {
  const parts = sortedEntries(entries).flatMap((entry) => [
    Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.path}\0`),
    Buffer.from(entry.sha, 'hex'),
  ])
  return objectName('tree', Buffer.concat(parts))
}

const signed = (by: Signature) => `${by.name} <${by.email}> ${Math.floor(by.date / 1000)} +0000`

export function commitName(commit: Omit<Commit, 'sha' | 'authorId'>): string {
  const lines = [
    `tree ${commit.treeSha}`,
    ...commit.parentShas.map((sha) => `parent ${sha}`),
    `author ${signed(commit.author)}`,
    `committer ${signed(commit.committer)}`,
    '',
    commit.message,
  ]
  return objectName('commit', Buffer.from(lines.join('\n')))
}
