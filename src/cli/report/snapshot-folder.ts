import { folderStore } from '../../github/reports/folder-store.ts'
import type { SnapshotStore } from '../../github/reports/snapshot-store.ts'
import { CliError, type Terminal } from '../command.ts'

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read and written',
  EEXIST: 'it is a file',
  ENOTDIR: 'it is a file',
  EISDIR: 'it holds a folder where a file belongs',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk takes no writes',
}

/** The folder that was typed, which keeps what is read from one report to the next. Its failures are CliErrors. */
export function snapshotFolder(typed: string, terminal: Terminal): SnapshotStore {
  const store = folderStore(terminal.path(typed))
  const failed = (error: unknown): never => {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const message = `cannot use the folder ${typed} of --snapshot: ${WHY[code] ?? code}`
    throw new CliError(message, 1, { cause: error })
  }
  return {
    ...store,
    index: () => store.index().catch(failed),
    read: (paths) => store.read(paths).catch(failed),
    write(path, text) {
      try {
        store.write(path, text)
      } catch (error) {
        failed(error)
      }
    },
  }
}
