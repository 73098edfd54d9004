import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Target } from './target.ts'

/** What is read of Stryker's report; https://github.com/stryker-mutator/mutation-testing-elements describes the whole. */
const Place = z.object({ line: z.number(), column: z.number() })
const Mutant = z.object({
  mutatorName: z.string(),
  replacement: z.string().optional(),
  status: z.string(),
  location: z.object({ start: Place, end: Place }),
})
const Report = z.object({
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(Mutant) })),
})

export type Mutant = z.infer<typeof Mutant>
export type Report = z.infer<typeof Report>

/** Milliseconds on top of what a test took unchanged: on a busy machine the slow must not count as caught in a loop. */
const PATIENCE_MS = 60_000

const options = (target: Target, files: readonly string[], concurrency: number) => ({
  testRunner: 'tests-stay-loaded',
  plugins: ['./test/mutation/runner.ts', './test/mutation/ignoring.ts'],
  ignorers: ['vertical-tabs'],
  // It would write into every file of the copy, also into those that tests read.
  disableTypeChecks: false,
  mutate: files,
  mutator: { excludedMutations: target.without },
  coverageAnalysis: 'perTest',
  concurrency,
  timeoutMS: PATIENCE_MS,
  timeoutFactor: 5,
  dryRunTimeoutMinutes: 30,
  // What runs is a copy already, and Stryker can rewrite no tsconfig with a compiler that has no API.
  inPlace: true,
  tsconfigFile: 'none.json',
  checkers: [],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: 'mutation.json' },
  allowConsoleColors: false,
  cleanTempDir: 'always',
})

interface Extent {
  readonly files: readonly string[]
  /** Changes that are tried at one time. */
  readonly concurrency: number
  readonly stop: AbortSignal
}

/** Changes a copy's sources one piece at a time and runs the tests for each. Throws where the tests fail unchanged. */
export async function mutate(
  folder: string,
  target: Target,
  { files, concurrency, stop }: Extent,
): Promise<Report> {
  const config = join(folder, 'stryker.json')
  writeFileSync(config, JSON.stringify(options(target, files, concurrency)))
  const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const child = spawn(process.execPath, [stryker, 'run', config], {
    cwd: folder,
    env: { ...process.env, MUTATION_TARGET: target.name, MUTATION_RUNS: String(target.runs) },
    // Its progress is not our answer.
    stdio: ['ignore', 2, 2],
  })
  // It puts the sources back first, and only then may the copy go.
  stop.addEventListener('abort', () => child.kill('SIGINT'))
  const code = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject))
  if (code !== 0) throw new Error(`Stryker ended with ${code} on ${target.name}; see above`)
  return Report.parse(JSON.parse(readFileSync(join(folder, 'mutation.json'), 'utf8')))
}
