import type { Finding } from '../../postmortem/finding.ts'
import type { Promised } from '../../postmortem/items/promised.ts'
import type { Merging } from './merging.ts'

/** How many sections of a document still wait for a person. */
export interface Left {
  readonly waiting: number
  readonly sections: number
}

/** What came of reading a document. */
export type Reading =
  | {
      readonly kind: 'findings'
      readonly findings: readonly Finding[]
      readonly left: Left
      /** What the document promises, the first of very many. */
      readonly items: readonly Promised[]
      /** How many items there are besides. */
      readonly more: number
    }
  /** Its reading was ended, since it took too long. */
  | { readonly kind: 'too-slow' }
  /** Larger than what is read. */
  | { readonly kind: 'too-big' }
  /** Not there, or no text. */
  | { readonly kind: 'unreadable' }

/** A document of a pull request and what its review found. */
export interface ReviewedDocument {
  readonly path: string
  /** The incident that it is about; null where it names none that we know. */
  readonly incident: number | null
  readonly reading: Reading
  /** What merging it does to the issues of its action items; null where it has none, or could not be read. */
  readonly merging: Merging | null
}

/** The findings of a document; none where it could not be read. */
export const findingsOf = ({ reading }: ReviewedDocument): readonly Finding[] =>
  reading.kind === 'findings' ? reading.findings : []
