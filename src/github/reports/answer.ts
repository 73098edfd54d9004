import type { ItemNode, Paged } from '../actions/answer.ts'
import type { Account, CommentNode, EventNode } from '../graphql-answer.ts'

/** Whatever of it GitHub has left out is null, also where its schema promises a value. */
export interface File {
  readonly text?: string | null
  readonly isTruncated?: boolean
}

export interface PlaceAnswer {
  readonly viewer: { readonly login: string }
  readonly organisation: { readonly object: File | null } | null
  readonly repository:
    | ({
        readonly databaseId: number
        readonly nameWithOwner: string
        readonly url: string
        readonly visibility: 'PUBLIC' | 'PRIVATE' | 'INTERNAL'
        readonly isArchived: boolean
        readonly defaultBranchRef: { readonly name: string } | null
        readonly object: File | null
        readonly index: File | null
        readonly active: File | null
        readonly data: {
          readonly target: { readonly oid: string; readonly tree?: { readonly oid: string } } | null
        } | null
      } & Readonly<Record<`t${number}`, File | null>>)
    | null
}

export interface FilesAnswer {
  readonly repository: Readonly<Record<string, File | null>> | null
}

/** What every issue of a list says. */
export interface ListedNode {
  readonly number: number
  readonly createdAt: string
  readonly updatedAt: string
}

type Nested<T> = { readonly nodes: readonly (T | null)[] } | null

export interface IncidentNode extends ListedNode {
  readonly title: string
  readonly body: string
  readonly lastEditedAt: string | null
  readonly state: 'OPEN' | 'CLOSED'
  readonly authorAssociation: string
  readonly author: Account | null
  readonly comments: Paged<Omit<CommentNode, 'reactionGroups'>>
  readonly timelineItems: Paged<EventNode>
}

export interface ActionNode extends ListedNode, Omit<ItemNode, 'number' | 'createdAt'> {}

export interface ListAnswer<N> {
  readonly repository: {
    readonly all: { readonly totalCount: number } | null
    readonly issues: (Nested<N> & Pick<Paged<N>, 'pageInfo'>) | null
  } | null
}

export interface DeploymentNode {
  readonly databaseId: number | null
  readonly commitOid: string
  readonly environment: string | null
  readonly createdAt: string
  readonly statuses: Nested<{ readonly state: string; readonly createdAt: string }>
}

type Commits = { readonly history?: Nested<CommitNode> } | null

export interface DeploymentsAnswer {
  readonly repository: {
    readonly deployments: Paged<DeploymentNode> | null
    readonly newest?: Nested<{ readonly commitOid: string; readonly commit: Commits }>
  } | null
}

export interface CommitNode {
  readonly oid: string
  readonly committedDate: string
  readonly parents: { readonly nodes: readonly ({ readonly oid: string } | null)[] }
  readonly associatedPullRequests: {
    readonly nodes: readonly ({
      readonly number: number
      readonly merged: boolean
      readonly repository: { readonly nameWithOwner: string }
    } | null)[]
  } | null
}

export interface CommitsAnswer {
  readonly repository: { readonly object: Commits } | null
}
