import type { Snapshot } from './snapshot.ts'

/**
 * GitHub's log can be behind the issue itself. Whose click it is that the log does not show yet, nobody knows, so
 * nothing is done against it; a later look will.
 */
export function isTorn({ issue, events }: Pick<Snapshot, 'issue' | 'events'>): boolean {
  const last = events.findLast(({ type }) => type === 'closed' || type === 'reopened')
  return issue.open === (last?.type === 'closed')
}

/** When somebody else last closed or reopened it; 0 where nobody has. */
export const clickedAt = ({ events }: Pick<Snapshot, 'events'>): number =>
  events
    .filter(({ type, actor }) => (type === 'closed' || type === 'reopened') && !actor.us)
    .reduce((latest, { at }) => Math.max(latest, at), 0)
