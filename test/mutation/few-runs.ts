import fc from 'fast-check'

/**
 * Stands in for fast-check while sources are changed piece by piece (`vitest.config.ts` beside this): thousands of runs would
 * be made for each of a thousand changes, and a score has to come out the same twice.
 */
const most = Number(process.env['MUTATION_RUNS'] ?? 50)
const SEED = 20_260_917

// Whether a test fails is all that counts here, and not by how little.
fc.configureGlobal({ numRuns: most, seed: SEED, endOnFailure: true })

interface Extent {
  readonly numRuns?: number | undefined
}

/** A property that asks for its own number of runs gets no more than all others. */
const within = <T extends Extent>(asked: T | undefined) => ({
  ...asked,
  numRuns: Math.min(asked?.numRuns ?? most, most),
})

function assert<T>(property: fc.IProperty<T>, asked?: fc.Parameters<T>): void {
  fc.assert(property, within(asked))
}

// biome-ignore lint/style/noDefaultExport: tests import fast-check by its default export.
export default { ...fc, assert }
