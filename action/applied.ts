import type { Outcome } from '../src/github/outcome.ts'
import { missingPermission } from './needed.ts'
import type { Reason } from './reasons.ts'

/** What became of one request, in the words that all kinds of effects share. */
export interface Attempt {
  readonly type: string
  readonly route: string
  readonly result: 'done' | 'already' | 'stopped' | 'failed'
  /** Ours, where it failed. */
  readonly reason?: string
  readonly refusal?: string
}

/** How something ended, and a sentence for each thing that did not get through. */
export interface Judged {
  readonly reason: Reason
  readonly troubles: readonly string[]
}

/** How a look ended that tried these, and a sentence for each that did not get through. */
export function applyEnded(attempts: readonly Attempt[], outcome: Outcome): Judged {
  const failed = attempts.filter(
    // What is told of a box in the settings is told beside it.
    ({ result, refusal }) => result === 'failed' && refusal !== 'pulls-box',
  )
  const troubles = failed.map(troubleOf)
  const missing = failed.some(({ refusal }) => refusal === 'permission')
  if (missing) return { reason: 'permission-missing', troubles }
  return { reason: reasonOf(outcome), troubles }
}

function reasonOf(outcome: Outcome): Reason {
  switch (outcome.kind) {
    case 'done':
      return 'done'
    case 'lost':
      return 'unfinished'
    case 'parked':
      return outcome.reason === 'locked' ? 'locked' : 'refused'
    case 'again':
      return outcome.reason === 'rate-limit' ? 'rate-limited' : 'unfinished'
    default:
      return outcome satisfies never
  }
}

/** What was refused, by its kind: what it holds may be people's. */
function troubleOf({ type, route, reason = '', refusal }: Attempt): string {
  if (refusal === 'permission') return missingPermission(route)
  return `${type} was not done: ${reason}.`
}
