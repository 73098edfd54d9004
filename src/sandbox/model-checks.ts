import type { Instant } from '../domain/instant.ts'

/** What a branch demands before it moves. */
export type Rule = { readonly id: number; readonly branch: string } & (
  | {
      readonly type: 'required_status_checks'
      /** `integrationId` null: whoever reports it. */
      readonly checks: readonly {
        readonly context: string
        readonly integrationId: number | null
      }[]
    }
  | { readonly type: 'pull_request'; readonly approvals: number }
)

/** All runs of one App on one commit. */
export interface CheckSuite {
  readonly id: number
  readonly appId: number
  readonly headSha: string
  readonly createdAt: Instant
}

export const CHECK_STATUSES = ['queued', 'in_progress', 'completed'] as const
export type CheckStatus = (typeof CHECK_STATUSES)[number]

export const CHECK_CONCLUSIONS = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'timed_out',
] as const
export type CheckConclusion = (typeof CHECK_CONCLUSIONS)[number]

export const ANNOTATION_LEVELS = ['notice', 'warning', 'failure'] as const

export interface Annotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly startColumn: number | null
  readonly endColumn: number | null
  readonly level: (typeof ANNOTATION_LEVELS)[number]
  readonly message: string
  readonly title: string | null
  readonly rawDetails: string | null
}

export interface CheckRun {
  readonly id: number
  readonly suiteId: number
  readonly appId: number
  readonly headSha: string
  readonly createdAt: Instant
  name: string
  status: CheckStatus
  conclusion: CheckConclusion | null
  startedAt: Instant
  completedAt: Instant | null
  externalId: string
  detailsUrl: string | null
  title: string | null
  summary: string | null
  text: string | null
  annotations: Annotation[]
}
