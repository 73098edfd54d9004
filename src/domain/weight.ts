/** How much a finding of a review weighs, heaviest first: a blocker fails the check. */
export const WEIGHTS = ['blocker', 'warning', 'notice'] as const
export type Weight = (typeof WEIGHTS)[number]
