/** The shape of what our queries bring back, as GitHub's schema promises it. */
export interface Account {
  readonly __typename: string
  readonly login: string
}

export interface ReactionGroup {
  readonly content: string
  readonly viewerHasReacted: boolean
}

interface Connection<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

export interface CommentNode {
  /** Both left out where nobody folds comments away. */
  readonly id?: string
  readonly isMinimized?: boolean
  readonly databaseId: number
  readonly body: string
  readonly createdAt: string
  readonly lastEditedAt: string | null
  readonly viewerDidAuthor: boolean
  readonly author: Account | null
  readonly editor: Account | null
  readonly reactionGroups: readonly ReactionGroup[] | null
}

interface Logged {
  readonly id: string
  readonly createdAt: string
  readonly actor: Account | null
}

export interface PullNode {
  readonly number: number
  readonly merged: boolean
  readonly repository: { readonly nameWithOwner: string }
}

/** The last closing, where a commit's message did it. */
export interface ClosingNode {
  readonly nodes: readonly {
    readonly id: string
    /** Null in it where we may not see pull requests; empty where something else closed the issue. */
    readonly closer: {
      readonly associatedPullRequests?: { readonly nodes: readonly PullNode[] } | null
    } | null
  }[]
}

export type EventNode = Logged &
  (
    | {
        readonly __typename: 'LabeledEvent' | 'UnlabeledEvent'
        readonly label: { readonly name: string } | null
      }
    | {
        readonly __typename: 'AssignedEvent' | 'UnassignedEvent'
        readonly assignee: { readonly login: string } | null
      }
    | {
        readonly __typename: 'ClosedEvent'
        readonly stateReason: 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE' | null
        readonly closer:
          | ({ readonly __typename: 'PullRequest' } & PullNode)
          | { readonly __typename: 'Commit' | 'ProjectV2' }
          | null
      }
    | { readonly __typename: 'ReopenedEvent' }
    | { readonly __typename: 'RenamedTitleEvent'; readonly currentTitle: string }
  )

export interface IssueNode {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly url: string
  readonly createdAt: string
  readonly lastEditedAt: string | null
  readonly state: 'OPEN' | 'CLOSED'
  readonly locked: boolean
  readonly author: Account | null
  readonly labels: { readonly nodes: readonly { readonly name: string }[] }
  readonly assignees: { readonly nodes: readonly { readonly login: string }[] }
  readonly reactionGroups: readonly ReactionGroup[] | null
  readonly comments: Connection<CommentNode>
  readonly timelineItems: Connection<EventNode>
  readonly closing?: ClosingNode
}

interface ConfigFile {
  readonly text?: string | null
}

export interface Answer {
  readonly viewer: { readonly login: string }
  readonly organisation: { readonly object: ConfigFile | null } | null
  readonly repository: {
    readonly databaseId: number
    readonly nameWithOwner: string
    readonly visibility: 'PUBLIC' | 'PRIVATE' | 'INTERNAL'
    readonly isArchived: boolean
    /** Null while nothing was ever pushed. */
    readonly defaultBranchRef: {
      readonly name: string
      readonly target: { readonly oid: string } | null
    } | null
    readonly labels: Connection<{ readonly name: string }>
    readonly object: ConfigFile | null
    readonly issue: IssueNode | null
  } | null
}
