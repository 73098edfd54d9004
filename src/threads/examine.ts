import type { Examination, Examine } from '../engine/pull-world.ts'
import { threadPool } from './pool.ts'
import type { Limits } from './thread.ts'

/** Longest document that is reviewed, in characters. */
const LONGEST = 1024 * 1024

/** A document as people write it takes some ten milliseconds; one of a MiB several seconds. */
const LIMITS: Limits = { timeMs: 20_000, memoryMb: 512 }

export interface Examining {
  /** Rejects where a rule threw, or after closing. */
  readonly examine: Examine
  /** Ends the threads. */
  readonly close: () => Promise<void>
}

/** Reviews documents in threads of their own, so that hostile text holds up nobody but itself. */
export function examining(limits: Limits = LIMITS, most = 2): Examining {
  const entry = new URL('./examine-thread.ts', import.meta.url)
  const pool = threadPool({ entry, most, idleMs: 60_000, ...limits })
  return {
    examine: async (asked: Examination) => {
      if (asked.text.length > LONGEST) return { kind: 'too-big' }
      const answer = await pool.ask(asked)
      if (answer.kind === 'failed') throw answer.error
      return answer.kind === 'value' ? (answer.value as Awaited<ReturnType<Examine>>) : answer
    },
    close: pool.close,
  }
}
