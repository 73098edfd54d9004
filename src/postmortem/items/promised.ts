import type { ActionKind, Priority } from '../../domain/action.ts'
import type { DateReading } from '../dates.ts'
import type { ItemStatus } from './model.ts'

/** One thing that a document promises, as plain data: it can be sent to another thread, printed, and made an issue of. */
export interface Promised {
  /**
   * Stays the same while the item is moved about: its own id where the document gives it one with a letter in it that
   * no other item has (row numbers move on when a row is put in above), else a hash of its words, and where several
   * have the same words, a number behind it. Lower-case letters, digits and hyphens, at most 40.
   */
  readonly id: string
  /** On one line, plain, at most 250 characters. Not inert. */
  readonly title: string
  /** What explains it: the lines nested below, or what its title had no room for. Markdown as written; not inert. */
  readonly details: string
  /** From 1. */
  readonly line: number
  /** As written, without the sign; `login` is null where only a name or initials are written. */
  readonly owners: readonly { readonly text: string; readonly login: string | null }[]
  /** As it is written, and what it means; null where no date is written. */
  readonly due: { readonly text: string; readonly reading: DateReading } | null
  readonly priority: Priority | null
  /** As written; null where nothing is. */
  readonly priorityText: string | null
  readonly kind: ActionKind | null
  readonly status: ItemStatus
  /** Addresses of issues and pull requests that carry it on, and references such as `#12` and `ABC-12`. */
  readonly tracked: readonly string[]
  /** Ids of other items of the document, and references and addresses of issues, that have to be done before. */
  readonly blockedBy: readonly string[]
}
