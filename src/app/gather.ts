import type { Delivery } from '../store/store.ts'

/** No step waits for more than so many. */
const MOST = 256

/**
 * Stores what arrives together in one durable step, since syncing a disk costs the same for one delivery and for a
 * hundred. A step waits as long as each turn of the event loop brings another one, and never idles for company that may
 * not come. Rejects for all of a step where it could not be stored.
 */
export function gatherer(
  arrive: (deliveries: readonly Delivery[]) => void,
): (delivery: Delivery) => Promise<void> {
  let gathered: Gathered[] = []
  let before = 0
  const turn = () => {
    if (gathered.length === before || gathered.length >= MOST) {
      const step = gathered
      gathered = []
      before = 0
      store(arrive, step)
      return
    }
    before = gathered.length
    setImmediate(turn)
  }
  return (delivery) =>
    new Promise((resolve, reject) => {
      gathered.push({ delivery, resolve, reject })
      if (gathered.length === 1) setImmediate(turn)
    })
}

interface Gathered {
  readonly delivery: Delivery
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

function store(arrive: (deliveries: readonly Delivery[]) => void, step: readonly Gathered[]): void {
  try {
    arrive(step.map(({ delivery }) => delivery))
    for (const { resolve } of step) resolve()
  } catch (error) {
    for (const { reject } of step) reject(error)
  }
}
