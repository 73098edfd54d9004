import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noProcessEnv: `.ci/run` reads the counts from a file and not from coloured text.
const results = process.env['TEST_RESULTS']

// What one worker, or a process that a test starts, has compiled, the next ones read: hundreds of them load the same.
// biome-ignore lint/style/noProcessEnv: Node takes the folder from there, and whoever starts a worker hands it on.
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/compiled')

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Holds every sandbox of every test to GitHub's published descriptions.
    setupFiles: ['test/support/contract.ts'],
    // Many tests wait for processes more than they work, so one more than the usual two cores.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
  },
})
