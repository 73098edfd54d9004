import type { Delivery, Taken } from '../store/store.ts'

/** The longest that an answer waits for company. Syncing a disk takes about as long. */
const LONGEST_WAIT_MS = 2

/**
 * Stores what arrives together in one durable step, since syncing a disk costs the same for one delivery and for a
 * hundred. Whoever comes alone is stored at once; while several come, a step waits for more. Rejects for all of a step
 * where it could not be stored.
 */
export function gatherer(
  accept: (deliveries: readonly Delivery[]) => readonly Taken[],
): (delivery: Delivery) => Promise<Taken> {
  let gathered: Gathered[] = []
  let company = false
  const flush = () => {
    const now = gathered
    gathered = []
    company = now.length > 1
    try {
      const taken = accept(now.map(({ delivery }) => delivery))
      for (const [at, { resolve }] of now.entries()) resolve(taken[at] ?? 'known')
    } catch (error) {
      for (const { reject } of now) reject(error)
    }
  }
  return (delivery) =>
    new Promise((resolve, reject) => {
      gathered.push({ delivery, resolve, reject })
      if (gathered.length > 1) return
      if (company) setTimeout(flush, LONGEST_WAIT_MS)
      else setImmediate(flush)
    })
}

interface Gathered {
  readonly delivery: Delivery
  readonly resolve: (taken: Taken) => void
  readonly reject: (error: unknown) => void
}
