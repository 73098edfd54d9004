import type { Delivery } from '../store/store.ts'

/** The longest that an answer waits for company. Syncing a disk takes about as long. */
const LONGEST_WAIT_MS = 2

/**
 * Stores what arrives together in one durable step, since syncing a disk costs the same for one delivery and for a
 * hundred. Whoever comes alone is stored at once; while several come, a step waits for more. Rejects for all of a step
 * where it could not be stored.
 */
export function gatherer(
  arrive: (deliveries: readonly Delivery[]) => void,
): (delivery: Delivery) => Promise<void> {
  let gathered: Gathered[] = []
  let company = false
  const flush = () => {
    const now = gathered
    gathered = []
    company = now.length > 1
    try {
      arrive(now.map(({ delivery }) => delivery))
      for (const { resolve } of now) resolve()
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
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}
