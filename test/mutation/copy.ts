import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Copy extends Disposable {
  readonly folder: string
}

/** All that git would take in, as it stands in the working tree; the packages are only linked. */
export function copyOf(project: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-mutation-'))
  const options = ['-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const names = execFileSync('git', ['ls-files', ...options], { cwd: project, encoding: 'utf8' })
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], {
    cwd: project,
    encoding: 'utf8',
  })
  const gone = new Set(deleted.split('\0'))
  for (const name of names.split('\0').filter((one) => one !== '' && !gone.has(one))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(join(project, name), join(folder, name))
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
