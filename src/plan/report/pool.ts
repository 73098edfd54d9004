/** Gives the same thing back for what is the same, so that what thousands of rows share is held once. */
export interface Pool {
  readonly text: <T extends string | null>(text: T) => T
  readonly texts: (texts: readonly string[]) => readonly string[]
  readonly list: <T>(list: readonly T[]) => readonly T[]
}

const NONE: readonly never[] = []

/** One for each reading, since it holds whatever it was ever given. */
export function pool(): Pool {
  const single = new Map<string, string>()
  const several = new Map<string, readonly string[]>()
  const text = (one: string): string => {
    const known = single.get(one)
    if (known === undefined) single.set(one, one)
    return known ?? one
  }
  return {
    text: <T extends string | null>(one: T) => (one === null ? one : text(one)) as T,
    texts(all) {
      const key = JSON.stringify(all)
      const known = several.get(key)
      if (known !== undefined) return known
      const made = all.map(text)
      several.set(key, made)
      return made
    },
    list: (all) => (all.length === 0 ? NONE : all),
  }
}
