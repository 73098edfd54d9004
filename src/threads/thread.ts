import { Worker } from 'node:worker_threads'

/** What came of asking a thread. */
export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  /** It worked for longer than it may, and was ended. */
  | { readonly kind: 'too-slow' }
  /** It needed more memory than it may, and has ended. */
  | { readonly kind: 'too-big' }
  /** It threw, or was closed. */
  | { readonly kind: 'failed'; readonly error: Error }

/** From a thread: it begins with what it was asked, what came of it, or what it threw. */
export type Said =
  | { readonly kind: 'begun' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly message: string; readonly stack: string }

export interface Limits {
  /** How long it may work on what it is asked once. */
  readonly timeMs: number
  /** Heap of the thread. */
  readonly memoryMb: number
}

/** A thread that is asked one thing at a time. */
export interface Thread {
  /** Never rejects, and always settles. */
  readonly ask: (question: unknown) => Promise<Answer>
  /** Whether it can be asked again. */
  readonly lives: () => boolean
  readonly end: () => Promise<void>
}

/** Starts a thread. It keeps the process alive only while it works, and sees nothing of the environment. */
export function startThread(entry: URL, { timeMs, memoryMb }: Limits): Thread {
  const worker = new Worker(entry, {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  let lives = true
  let timer: NodeJS.Timeout | undefined
  let settle: (answer: Answer) => void = () => {}
  const finish = (answer: Answer): void => {
    clearTimeout(timer)
    worker.unref()
    settle(answer)
  }
  const end = async (): Promise<void> => {
    lives = false
    await worker.terminate()
  }
  const late = (): void => {
    finish({ kind: 'too-slow' })
    void end()
  }
  worker.unref()
  worker.on('message', (said: Said) => {
    if (said.kind === 'begun') timer = setTimeout(late, timeMs)
    else finish(answerOf(said))
  })
  worker.on('error', (error) => {
    lives = false
    finish(outOfMemory(error) ? { kind: 'too-big' } : { kind: 'failed', error: asError(error) })
  })
  worker.on('exit', () => {
    lives = false
    finish({ kind: 'failed', error: new Error('the thread has ended') })
  })
  return {
    ask: (question) =>
      new Promise((resolve) => {
        settle = resolve
        worker.ref()
        try {
          worker.postMessage(question)
        } catch (error) {
          // What cannot be copied; the thread never saw it.
          finish({ kind: 'failed', error: asError(error) })
        }
      }),
    lives: () => lives,
    end,
  }
}

function answerOf(said: Exclude<Said, { kind: 'begun' }>): Answer {
  if (said.kind === 'value') return said
  const error = new Error(said.message)
  error.stack = said.stack
  return { kind: 'failed', error }
}

const outOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('the thread threw what is no error', { cause: error })
