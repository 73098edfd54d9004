import type { Instant } from '../domain/instant.ts'

/** Answers of GitHub's that are believed for a while, each with when it stops. One for each process. */
export type Believed = Map<string, { readonly until: Instant; readonly value: unknown }>

/** The answer that is still believed under this key, which says what was asked; else what `ask` brings. */
export async function believed<T>(
  memo: Believed,
  key: string,
  { now, forMs }: { readonly now: Instant; readonly forMs: (value: T) => number },
  ask: () => Promise<T>,
): Promise<T> {
  const held = memo.get(key)
  if (held !== undefined && now < held.until) return held.value as T
  const value = await ask()
  for (const [old, { until }] of memo) if (until <= now) memo.delete(old)
  memo.set(key, { until: (now + forMs(value)) as Instant, value })
  return value
}
