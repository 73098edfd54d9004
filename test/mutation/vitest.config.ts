import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { targetNamed } from './targets.ts'

const few = fileURLToPath(new URL('few-runs.ts', import.meta.url))

/** For the tests of one target, in the copy that `main.ts` makes; never for `npm test`. */
// biome-ignore lint/style/noDefaultExport: vitest takes nothing else.
export default defineConfig({
  plugins: [
    {
      name: 'few-runs',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source === 'fast-check' && importer !== few ? few : undefined,
    },
  ],
  test: {
    include: [...(targetNamed(process.env['MUTATION_TARGET'] ?? '')?.tests ?? [])],
    runner: './test/mutation/in-thread.ts',
    pool: 'threads',
    // One thread, in which all tests stay loaded; whoever asks it stops what never ends.
    isolate: false,
    maxWorkers: 1,
    testTimeout: 0,
  },
})
