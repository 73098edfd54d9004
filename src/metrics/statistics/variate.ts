import type { Random } from './random.ts'

/** A standard normal number, by Marsaglia's polar method. */
export function normal(random: Random): number {
  for (;;) {
    const [x, y] = [2 * random() - 1, 2 * random() - 1]
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** A gamma number of that shape, at least 1, and of scale 1, by the method of Marsaglia and Tsang. */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < x * x * 0.5 + d * (1 - v + Math.log(v))) return d * v
  }
}

/** A beta number, 0 to 1: the place of the `a`-th of `a + b - 1` numbers thrown on a line and put in order. */
export function beta(a: number, b: number, random: Random): number {
  const left = gamma(a, random)
  return left / (left + gamma(b, random))
}
