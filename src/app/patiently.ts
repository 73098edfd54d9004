import type { Converged } from '../engine/converge.ts'
import { Failure } from '../github/failure.ts'

const PAUSES_MS = [1_000, 5_000, 20_000] as const

/**
 * Looks again where GitHub gave no answer, or none yet: what a webhook has just announced may be missing for
 * a moment. The last try's result or failure stands.
 */
export async function patiently(
  look: () => Promise<Converged>,
  pauses: readonly number[] = PAUSES_MS,
): Promise<Converged> {
  for (const pause of pauses) {
    const converged = await tried(look)
    if (converged !== null && !unfinished(converged)) return converged
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return look()
}

async function tried(look: () => Promise<Converged>): Promise<Converged | null> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof Failure && error.retryable) return null
    throw error
  }
}

const unfinished = ({ parked, applied }: Converged): boolean =>
  parked === 'gone' ||
  parked === 'authority-unknown' ||
  applied.some((one) => one.result === 'failed' && one.retryable)
