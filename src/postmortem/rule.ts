import type { Weight } from '../domain/weight.ts'
import type { Finding } from './finding.ts'
import type { Subject } from './subject.ts'

/** A finding without what its rule says of all of them. */
export type Hit = Omit<Finding, 'code' | 'severity'>

/** A piece of a postmortem, in Markdown, with what it takes besides to be read. */
export interface Example {
  readonly text: string
  /** Lines, from 1, that are pointed at; for a bad example, exactly these. */
  readonly lines?: readonly number[]
  /** What is known besides: only the fields that matter here. */
  readonly review?: Partial<Subject['review']>
}

/** One thing that a review looks for. Its words and examples are its documentation and its tests. */
export interface Rule {
  /** Kebab-case, as it is named in config, in `sitrep-ignore` and in annotations. */
  readonly code: string
  readonly severity: Weight
  /** One sentence: what it points at. */
  readonly summary: string
  /** Why it matters, and what to do about it. */
  readonly advice: string
  /** It stays silent on all of these. */
  readonly good: readonly Example[]
  /** It speaks on all of these. */
  readonly bad: readonly Example[]
  readonly check: (subject: Subject) => readonly Hit[]
}

/** Makes the rule of a file in `rules`; the registry is written from these calls. */
export const rule = (one: Rule): Rule => one
