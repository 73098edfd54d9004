/** The last ones are for single issues that are too much in company. */
const SIZES = [100, 50, 25, 5, 1] as const
const FIRST_PATIENCE = 3
const MOST_PATIENCE = 48

/** How many are asked for at once: fewer where GitHub answers in part, and more again once it goes well for a while. */
export interface PageSize {
  readonly size: () => number
  readonly went: () => void
  /** False where it is at its smallest already. */
  readonly failed: () => boolean
}

/** `most`: how many are asked for where all goes well. */
export function pageSize(most = 100): PageSize {
  const sizes = SIZES.filter((size) => size <= most)
  let at = 0
  let good = 0
  let patience = FIRST_PATIENCE
  let grown = false
  return {
    size: () => sizes[at] ?? 1,
    went() {
      grown = false
      good += 1
      if (at === 0 || good < patience) return
      at -= 1
      good = 0
      grown = true
    },
    failed() {
      // What has just grown was too much again, so the next try waits longer.
      if (grown) patience = Math.min(patience * 2, MOST_PATIENCE)
      grown = false
      good = 0
      if (at === sizes.length - 1) return false
      at += 1
      return true
    },
  }
}
