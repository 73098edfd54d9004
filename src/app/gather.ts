import type { Delivery, Taken } from '../store/store.ts'

/**
 * Stores what arrives in one turn of the event loop in one durable step: syncing a disk costs the same for one
 * delivery and for a hundred. Rejects for all of a turn where they could not be stored.
 */
export function gatherer(
  accept: (deliveries: readonly Delivery[]) => readonly Taken[],
): (delivery: Delivery) => Promise<Taken> {
  let turn: Turn[] = []
  const flush = () => {
    const now = turn
    turn = []
    try {
      const taken = accept(now.map(({ delivery }) => delivery))
      for (const [at, { resolve }] of now.entries()) resolve(taken[at] ?? 'known')
    } catch (error) {
      for (const { reject } of now) reject(error)
    }
  }
  return (delivery) =>
    new Promise((resolve, reject) => {
      if (turn.length === 0) setImmediate(flush)
      turn.push({ delivery, resolve, reject })
    })
}

interface Turn {
  readonly delivery: Delivery
  readonly resolve: (taken: Taken) => void
  readonly reject: (error: unknown) => void
}
