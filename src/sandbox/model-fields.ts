import type { Instant } from '../domain/instant.ts'

export const FIELD_TYPES = ['text', 'number', 'single_select', 'date'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export const FIELD_COLORS = [
  'gray',
  'blue',
  'green',
  'yellow',
  'orange',
  'red',
  'pink',
  'purple',
] as const
export type FieldColor = (typeof FIELD_COLORS)[number]

export interface FieldOption {
  readonly id: number
  readonly name: string
  readonly color: FieldColor
}

/** Something that an organisation writes down about each of its issues. */
export interface IssueField {
  readonly id: number
  readonly name: string
  readonly description: string | null
  readonly type: FieldType
  /** In their order; empty for what is not chosen from a list. */
  readonly options: readonly FieldOption[]
  readonly createdAt: Instant
}

export interface FieldValue {
  readonly fieldId: number
  /** An option by its name, a date as `2026-11-20`. */
  readonly value: string | number
}
