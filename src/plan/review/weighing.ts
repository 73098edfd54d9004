import { WEIGHTS, type Weight } from '../../domain/weight.ts'

interface Weighed {
  readonly severity: Weight
  readonly line: number
}

/** Orders the heaviest first, of equals the upper one. */
export const lighter = (a: Weighed, b: Weighed): number =>
  WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity) || a.line - b.line

/** How many there are of each weight, heaviest first, without those of which there are none. */
const tally = (
  all: readonly Pick<Weighed, 'severity'>[],
): readonly { readonly weight: Weight; readonly count: number }[] =>
  WEIGHTS.map((weight) => ({
    weight,
    count: all.filter(({ severity }) => severity === weight).length,
  })).filter(({ count }) => count > 0)

/** `3 blockers, 1 notice`; empty where there are none. */
export const counted = (all: readonly Pick<Weighed, 'severity'>[]): string =>
  tally(all)
    .map(({ weight, count }) => `${count} ${weight}${count === 1 ? '' : 's'}`)
    .join(', ')
