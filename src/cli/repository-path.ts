import { isAbsolute, posix, relative, sep } from 'node:path'
import type { Terminal } from './command.ts'

/** Where a file of this machine lies in the repository that is checked out here; as typed where this is no checkout. */
export async function repositoryPath(file: string, { ask }: Terminal): Promise<string> {
  if (isAbsolute(file)) {
    const top = await ask('git', ['rev-parse', '--show-toplevel'])
    return slashes(top === null ? file : relative(top, file))
  }
  const inside = await ask('git', ['rev-parse', '--show-prefix'])
  return posix.normalize(`${inside ?? ''}${slashes(file)}`)
}

const slashes = (path: string): string => path.replaceAll(sep, '/')
