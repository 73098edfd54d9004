import fc from 'fast-check'
import { inputs } from './inputs.ts'
import type { Reader } from './reader.ts'

export interface Fuzzed {
  readonly inputs: number
  /** What was thrown or changed, with the smallest input that does it; null where nothing was. */
  readonly crash: string | null
}

/** Runs a reader on so many texts. The same seed gives the same texts. */
export async function fuzzed(reader: Reader, count: number, seed: number): Promise<Fuzzed> {
  const before = builtIns()
  const property = fc.asyncProperty(inputs(reader), async (text) => {
    await reader.read(text)
    if (builtIns() !== before) throw new Error('what every object inherits has been changed')
  })
  const run = await fc.check(property, { numRuns: count, seed })
  if (!run.failed) return { inputs: run.numRuns, crash: null }
  const [text] = run.counterexample ?? ['']
  const error = run.errorInstance
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { inputs: run.numRuns, crash: `${JSON.stringify(text).slice(0, 2_000)}\n${words}` }
}

/** What every object, list and text inherits, by name. */
const builtIns = (): string =>
  [Object.prototype, Array.prototype, String.prototype, Function.prototype]
    .map((one) => Object.getOwnPropertyNames(one).join())
    .join(';')
