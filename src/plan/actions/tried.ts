import type { Effect } from '../effect.ts'

/**
 * What was done and what was refused for good since the look at an incident began, by `stepOf`: what a reading does not
 * show yet is not done again, and what GitHub does not want is not asked for again.
 */
export interface Tried {
  readonly done: ReadonlySet<string>
  readonly refused: ReadonlySet<string>
}

export const NOTHING_TRIED: Tried = { done: new Set(), refused: new Set() }

/** The name of a step that an incident's action items take; null for all other effects. */
export function stepOf(effect: Effect): string | null {
  switch (effect.type) {
    case 'item.open':
      return `item.open ${effect.key}`
    case 'item.nest':
    case 'item.date':
    case 'item.close':
      return `${effect.type} ${effect.item}`
    case 'item.block':
      return `item.block ${effect.item} ${effect.by}`
    case 'links.put':
    case 'index.put':
    case 'file.put':
      return `${effect.type} ${effect.branch} ${effect.path}`
    case 'branch.create':
    case 'branch.forward':
    case 'pull.open':
      return `${effect.type} ${effect.branch}`
    default:
      return null
  }
}
