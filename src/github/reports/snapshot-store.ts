import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SavedFile } from '../../engine/report-world.ts'
import { INDEX_PATH } from '../../plan/report/snapshot-index.ts'

/** Where what was read lies between two reports. */
export interface SnapshotStore {
  /** Null where there is none. */
  readonly index: () => Promise<string | null>
  /** Those of the files that are there, as they were written last. */
  readonly read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly write: (path: string, text: string) => void
  /** What was written since the store was opened and has still to be saved by somebody; empty where it saves itself. */
  readonly saved: () => readonly SavedFile[]
}

/** How files are read from where they lie for good. */
export interface Files {
  readonly read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

/**
 * Files that are read from somewhere, and handed over in the end to whoever saves them all at once. Until then they are
 * kept compressed, since all of a large repository's are many.
 */
export function pendingStore(files: Files): SnapshotStore {
  const written = new Map<string, Uint8Array>()
  const textOf = (path: string): string | null => {
    const packed = written.get(path)
    return packed === undefined ? null : inflateRawSync(packed).toString('latin1')
  }
  const read: SnapshotStore['read'] = async (paths) => {
    const missing = paths.filter((path) => !written.has(path))
    const found = new Map(missing.length === 0 ? [] : await files.read(missing))
    for (const path of paths) {
      const text = textOf(path)
      if (text !== null) found.set(path, text)
    }
    return found
  }
  return {
    index: async () => (await read([INDEX_PATH])).get(INDEX_PATH) ?? null,
    read,
    // Our lines are pure ASCII, of which each character is a byte in either encoding.
    write: (path, text) => void written.set(path, deflateRawSync(text, { level: 1 })),
    saved: () =>
      [...written.keys()].map((path) => ({
        path,
        get text() {
          return textOf(path) ?? ''
        },
      })),
  }
}

/** Nothing was kept, and nothing is. */
export const NO_STORE: SnapshotStore = {
  index: async () => null,
  read: async () => new Map(),
  write: () => undefined,
  saved: () => [],
}
