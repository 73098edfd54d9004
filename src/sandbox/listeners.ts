/** Whoever wants to hear of something, in the order in which they came. */
export interface Listeners<T> {
  /** What is returned takes it out again. */
  readonly add: (listener: (value: T) => void) => () => void
  readonly tell: (value: T) => void
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>()
  return {
    add: (listener) => {
      all.add(listener)
      return () => {
        all.delete(listener)
      }
    },
    tell: (value) => {
      for (const listener of all) listener(value)
    },
  }
}
