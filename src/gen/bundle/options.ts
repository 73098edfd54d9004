import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { InputOptions, OutputOptions, Plugin } from 'rolldown'
import { withoutExamples } from './without-examples.ts'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

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

/** What belongs together, and is loaded together. Everything else stands with whoever needs it. */
const PACKAGES: readonly (readonly [string, RegExp])[] = [
  ['yaml', /^yaml$/],
  ['zod', /^zod$/],
  ['temporal', /^temporal-/],
  ['liquid', /^liquidjs$/],
  ['croner', /^croner$/],
  ['markdown', /^(?:micromark|mdast|unist|decode-|character-|ccount|escape-|longest-|markdown-)/],
  ['octokit', /^(?:@octokit|universal-|before-|json-with|content-type|fast-content)/],
]

/** The file of a package. They change seldom, and so do these files. */
function packageFile(id: string): string | null {
  const [, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? []
  return name === undefined ? null : (PACKAGES.find(([, is]) => is.test(name))?.[0] ?? null)
}

/** Names without hashes, so that a change shows as a change of a file. */
export const output: OutputOptions = {
  codeSplitting: { groups: [{ name: packageFile, debugName: 'packages' }] },
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  minify: true,
  comments: false,
}
