import type { Effect } from '../effect.ts'
import type { SeenItem } from './seen.ts'
import { stepOf, type Tried } from './tried.ts'

/** An issue that we opened for an item which has another one. */
export interface Twin {
  readonly issue: SeenItem
  /** The one that counts. */
  readonly of: SeenItem
}

/**
 * What was opened twice, as two processes may do that know nothing of each other. `counting`: numbers of the issues that
 * the document's items have.
 */
export function twins(issues: readonly SeenItem[], counting: ReadonlySet<number>): readonly Twin[] {
  const first = new Map(
    issues.filter(({ number }) => counting.has(number)).map((issue) => [issue.key, issue]),
  )
  return issues.flatMap((issue) => {
    const of = issue.key === null ? undefined : first.get(issue.key)
    return of === undefined || counting.has(issue.number) ? [] : [{ issue, of }]
  })
}

/** Closes what was opened twice, once, and not where somebody has begun to use it or the other one is over. */
export function twinSteps(all: readonly Twin[], { done, refused }: Tried): readonly Effect[] {
  return all
    .filter(({ issue, of }) => issue.open && of.open && !isUsed(issue))
    .map(({ issue }): Effect => ({ type: 'item.close', item: issue.number }))
    .filter((effect) => {
      const step = stepOf(effect) ?? ''
      return !done.has(step) && !refused.has(step)
    })
}

const isUsed = ({ entries, events }: SeenItem): boolean =>
  entries.length > 0 || events.some(({ type, actor }) => type === 'reopened' && !actor.us)
