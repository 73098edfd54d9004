import type { Account, ClosingNode, CommentNode, EventNode } from '../graphql-answer.ts'

interface Named {
  readonly nameWithOwner: string
}

export interface Paged<T> {
  readonly nodes: readonly (T | null)[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** An action item's issue, as the queries bring it. */
export interface ItemNode {
  readonly number: number
  /** GitHub's ids have outgrown what its own kind of number holds. */
  readonly fullDatabaseId: string | number
  readonly title: string
  readonly url: string
  readonly body: string
  readonly state: 'OPEN' | 'CLOSED'
  readonly locked: boolean
  readonly createdAt: string
  readonly closedAt: string | null
  readonly lastEditedAt: string | null
  readonly viewerDidAuthor: boolean
  readonly author: Account | null
  readonly repository: Named
  readonly parent: { readonly number: number; readonly repository: Named } | null
  readonly labels: { readonly nodes: readonly { readonly name: string }[] }
  readonly assignees: { readonly nodes: readonly { readonly login: string }[] }
  readonly comments: {
    readonly totalCount: number
    readonly nodes: readonly Omit<CommentNode, 'reactionGroups'>[]
  }
  readonly timelineItems: { readonly nodes: readonly EventNode[] }
  readonly closing?: ClosingNode
}

/** As much as tells whether it is an item of the incident. */
export interface Glance {
  readonly number: number
  readonly createdAt: string
  readonly viewerDidAuthor: boolean
  readonly author: Account | null
  readonly body: string
}

/** Lists that are not asked for are left out. */
export interface ItemsAnswer {
  readonly repository: {
    readonly issue?: { readonly subIssues: Paged<ItemNode> } | null
    readonly labelled?: Paged<Glance>
    readonly ours?: Paged<Glance>
  } | null
}

export interface OwnedAnswer {
  readonly repository: { readonly open?: Paged<ItemNode>; readonly closed?: Paged<ItemNode> } | null
}
