/** Gives back what was put in, the first of its order first. */
export interface Heap<T> {
  readonly push: (one: T) => void
  /** Undefined where there is none. */
  readonly first: () => T | undefined
  readonly pop: () => T | undefined
}

/** A binary heap. `isBefore` must be a total order, so that the same pushes come back in the same order. */
export function heap<T>(isBefore: (a: T, b: T) => boolean): Heap<T> {
  const all: T[] = []
  return {
    push: (one) => {
      all.push(one)
      rise(all, isBefore)
    },
    first: () => all[0],
    pop: () => {
      const first = all[0]
      const last = all.pop()
      if (all.length > 0 && last !== undefined) {
        all[0] = last
        sink(all, isBefore)
      }
      return first
    },
  }
}

function rise<T>(all: T[], isBefore: (a: T, b: T) => boolean): void {
  let at = all.length - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!swapped(all, at, above, isBefore)) return
    at = above
  }
}

function sink<T>(all: T[], isBefore: (a: T, b: T) => boolean): void {
  let at = 0
  for (;;) {
    const left = at * 2 + 1
    if (left >= all.length) return
    const right = left + 1
    const least = right < all.length && isBefore(all[right] as T, all[left] as T) ? right : left
    if (!swapped(all, least, at, isBefore)) return
    at = least
  }
}

/** Whether the lower one belonged above the upper one, and now is. */
function swapped<T>(
  all: T[],
  lower: number,
  upper: number,
  isBefore: (a: T, b: T) => boolean,
): boolean {
  const [below, above] = [all[lower] as T, all[upper] as T]
  if (!isBefore(below, above)) return false
  all[lower] = above
  all[upper] = below
  return true
}
