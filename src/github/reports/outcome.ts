import type { Instant } from '../../domain/instant.ts'
import type { StepTaken } from '../../engine/publish-report.ts'
import type { Told } from '../../engine/tell-report.ts'
import { DONE, type Ended, type Outcome, outcomeOf } from '../outcome.ts'

/** What a report that was due came to, as far as it says how to go on. `now` is the clock by which intents are settled. */
export function outcomeOfTold(told: Told, now: Instant): Outcome {
  switch (told.kind) {
    case 'unfinished': {
      const reason = told.why === 'limit' ? 'rate-limit' : 'unanswered'
      return { kind: 'again', reason, waitMs: told.until - now, bound: 'day' }
    }
    case 'stopped':
      return { kind: 'lost' }
    case 'empty':
    case 'kept-back':
      return DONE
    case 'told':
      return outcomeOf(
        { parked: null, applied: told.taken.map(({ taken }) => appliedOf(taken)) },
        now,
      )
    default:
      return told satisfies never
  }
}

function appliedOf(taken: StepTaken): Ended['applied'][number] {
  if (taken.result !== 'unsettled') return taken
  return { result: 'failed', reason: 'unsettled', retryable: true, until: taken.until }
}
