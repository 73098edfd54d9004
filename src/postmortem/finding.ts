import type { Weight } from '../domain/weight.ts'

/** A mechanical mend: these whole lines, from 1 and inclusive, are replaced by `text`. */
export interface Suggestion {
  readonly line: number
  readonly endLine: number
  /** Without the last line end. */
  readonly text: string
}

/** What a rule found, at lines from 1, inclusive. */
export interface Finding {
  /** The rule's name: `action-without-owner`. */
  readonly code: string
  readonly severity: Weight
  readonly line: number
  readonly endLine: number
  /** What was read, what stands in the way, what to write instead. Plain text: text from people in it is quoted by us. */
  readonly message: string
  readonly suggestion: Suggestion | null
}
