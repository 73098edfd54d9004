import { relative } from 'node:path'
import { type RunnerTask, type RunnerTestFile, TestRunner, vi } from 'vitest'
import { collectTests } from 'vitest/internal/browser'
import type { Timed } from './asking.ts'
import { finish, silent } from './in-test.ts'

export interface Collected {
  readonly tests: readonly Named[]
  /** What kept a file from being loaded; null where all were. */
  readonly broken: string | null
}

export interface Named {
  readonly id: string
  /** Rejects where the test fails. */
  readonly run: () => unknown
}

/** Loads tests and sources anew, with nothing left of what ran before. */
export async function collected(runner: TestRunner, files: readonly string[]): Promise<Collected> {
  vi.resetModules()
  const loaded = await collectTests([...files], silent(runner))
  const broken = loaded.flatMap(({ result }) => result?.errors ?? []).map(({ message }) => message)
  return { tests: loaded.flatMap(testsOf), broken: broken.length === 0 ? null : broken.join('\n') }
}

function testsOf(file: RunnerTestFile): readonly Named[] {
  const name = relative(process.cwd(), file.filepath)
  return file.tasks.flatMap((task) => named(task, `${name}#`))
}

function named(task: RunnerTask, before: string): readonly Named[] {
  const id = `${before} ${task.name}`
  if (task.type === 'suite') return task.tasks.flatMap((one) => named(one, `${id} >`))
  return task.mode === 'run' ? [{ id, run: () => TestRunner.getTestFn(task)() }] : []
}

/** Runs one test, inside `inTest`, and never rejects. */
export async function timed({ id, run }: Named): Promise<Timed> {
  const from = performance.now()
  const failure = await failureOf(run)
  return { id, ms: performance.now() - from, failure }
}

async function failureOf(run: () => unknown): Promise<string | null> {
  try {
    try {
      await run()
    } finally {
      await finish()
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
