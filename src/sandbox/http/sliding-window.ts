/** How much came in during the last `spanMs` milliseconds, and the most that ever did. */
export interface SlidingWindow {
  /** Counts something now and gives the sum of the window, itself included. */
  readonly add: (at: number, amount: number) => number
  readonly most: () => number
}

const COMPACT_AT = 1000

export function slidingWindow(spanMs: number): SlidingWindow {
  let entries: { readonly at: number; readonly amount: number }[] = []
  let first = 0
  let sum = 0
  let most = 0
  const leave = (until: number) => {
    for (let oldest = entries[first]; oldest !== undefined && oldest.at <= until; ) {
      sum -= oldest.amount
      first += 1
      oldest = entries[first]
    }
    if (first < COMPACT_AT) return
    entries = entries.slice(first)
    first = 0
  }
  return {
    add: (at, amount) => {
      leave(at - spanMs)
      entries.push({ at, amount })
      sum += amount
      most = Math.max(most, sum)
      return sum
    },
    most: () => most,
  }
}
