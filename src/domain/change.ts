import type { Change } from './fact.ts'

const key = (change: Change): string =>
  change.kind === 'commit'
    ? change.sha
    : `${change.repository ?? ''}#${change.number}`.toLowerCase()

/** Whether the change is among those already named. GitHub tells names of repositories apart without case. */
export const isNamed = (held: readonly Change[], change: Change): boolean =>
  held.some((one) => key(one) === key(change))

/** The list with the change in it once. */
export const withChange = (held: readonly Change[], change: Change): readonly Change[] =>
  isNamed(held, change) ? held : [...held, change]
