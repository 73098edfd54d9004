import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { InputOptions, OutputOptions, Plugin } from 'rolldown'
import { chunks } from './chunks.ts'
import { withoutExamples } from './without-examples.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** From the root, without a slash at its end. */
export const DIST = 'action/dist'

/** What a thread runs stands beside the bundle under the name that it has beside its source. */
const threads: Plugin = {
  name: 'threads',
  transform(code, file) {
    if (!file.endsWith('/src/threads/examine.ts')) return null
    const source = "'./examine-thread.ts'"
    if (!code.includes(source)) throw new Error(`${file} starts no thread by ${source} any more`)
    return code.replace(source, "'./examine-thread.js'")
  },
}

const examples: Plugin = {
  name: 'examples',
  transform: (code, file) => withoutExamples(code, file),
}

/**
 * `neutral`, and Node's own modules named: for the platform `node` packages offer their CommonJS twins, out of which
 * nothing can be left that nobody uses.
 */
export const input: InputOptions = {
  cwd: ROOT,
  input: { main: 'action/main.ts', 'examine-thread': 'src/threads/examine-thread.ts' },
  platform: 'neutral',
  external: [/^node:/, ...builtinModules],
  resolve: { conditionNames: ['import', 'default'], mainFields: ['module', 'main'] },
  plugins: [threads, examples],
  treeshake: {
    // Packages that are said to do nothing when they are loaded, and none of which we load for what it does then.
    moduleSideEffects: [{ test: /\/node_modules\//, sideEffects: false }],
    propertyReadSideEffects: false,
    unknownGlobalSideEffects: false,
  },
}

/** Names without hashes, so that a change shows as a change of a file. */
export const output: OutputOptions = {
  codeSplitting: { groups: [...chunks()] },
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  minify: true,
  comments: false,
}
