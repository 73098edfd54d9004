import { threadId } from 'node:worker_threads'
import { answering } from '../../src/threads/answering.ts'

/** What the tests ask a thread to do. */
export type Trial =
  | 'who'
  | 'environment'
  | 'spin'
  | 'grow'
  | 'throw'
  | 'leave'
  | 'function'
  | 'late'

const TRIALS: Readonly<Record<Trial, () => unknown>> = {
  who: () => threadId,
  environment: () => Object.keys(process.env),
  spin: () => {
    for (;;) Math.sqrt(2)
  },
  grow: () => {
    const held: unknown[] = []
    for (;;) held.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
  },
  throw: () => {
    throw new TypeError('a rule is wrong')
  },
  leave: () => process.exit(3),
  function: () => () => 1,
  late: () => {
    setTimeout(() => {
      throw new RangeError('too late')
    })
    return 'said before'
  },
}

answering((question) => TRIALS[question as Trial]())
