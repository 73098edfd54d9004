import type { ActionKind } from '../../domain/action.ts'
import type { Span, Text } from '../../markdown/document/model.ts'
import type { DateReading } from '../dates.ts'

export type Kind = ActionKind

export const ITEM_STATUSES = ['open', 'in-progress', 'done', 'declined'] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

export interface Owner extends Span {
  /** As it is written, without the sign. */
  readonly text: string
  /** Login of a person, or `org/team`; null where only a name is written. */
  readonly login: string | null
}

export interface Due extends Span {
  /** As it is written. */
  readonly text: string
  readonly reading: DateReading
}

/** Something short that is written about an item, and where. */
export interface Mark<T> extends Span {
  readonly value: T
  readonly text: string
}

/** What a column of a table of action items holds. */
export const COLUMNS = [
  'action',
  'owner',
  'due',
  'priority',
  'status',
  'kind',
  'tracked',
  'blocked',
  'id',
] as const
export type Column = (typeof COLUMNS)[number]

/** The cells of a row by what they hold; a column that the table does not have is not there. */
export type Cells = Readonly<Partial<Record<Column, Text>>>

/** What is promised after an incident. Its span is all that is written of it, what is nested below included. */
export interface ActionItem extends Span {
  readonly shape: 'row' | 'item' | 'paragraph' | 'section'
  /** Its own words as written, owner, date and links among them, without what is nested below; of a row the cell. */
  readonly own: Span
  /** What is to be done, without owner, date, status and links to trackers. Plain as it is read. */
  readonly text: Text
  readonly owners: readonly Owner[]
  readonly due: Due | null
  /** `p1`, `high`: as it is written, in lower case. */
  readonly priority: Mark<string> | null
  readonly status: ItemStatus
  /** Where the status is written; null where a missing mark means open. */
  readonly statusAt: Mark<ItemStatus> | null
  /** State of its box; null where it has none. */
  readonly checked: boolean | null
  /** Addresses of issues and pull requests that carry it on, and references such as `#12` and `ABC-12`. */
  readonly tracked: readonly string[]
  /** What has to be done before: ids of other items, references and addresses, as they are written. */
  readonly blockedBy: readonly string[]
  /** As somebody has said it: by a column, a mark or the heading above. */
  readonly kind: Kind | null
  /** The headings and titles above it inside its part, outermost first: phases, themes, people. */
  readonly under: readonly string[]
  /** Null where it stands in no table. */
  readonly cells: Cells | null
}

/** What somebody wrote about an item besides what is to be done. */
export interface Fields {
  readonly owners: readonly Owner[]
  readonly due: Due | null
  readonly priority: Mark<string> | null
  readonly status: Mark<ItemStatus> | null
  readonly kind: Kind | null
  readonly tracked: readonly string[]
  readonly blockedBy: readonly string[]
}

export const NO_FIELDS: Fields = {
  owners: [],
  due: null,
  priority: null,
  status: null,
  kind: null,
  tracked: [],
  blockedBy: [],
}

/** Both; what the first says stands over the second. */
export const joined = (first: Fields, second: Fields): Fields => ({
  owners: first.owners.length > 0 ? first.owners : second.owners,
  due: first.due ?? second.due,
  priority: first.priority ?? second.priority,
  status: first.status ?? second.status,
  kind: first.kind ?? second.kind,
  tracked: [...new Set([...first.tracked, ...second.tracked])],
  blockedBy: [...new Set([...first.blockedBy, ...second.blockedBy])],
})
