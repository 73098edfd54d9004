import type { GivenValue } from '../actions/field-value.ts'
import { Refusal } from '../refusal.ts'
import { type Body, isBody, list } from './body.ts'

/** More than this many at once is no request that GitHub describes. */
const MOST = 25

/** The values that a body brings; undefined where it says nothing of them. */
export function givenValues(body: Body): readonly GivenValue[] | undefined {
  const given = list(body, 'issue_field_values')
  if (given !== undefined && given.length > MOST) {
    throw new Refusal(
      422,
      `Invalid request.\n\nNo more than ${MOST} issue_field_values are allowed.`,
    )
  }
  return given?.map((one) => {
    const fieldId = isBody(one) ? one['field_id'] : undefined
    if (isBody(one) && typeof fieldId === 'number') return { fieldId, value: one['value'] }
    throw new Refusal(422, `Invalid request.\n\n"field_id" wasn't supplied.`)
  })
}
