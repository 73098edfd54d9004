import type { ActionNode, IncidentNode } from './answer.ts'

type Part = { readonly nodes: readonly unknown[] } | null | undefined

/** GitHub's schema promises what it leaves out where a page is too much for it. */
const isWholePart = (part: Part): boolean => part?.nodes.every((one) => one !== null) ?? false

export const isWholeIncident = (node: IncidentNode): boolean =>
  isWholePart(node.comments) && isWholePart(node.timelineItems)

export const isWholeAction = (node: ActionNode): boolean =>
  [node.comments, node.timelineItems, node.labels, node.assignees].every(isWholePart)
