import type { FieldType, FieldValue, IssueField } from '../model-fields.ts'
import { invalid, type Refusal } from '../refusal.ts'

export interface GivenValue {
  readonly fieldId: number
  readonly value: unknown
}

/** A value as it is kept. Throws 422 for a field that there is not, and for a value that does not fit it. */
export function fieldValue(
  fields: readonly IssueField[],
  { fieldId, value }: GivenValue,
): FieldValue {
  const field = fields.find(({ id }) => id === fieldId)
  if (field === undefined) throw wrong('field_id', `No issue field has the id ${fieldId}`)
  const kept = READ[field.type](value, field)
  if (kept === null) throw wrong('value', `${field.name} takes ${TAKES[field.type]}`)
  return { fieldId, value: kept }
}

const wrong = (field: string, message: string): Refusal =>
  invalid({ resource: 'IssueFieldValue', field, code: 'invalid', message })

const TAKES: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  number: 'a number',
  date: 'a date as in ISO 8601',
  single_select: 'the name of one of its options',
}

type Read = (value: unknown, field: IssueField) => string | number | null

const READ: Readonly<Record<FieldType, Read>> = {
  text: (value) => (typeof value === 'string' && value.trim() !== '' ? value : null),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  date: (value) => (typeof value === 'string' ? day(value) : null),
  single_select: (value, { options }) => options.find(({ name }) => name === value)?.name ?? null,
}

const DAY = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]{1,20}(?:Z|[+-]\d{2}:\d{2})?)?$/

/** The day of a date; null for one that is in no calendar. */
function day(text: string): string | null {
  const date = DAY.exec(text)?.[1]
  if (date === undefined) return null
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : null
}
