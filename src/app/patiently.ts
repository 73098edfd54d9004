import type { Converged } from '../engine/converge.ts'
import { Failure } from '../github/failure.ts'

const PAUSES_MS = [1_000, 5_000, 20_000] as const

/**
 * Looks again where GitHub gave no answer, or none yet: what a webhook has just announced may be missing for
 * a moment. The last try's result or failure stands; null is a result, of what needed no looking.
 */
export async function patiently<Answer extends Converged | null>(
  look: () => Promise<Answer>,
  pauses: readonly number[] = PAUSES_MS,
): Promise<Answer> {
  for (const pause of pauses) {
    const answered = await tried(look)
    if (answered !== null && !unfinished(answered.answer)) return answered.answer
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return look()
}

async function tried<Answer>(look: () => Promise<Answer>): Promise<{ answer: Answer } | null> {
  try {
    return { answer: await look() }
  } catch (error) {
    if (error instanceof Failure && error.retryable) return null
    throw error
  }
}

const unfinished = (done: Converged | null): boolean =>
  done !== null &&
  (done.parked === 'gone' ||
    done.parked === 'authority-unknown' ||
    done.applied.some((one) => one.result === 'failed' && one.retryable))
