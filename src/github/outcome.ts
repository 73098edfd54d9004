import { DAY_MS, type Instant, MINUTE_MS, plus } from '../domain/instant.ts'
import type { Converged } from '../engine/converge.ts'
import type { Applied } from '../engine/world.ts'
import { Failure, type FailureKind } from './failure.ts'

/**
 * What became of working something off. `again` after `waitMs`, or after a growing pause where that is null; how
 * often is bounded by the number of tries, or, where GitHub is away and nobody is to blame, by a day.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'again'
      readonly reason: string
      readonly waitMs: number | null
      readonly bound: 'tries' | 'day'
    }
  | { readonly kind: 'parked'; readonly reason: string }
  /** Somebody else works here now, or we are stopping: what is left is theirs, or the next start's. */
  | { readonly kind: 'lost' }

export const DONE: Outcome = { kind: 'done' }

const AWAY: ReadonlySet<FailureKind> = new Set([
  'server',
  'unanswered',
  'credentials',
  'rate-limit',
  'busy',
])

/** Of what was thrown. What is no answer of GitHub's is our own mistake, which may depend on the moment. */
export function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof Failure)) return again('bug')
  const { kind, waitSeconds } = error
  const waitMs = waitSeconds === null ? null : waitSeconds * 1_000
  if (kind === 'stopping') return { kind: 'lost' }
  if (AWAY.has(kind)) return { kind: 'again', reason: kind, waitMs, bound: 'day' }
  // What a webhook has just announced may be missing for a moment.
  return kind === 'conflict' || kind === 'missing' ? again(kind) : { kind: 'parked', reason: kind }
}

/** What a look at an issue or at a pull request came to, as far as it says how to go on. */
export interface Ended {
  readonly parked: Converged['parked']
  readonly applied: readonly (Finished | Failed)[]
}

type Finished = Pick<Exclude<Applied, { result: 'failed' }>, 'result'>
type Failed = Omit<Extract<Applied, { result: 'failed' }>, 'effect'>

/** Of a look that came to its end. `now` is the clock by which intents are settled. */
export function outcomeOf({ parked, applied }: Ended, now: Instant): Outcome {
  if (parked === 'gone' || parked === 'authority-unknown') return again(parked)
  if (applied.some(({ result }) => result === 'stopped')) return { kind: 'lost' }
  const failed = applied.flatMap((one) => (one.result === 'failed' ? [one] : []))
  const retried = failed.find(({ retryable }) => retryable)
  if (retried !== undefined) return retry(retried, now)
  const refused = failed.find(
    ({ reason, refusal }) => !BORNE.has(reason) && refusal !== 'pulls-box',
  )
  if (refused !== undefined) return { kind: 'parked', reason: 'refused' }
  return parked === null ? DONE : { kind: 'parked', reason: parked }
}

/** Refusals that are shown on the card or pass with what caused them. */
const BORNE: ReadonlySet<string> = new Set(['locked', 'not assignable'])

function retry({ reason, until }: Failed, now: Instant): Outcome {
  if (until === undefined) return again('unfinished')
  return { kind: 'again', reason, waitMs: until - now, bound: 'day' }
}

const again = (reason: string): Outcome => ({ kind: 'again', reason, waitMs: null, bound: 'tries' })

const MOST_TRIES = 5
/** What a webhook has announced can be read by then, or is gone. As long as all tries take together, or longer. */
const READABLE_AFTER_MS = 6 * MINUTE_MS
const LONGEST_PAUSE_MS = 5 * MINUTE_MS

/** When to try again, by the host's clock; null where it has been tried enough. `tries` counts this one. */
export function nextTry(
  outcome: Extract<Outcome, { kind: 'again' }>,
  { tries, receivedAt }: { readonly tries: number; readonly receivedAt: Instant },
  now: Instant,
): Instant | null {
  const pause = Math.min(1_000 * 4 ** (tries - 1), LONGEST_PAUSE_MS)
  const age = now - receivedAt
  const known = outcome.reason === 'gone' && age > READABLE_AFTER_MS
  const over = outcome.bound === 'day' ? age > DAY_MS : tries >= MOST_TRIES || known
  if (over) return null
  // An intent may settle earlier than announced; a rate limit never does.
  const wait = outcome.reason === 'unsettled' ? Math.min(outcome.waitMs ?? pause, pause) : null
  return plus(now, Math.max(0, wait ?? outcome.waitMs ?? pause))
}
