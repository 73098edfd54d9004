import { TestRunner, test } from 'vitest'
import { startTests } from 'vitest/internal/browser'

const SILENT = [
  ...['onBeforeCollect', 'onCollectStart', 'onCollected', 'onTaskUpdate'],
  ...[
    'onBeforeRunSuite',
    'onBeforeTryTask',
    'onAfterTryTask',
    'onAfterRunSuite',
    'onAfterRunFiles',
  ],
]

/** The same runner, of which Vitest's own process hears nothing: it is not to be told thousands of times. */
export function silent(runner: TestRunner, importFile?: () => void): TestRunner {
  const none = Object.fromEntries(SILENT.map((name) => [name, { value: undefined }]))
  return Object.create(
    runner,
    importFile === undefined ? none : { ...none, importFile: { value: importFile } },
  )
}

/** Runs `work` where a test is said to run, so that all is allowed in it that is allowed in a test. */
export async function inTest<T>(runner: TestRunner, work: () => Promise<T>): Promise<T> {
  let done: T | undefined
  let failed: unknown = new Error('Vitest has not run it.')
  const carrier = async () => {
    try {
      done = await work()
      failed = null
    } catch (error) {
      failed = error
    }
  }
  await startTests(
    ['carrier'],
    silent(runner, () => test('carrier', carrier)),
  )
  if (failed !== null) throw failed
  return done as T
}

interface Hooked {
  onFinished?: ((context: unknown) => unknown)[]
}

/** Does what the last test has left to do for when it is over, the last thing first. */
export async function finish(): Promise<void> {
  const current = TestRunner.getCurrentTest()
  const hooks = (current as Hooked | undefined)?.onFinished?.splice(0) ?? []
  for (const hook of hooks.toReversed()) await hook(current?.context)
}
