/** Runs what belongs together one after the other, and what does not side by side. */
export interface Lanes {
  /** `work` never rejects. */
  add(key: string, work: () => Promise<void>): void
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>
}

export function lanes(): Lanes {
  const tails = new Map<string, Promise<void>>()
  return {
    add(key, work) {
      const tail = (tails.get(key) ?? Promise.resolve()).then(work)
      const done = tail.finally(() => {
        if (tails.get(key) === done) tails.delete(key)
      })
      tails.set(key, done)
    },
    async idle() {
      while (tails.size > 0) await Promise.allSettled(tails.values())
    },
  }
}
