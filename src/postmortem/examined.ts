import type { Weight } from '../domain/weight.ts'
import { readDocument } from '../markdown/document/read-document.ts'
import type { Finding } from './finding.ts'
import type { Review } from './known.ts'
import { reviewOf } from './review.ts'
import { type Waiting, waitingIn } from './waiting.ts'

/** All that a check of a pull request has to know of a document, which is read once for it. Never throws. */
export function examined(
  text: string,
  by: Review,
  weights: Readonly<Record<string, Weight | 'off'>>,
): { readonly findings: readonly Finding[]; readonly left: Waiting } {
  const document = readDocument(text)
  return { findings: reviewOf(document, by, weights), left: waitingIn(document) }
}
