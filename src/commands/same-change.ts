import type { Change } from '../domain/fact.ts'

const key = (change: Change): string =>
  change.kind === 'commit' ? change.sha : `${change.repository ?? ''}#${change.number}`

/** Whether a change has been named already. */
export const sameChange = (held: readonly Change[], change: Change): boolean =>
  held.some((one) => key(one) === key(change))
