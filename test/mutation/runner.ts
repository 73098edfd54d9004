import type { Answer } from './asking.ts'
import { type Asked, thread } from './thread.ts'

/** What Stryker gives with a change, as far as it matters here. */
interface Change {
  readonly activeMutant: { readonly id: string }
  readonly mutantActivation: 'runtime' | 'static'
  readonly testFilter?: readonly string[]
  readonly hitLimit?: number
}

const PASSED = 0
const FAILED = 1

/** Runs tests for Stryker in a thread that lives on, where its own runner for Vitest starts one for each file and change. */
function testRunner() {
  let tests: Asked | undefined
  let times: readonly (readonly [id: string, ms: number])[] = []
  const begun = async () => (tests ??= await thread())

  async function dryRun() {
    const answer = await (await begun()).ask({ kind: 'unchanged' })
    if (answer.kind === 'ran') {
      times = answer.tests.toSorted((a, b) => a.ms - b.ms).map(({ id, ms }) => [id, ms])
    }
    return unchangedResult(answer)
  }

  async function mutantRun(given: Change) {
    return changedResult(await (await begun()).ask({ ...asking(given), times }))
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun,
    mutantRun,
    dispose: () => tests?.end(),
  }
}

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
