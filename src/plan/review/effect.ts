import type { DesiredCheck } from './check.ts'

/** One suggestion beside the lines that it replaces. */
export interface SuggestionComment {
  readonly path: string
  readonly line: number
  readonly endLine: number
  /** Markdown, with a block that GitHub offers to commit. */
  readonly body: string
}

interface Effects {
  /** The first annotations of a check, and its conclusion where they are all. `after` is the newest run of that name, 0 for none. */
  'check.create': {
    readonly head: string
    readonly check: DesiredCheck
    readonly digest: string
    readonly after: number
    readonly from: 0
    readonly to: number
  }
  /** The next annotations, and the conclusion with the last ones. `id` null: of the run that was just made. */
  'check.extend': {
    readonly id: number | null
    readonly check: DesiredCheck
    readonly from: number
    readonly to: number
  }
  /** `key` goes into the marker, so that it is written once. */
  'review.create': {
    readonly head: string
    readonly key: string
    readonly body: string
    readonly comments: readonly SuggestionComment[]
  }
}

type ReviewEffectType = keyof Effects
/** Everything that a review can do to a pull request, each one request. */
export type ReviewEffect<T extends ReviewEffectType = ReviewEffectType> = {
  [K in T]: { readonly type: K } & Effects[K]
}[T]

/** Whether it is the last part of its check. */
export const isLast = ({
  check,
  to,
}: {
  readonly check: DesiredCheck
  readonly to: number
}): boolean => to >= check.annotations.length
