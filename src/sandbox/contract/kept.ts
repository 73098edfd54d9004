import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import type { Validate } from './compile.ts'
import { sha256 } from './json.ts'
import { type SliceName, slice } from './slice.ts'

/** Compiled checks on the disk: compiling takes a hundred times as long as reading what was compiled. */
export interface Kept {
  readonly find: (key: string) => Validate | null
  readonly keep: (key: string, code: string) => void
}

const require = createRequire(import.meta.url)

/** Named after all that a check is made from: another slice, compiler or reading of it has another folder. */
export function keptFolder(name: SliceName, options: object): string {
  const ajv = findPackageJSON('ajv', import.meta.url) ?? ''
  const made = ['rules.ts', 'compile.ts', 'errata.ts'].map((file) => new URL(file, import.meta.url))
  const texts = [...made, ajv, findPackageJSON('ajv-formats', import.meta.url) ?? ''].map((file) =>
    readFileSync(file, 'utf8'),
  )
  const hash = sha256(JSON.stringify([slice(name).contentSha256, options, ...texts]))
  return join(dirname(ajv), '..', '.cache', 'github-contract', hash.slice(0, 16))
}

export function createKept(folder: string): Kept {
  const file = (key: string) => join(folder, `${sha256(key).slice(0, 32)}.cjs`)
  return {
    find: (key) => {
      try {
        return require(file(key)) as Validate
      } catch (error) {
        const missing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND'
        // One that was cut off or meddled with is made again.
        if (missing || error instanceof SyntaxError) return null
        throw error
      }
    },
    keep: (key, code) => {
      const own = `${file(key)}.${process.pid}`
      try {
        mkdirSync(folder, { recursive: true })
        writeFileSync(own, code)
        // All at once, since other processes read while this one writes.
        renameSync(own, file(key))
      } catch (error) {
        // Where nothing may be written, each process compiles for itself.
        if ((error as NodeJS.ErrnoException).code === undefined) throw error
      }
    },
  }
}
