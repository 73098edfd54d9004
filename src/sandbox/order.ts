export const ORDERS = ['same', 'reversed', 'shuffled'] as const
export type Order = (typeof ORDERS)[number]

/** The same things in another order; a shuffle is the same for the same seed. */
export function ordered<T>(things: readonly T[], order: Order, seed: number): T[] {
  if (order === 'same') return [...things]
  if (order === 'reversed') return [...things].reverse()
  const shuffled = [...things]
  let state = seed | 0
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    const other = Math.floor(((state >>> 0) / 2 ** 32) * (last + 1))
    const [a, b] = [shuffled[last] as T, shuffled[other] as T]
    shuffled[last] = b
    shuffled[other] = a
  }
  return shuffled
}
