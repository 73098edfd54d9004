import type { Answer } from './asking.ts'
import { type Asked, thread } from './thread.ts'

/** What Stryker gives with a change, as far as it matters here. */
interface Change {
  readonly activeMutant: { readonly id: string }
  readonly mutantActivation: 'runtime' | 'static'
  readonly testFilter?: readonly string[]
  readonly hitLimit?: number
  /** Milliseconds. */
  readonly timeout: number
}

interface Options {
  readonly timeoutMS: number
  readonly timeoutFactor: number
}

const PASSED = 0
const FAILED = 1
/** Milliseconds, beside five times what the tests take unchanged. Who works that long goes round in circles. */
const LOOP_MS = 5_000
const FACTOR = 5

/** Runs tests for Stryker in a thread that lives on, where its own runner for Vitest starts one for each file and change. */
function testRunner({ timeoutMS, timeoutFactor }: Options) {
  let tests: Asked | undefined
  let order: readonly string[] = []
  const begun = async () => (tests ??= await thread())

  async function dryRun() {
    const answer = await (await begun()).ask({ kind: 'unchanged' }, null)
    if (answer.kind === 'ran') {
      order = answer.tests.toSorted((a, b) => a.ms - b.ms).map(({ id }) => id)
    }
    return unchangedResult(answer)
  }

  async function mutantRun(given: Change) {
    const unchangedMs = Math.max(0, given.timeout - timeoutMS) / timeoutFactor
    const answer = await (await begun()).ask(
      { ...asking(given), order },
      LOOP_MS + FACTOR * unchangedMs,
    )
    return changedResult(answer)
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun,
    mutantRun,
    dispose: () => tests?.end(),
  }
}
testRunner.inject = ['options'] as const

const asking = ({ activeMutant, mutantActivation, testFilter, hitLimit }: Change) => ({
  kind: 'changed' as const,
  change: activeMutant.id,
  whileLoading: mutantActivation === 'static',
  tests: testFilter ?? null,
  hits: hitLimit ?? null,
})

function unchangedResult(answer: Answer) {
  if (answer.kind === 'broken') return { status: 'error', errorMessage: answer.message }
  if (answer.kind !== 'ran') throw new Error(`Unchanged sources came to ${answer.kind}.`)
  const tests = answer.tests.map(({ id, ms, failure }) => ({
    ...{ id, name: id, timeSpentMs: ms },
    ...(failure === null ? { status: PASSED } : { status: FAILED, failureMessage: failure }),
  }))
  return { status: 'complete', tests, mutantCoverage: answer.coverage }
}

function changedResult(answer: Answer) {
  if (answer.kind === 'survived') return { status: 'survived', nrOfTests: answer.tests }
  if (answer.kind === 'loop') return { status: 'timeout' }
  if (answer.kind === 'broken') return { status: 'error', errorMessage: answer.message }
  if (answer.kind !== 'killed') throw new Error(`A change came to ${answer.kind}.`)
  const { by, tests } = answer
  const told = { killedBy: [by.id], failureMessage: by.failure ?? '', nrOfTests: tests }
  return { status: 'killed', ...told }
}

/** In the form that Stryker loads plugins in. */
export const strykerPlugins = [
  { kind: 'TestRunner', name: 'tests-stay-loaded', factory: testRunner },
]
