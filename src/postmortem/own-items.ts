import type { ActionItem } from './items/model.ts'
import { isNobody } from './items/owner.ts'
import type { Subject } from './subject.ts'

/** Items that still have to be done here: not done, not declined, and not only a link to where they are done. */
export const openItems = ({ actions }: Subject): readonly ActionItem[] =>
  actions.items.filter(({ status }) => status === 'open' || status === 'in-progress')

/** Whether an issue or pull request carries it on: then owner, date and scope stand there. */
export const isTracked = ({ tracked }: ActionItem): boolean => tracked.length > 0

/** Whether the cell still holds what a template put there, which has a finding of its own. */
export const isBlank = (plain: string | undefined): boolean =>
  plain !== undefined &&
  /\b(?:TODO|TBD|TBC|TBA|XX)\b|^\[.*\]$|\{\{|^@?(?:owner|name)$/i.test(plain) &&
  isNobody(plain.replace(/^@/, ''))

/** Its first line: what is nested below is not pointed at. */
export const lineOfItem = ({ line }: ActionItem) => ({ line, endLine: line })
