import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noProcessEnv: `.ci/run` reads the counts from a file and not from coloured text.
const results = process.env['TEST_RESULTS']

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
