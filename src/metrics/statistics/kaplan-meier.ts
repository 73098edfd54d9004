import { ascending } from './ascending.ts'

/** Half is half, also where the thirds that it was made of do not add up to it. */
const ROUNDING = 1e-9

/**
 * The length by which half have ended, by the estimate of Kaplan and Meier: those that still run count as long as they
 * have run. Null where more than half may last longer than anything that was seen to end.
 */
export function survivalMedian(
  lengths: readonly number[],
  running: readonly number[],
): number | null {
  const [events, censored] = [ascending(lengths), ascending(running)]
  let [share, gone, left] = [1, 0, 0]
  for (const [at, length] of events.entries()) {
    // Whoever was last seen at that very moment was still there when it came.
    while ((censored[left] ?? length) < length) left += 1
    if (length !== events[at + 1]) {
      const atRisk = events.length - gone + censored.length - left
      share *= 1 - (at + 1 - gone) / atRisk
      if (share <= 0.5 + ROUNDING) return length
      gone = at + 1
    }
  }
  return null
}
