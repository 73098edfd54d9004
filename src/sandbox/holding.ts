import { type Order, ordered } from './order.ts'

export interface HoldOptions {
  /** Lets out each time that so many have come together; where not given, only `release` does. */
  readonly size?: number | undefined
  /** The order in which they go out then; as they came where not given. */
  readonly order?: Order | undefined
  /** For the shuffle. */
  readonly seed?: number | undefined
}

/** A gate that things pass, or gather in front of to go on in another order. */
export interface Holding<T> {
  readonly keep: (thing: T) => void
  readonly hold: (options?: HoldOptions) => void
  /** Opens the gate, lets out what has gathered and says how much that was. */
  readonly release: (order?: Order, seed?: number) => number
  readonly held: () => number
}

export function createHolding<T>(pass: (thing: T) => void): Holding<T> {
  let options: HoldOptions | null = null
  let gathered: T[] = []
  const letOut = (order: Order, seed: number) => {
    const going = ordered(gathered, order, seed)
    gathered = []
    for (const thing of going) pass(thing)
    return going.length
  }
  return {
    keep: (thing) => {
      if (options === null) {
        pass(thing)
        return
      }
      gathered.push(thing)
      const { size = Number.POSITIVE_INFINITY, order = 'same', seed = 1 } = options
      if (gathered.length >= size) letOut(order, seed)
    },
    hold: (given = {}) => {
      options = given
    },
    release: (order = options?.order ?? 'same', seed = options?.seed ?? 1) => {
      options = null
      return letOut(order, seed)
    },
    held: () => gathered.length,
  }
}
