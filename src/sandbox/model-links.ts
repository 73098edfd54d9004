/** Where an issue lives. An issue that was transferred is found by where it lived before. */
export interface IssuePlace {
  readonly repositoryId: number
  readonly number: number
}

/** What an issue is to other issues, of whichever repository of the same owner. */
export interface Linked {
  parent: IssuePlace | null
  /** In the order in which they are shown. */
  subIssues: readonly IssuePlace[]
  blockedBy: readonly IssuePlace[]
  blocking: readonly IssuePlace[]
}

export const UNLINKED: Linked = { parent: null, subIssues: [], blockedBy: [], blocking: [] }

/** Each is written into the log of both issues, in its own words. */
export type LinkEvent =
  | 'sub_issue_added'
  | 'sub_issue_removed'
  | 'parent_issue_added'
  | 'parent_issue_removed'
  | 'blocked_by_added'
  | 'blocked_by_removed'
  | 'blocking_added'
  | 'blocking_removed'
