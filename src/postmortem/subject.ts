import type { Document } from '../markdown/document/model.ts'
import type { Review } from './known.ts'

/** What a rule looks at: the document, and what is known besides. */
export interface Subject {
  readonly document: Document
  readonly review: Review
}
