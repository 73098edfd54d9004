import { iso } from '../../domain/instant.ts'
import { fieldsOf } from '../actions/issue-fields.ts'
import type { Issue, Repository } from '../model.ts'
import type { FieldValue, IssueField } from '../model-fields.ts'
import type { World } from '../world.ts'
import { nodeId } from './node-id.ts'

const PREFIX = { text: 'IFT', number: 'IFN', single_select: 'IFSS', date: 'IFD' } as const

const fieldNodeId = ({ type, id }: IssueField) => nodeId(PREFIX[type], id)

export function issueFieldJson(field: IssueField) {
  const at = iso(field.createdAt)
  const options = field.options.map(({ id, name, color }, place) => ({
    ...{ id, name, color },
    description: null,
    priority: place + 1,
    created_at: at,
    updated_at: at,
  }))
  return {
    id: field.id,
    node_id: fieldNodeId(field),
    name: field.name,
    description: field.description,
    data_type: field.type,
    visibility: 'all',
    ...(field.type === 'single_select' ? { options } : {}),
    created_at: at,
    updated_at: at,
  }
}

function valueJson(field: IssueField, { value }: FieldValue) {
  const option = field.options.find(({ name }) => name === value)
  return {
    issue_field_id: field.id,
    issue_field_name: field.name,
    node_id: fieldNodeId(field),
    data_type: field.type,
    value,
    ...(option === undefined
      ? {}
      : { single_select_option: { id: option.id, name: option.name, color: option.color } }),
  }
}

/** What is written down about an issue, field by field; a field that is empty is left out. */
export function fieldValuesJson(world: World, repository: Repository, issue: Issue) {
  return fieldsOf(world, repository).flatMap((field) => {
    const value = issue.fieldValues.find(({ fieldId }) => fieldId === field.id)
    return value === undefined ? [] : [valueJson(field, value)]
  })
}

/** Only where there are fields at all. */
export function fieldsPart(world: World, repository: Repository, issue: Issue) {
  if (fieldsOf(world, repository).length === 0) return {}
  return { issue_field_values: fieldValuesJson(world, repository, issue) }
}
