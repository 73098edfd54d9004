import type { Instant } from '../domain/instant.ts'
import type { Issue, Repository } from './model.ts'

/** What lists choose and sort issues by. */
export interface Outline {
  readonly number: number
  readonly state: Issue['state']
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly authorId: number
  readonly labelIds: readonly number[]
  readonly assigneeIds: readonly number[]
  /** How many. */
  readonly comments: number
}

export const outlineOf = (issue: Issue): Outline => ({ ...issue, comments: issue.comments.length })

/** Whether it was neither deleted nor transferred. */
export const isLive = ({ deleted, movedTo }: Issue): boolean => !deleted && movedTo === null

/** The names of its labels, in lower case. */
export function labelNames(repository: Repository, { labelIds }: Outline): readonly string[] {
  return repository.labels
    .filter(({ id }) => labelIds.includes(id))
    .map(({ name }) => name.toLowerCase())
}
