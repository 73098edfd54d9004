import { mean } from './mean.ts'
import type { Random } from './random.ts'

/** How often two samples are dealt anew. */
const DEALS = 2000
/** Where both are larger, the bootstrap alone is right. */
const LARGE = 500
/** One in twenty. */
const RARE = 0.05

/**
 * How often two samples whose values are thrown together and dealt anew have means that lie as far apart: the p-value of a
 * permutation test. Where nothing differs it is below one in twenty no more than one time in twenty, however few values
 * there are, however uneven and skewed; a bootstrap of ten beside hundreds claims twice as much. Takes at least one of each.
 */
function chance(one: Float64Array, other: Float64Array, random: Random): number {
  const [few, many] = one.length < other.length ? [one, other] : [other, one]
  const all = new Float64Array(few.length + many.length)
  all.set(few)
  all.set(many, few.length)
  const middle = mean(all) ?? 0
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value - middle, 0)
  // Sums of the same values in another order differ in their last bits.
  const seen = Math.abs(sum(few)) * (1 - 1e-9)
  let asFar = 1
  for (let deal = 0; deal < DEALS; deal++) {
    if (Math.abs(sum(dealt(all, few.length, random))) >= seen) asFar += 1
  }
  return asFar / (DEALS + 1)
}

/** So many of them, each as likely as any other: the first after these places were thrown. */
function dealt(all: Float64Array, many: number, random: Random): Float64Array {
  for (let at = 0; at < many; at++) {
    const from = at + Math.floor(random() * (all.length - at))
    const [here = 0, there = 0] = [all[at], all[from]]
    all[at] = there
    all[from] = here
  }
  return all.subarray(0, many)
}

/** Whether two samples differ by more than chance would have it. */
export const isBeyondChance = (one: Float64Array, other: Float64Array, random: Random): boolean =>
  Math.min(one.length, other.length) > LARGE || chance(one, other, random) <= RARE
