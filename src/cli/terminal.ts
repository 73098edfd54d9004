import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { systemNow } from '../domain/instant.ts'
import { sleep } from '../github/sleep.ts'
import { CliError, type Terminal } from './command.ts'
import { safe } from './safe.ts'

/** This process's own terminal. */
export function terminal(env: Terminal['env'], cwd: string): Terminal {
  const here = whereTyped(env, cwd)
  return {
    env,
    now: systemNow,
    sleep,
    out: (said) => void process.stdout.write(safe(`${said}\n`)),
    note: (said) => void process.stderr.write(`${safe(said)}\n`),
    read: (path) => (path === '-' ? text(process.stdin) : file(resolve(here, path), path)),
    find: (path) => found(resolve(here, path), path),
    write: (path, written) => put(resolve(here, path), path, written),
    path: (typed) => resolve(here, typed),
    ask: (program, words) => ask(program, words, here),
  }
}

/** `npm run` changes to the checkout's root first and says where it was typed. */
const whereTyped = (env: Terminal['env'], cwd: string): string =>
  env['npm_lifecycle_event'] === 'sitrep' ? (env['INIT_CWD'] ?? cwd) : cwd

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
}

const WHY_NOT: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EACCES: 'it may not be written',
  EISDIR: 'it is a folder',
}

async function file(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new CliError(`cannot read ${shown}: ${WHY[code] ?? code}`, 1, { cause: error })
  }
}

async function put(path: string, shown: string, written: string): Promise<void> {
  try {
    await writeFile(path, written)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new CliError(`cannot write ${shown}: ${WHY_NOT[code] ?? code}`, 1, { cause: error })
  }
}

async function found(path: string, shown: string): Promise<string | null> {
  try {
    return await file(path, shown)
  } catch (error) {
    if (error instanceof CliError && isMissing(error.cause)) return null
    throw error
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'

const PATIENCE_MS = 10_000

function ask(program: string, words: readonly string[], cwd: string): Promise<string | null> {
  return new Promise((settle) => {
    execFile(program, [...words], { cwd, timeout: PATIENCE_MS }, (error, stdout) => {
      settle(error === null ? stdout.trim() : null)
    })
  })
}
