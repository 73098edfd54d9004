import type { Instant } from '../domain/instant.ts'
import type { StateReason } from './model.ts'
import type { IssuePlace, LinkEvent } from './model-links.ts'

interface EventBase {
  readonly id: number
  readonly actorId: number
  readonly viaAppId: number | null
  readonly createdAt: Instant
}

/** What closed an issue by its words: a merged pull request, or a commit that reached the default branch. */
export type Closer =
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string }

/** A label as it was called when the event was written: renaming it later changes nothing here. */
interface LabelCopy {
  readonly id: number
  readonly name: string
  readonly color: string
}

export type IssueEvent = EventBase &
  (
    | { readonly kind: 'labeled' | 'unlabeled'; readonly label: LabelCopy }
    | { readonly kind: 'assigned' | 'unassigned'; readonly assigneeId: number }
    | { readonly kind: 'closed'; readonly stateReason: StateReason; readonly closer: Closer | null }
    | { readonly kind: 'reopened' | 'unlocked' | 'mentioned' | 'subscribed' }
    | { readonly kind: 'ready_for_review' | 'convert_to_draft' | 'head_ref_deleted' }
    | {
        readonly kind: 'review_requested' | 'review_request_removed'
        readonly reviewerId: number
      }
    | { readonly kind: 'merged'; readonly commitSha: string }
    | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
    | { readonly kind: 'locked'; readonly lockReason: string | null }
    | {
        readonly kind: 'cross-referenced'
        readonly sourceRepositoryId: number
        readonly sourceNumber: number
      }
    | { readonly kind: 'marked_as_duplicate'; readonly canonicalNumber: number }
    | { readonly kind: LinkEvent; readonly other: IssuePlace }
  )
