import type { Weight } from '../domain/weight.ts'
import { readDocument } from '../markdown/document/read-document.ts'
import type { Finding } from './finding.ts'
import type { Promised } from './items/promised.ts'
import { promisedOf } from './items/promised-in.ts'
import type { Review } from './known.ts'
import { reviewOf } from './review.ts'
import { type Waiting, waitingIn } from './waiting.ts'

/** By what a document is examined. All of it can be sent to another thread. */
export interface ExaminedBy {
  readonly review: Review
  readonly weights: Readonly<Record<string, Weight | 'off'>>
  /** Lower-case names and initials of people whom config knows. */
  readonly names: ReadonlySet<string>
}

export interface Examined {
  readonly findings: readonly Finding[]
  readonly left: Waiting
  /** The action items, in the order in which they stand. */
  readonly items: readonly Promised[]
}

/** All that a check of a pull request has to know of a document, which is read once for it. Never throws. */
export function examined(text: string, { review, weights, names }: ExaminedBy): Examined {
  const document = readDocument(text)
  const { known, zone } = review
  return {
    findings: reviewOf(document, review, weights),
    left: waitingIn(document),
    items: promisedOf(document, { known, zone, names }).items,
  }
}
