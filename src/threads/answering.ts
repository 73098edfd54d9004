import { parentPort } from 'node:worker_threads'
import type { Said } from './thread.ts'

/** The other side of `startThread`: answers with a function, one question at a time. Called by a thread's entry. */
export function answering(answer: (question: unknown) => unknown): void {
  const say = (said: Said): void => parentPort?.postMessage(said)
  parentPort?.on('message', (question: unknown) => {
    say({ kind: 'begun' })
    try {
      say({ kind: 'value', value: answer(question) })
    } catch (error) {
      // Errors lose their class on the way between threads; what matters of any is its words and its stack.
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
      say({ kind: 'threw', message, stack })
    }
  })
}
