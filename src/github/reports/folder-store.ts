import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { INDEX_PATH } from '../../plan/report/snapshot-index.ts'
import type { SnapshotStore } from './snapshot-store.ts'

/**
 * A folder of this machine. Each file is in its place as soon as it is written, the index last of all: whoever is
 * interrupted between leaves files that the index does not fit, and the next reading begins anew.
 */
export function folderStore(folder: string): SnapshotStore {
  const read = (path: string): string | null => textAt(join(folder, path))
  return {
    index: async () => read(INDEX_PATH),
    read: async (paths) =>
      new Map(
        paths.flatMap((path) => {
          const text = read(path)
          return text === null ? [] : [[path, text] as const]
        }),
      ),
    write: (path, text) => put(join(folder, path), text),
    saved: () => [],
  }
}

function textAt(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    throw error
  }
}

/** A reader never sees half of a file. */
function put(file: string, text: string): void {
  if (text === '') {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  const half = `${file}.part`
  writeFileSync(half, text)
  renameSync(half, file)
}
