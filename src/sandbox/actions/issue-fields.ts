import { demand, demandWritable } from '../access.ts'
import { userById } from '../find.ts'
import type { Issue, Repository, User } from '../model.ts'
import type { FieldColor, FieldType, FieldValue, IssueField } from '../model-fields.ts'
import { invalid, notFound } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { fieldValue, type GivenValue } from './field-value.ts'

export interface FieldInput {
  readonly name: string
  readonly type: FieldType
  readonly description?: string | null | undefined
  readonly options?: readonly { readonly name: string; readonly color: FieldColor }[] | undefined
}

/** What GitHub gives an organisation to begin with. */
const FIRST_FIELDS: readonly FieldInput[] = [
  {
    name: 'Priority',
    type: 'single_select',
    options: [
      { name: 'Urgent', color: 'red' },
      { name: 'High', color: 'orange' },
      { name: 'Medium', color: 'yellow' },
      { name: 'Low', color: 'blue' },
    ],
  },
  { name: 'Start date', type: 'date' },
  { name: 'Target date', type: 'date' },
  {
    name: 'Effort',
    type: 'single_select',
    options: [
      { name: 'High', color: 'red' },
      { name: 'Medium', color: 'yellow' },
      { name: 'Low', color: 'green' },
    ],
  },
]

/** Switches the fields of an organisation on or off; what was written stays and is shown again later. */
export function offerFields(world: World, organization: User, on: boolean): void {
  organization.offersFields = on
  if (on && organization.issueFields.length === 0) {
    for (const input of FIRST_FIELDS) addField(world, organization, input)
  }
  world.changed()
}

/** One more field. Throws 422 for a name that is taken, and for a list without choices. */
export function addField(world: World, organization: User, input: FieldInput): IssueField {
  const name = input.name.trim()
  if (name === '') throw invalid("Name can't be blank")
  const same = (one: IssueField) => one.name.toLowerCase() === name.toLowerCase()
  if (organization.issueFields.some(same)) throw invalid('Name has already been taken')
  const options = input.type === 'single_select' ? (input.options ?? []) : []
  if (input.type === 'single_select' && options.length === 0)
    throw invalid('Options are needed for a single_select field')
  const field: IssueField = {
    id: nextId(world),
    name,
    description: input.description || null,
    type: input.type,
    options: options.map((option) => ({ ...option, id: nextId(world) })),
    createdAt: world.now(),
  }
  organization.issueFields = [...organization.issueFields, field]
  world.changed()
  return field
}

/** The fields of a repository's issues: none where its owner has not switched them on. */
export function fieldsOf(world: World, repository: Repository): readonly IssueField[] {
  const owner = userById(world, repository.ownerId)
  return owner.offersFields ? owner.issueFields : []
}

/** Throws 404 where there are no fields at all. */
export function demandFields(world: World, repository: Repository): readonly IssueField[] {
  if (!userById(world, repository.ownerId).offersFields) throw notFound()
  return fieldsOf(world, repository)
}

type How = 'add' | 'replace'

/** Writes fields of an issue; adding nothing empties them all, as replacing by nothing does. For whoever may push. */
export function writeFields(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  given: readonly GivenValue[],
  how: How,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  const fields = demandFields(world, repository)
  const fresh = checkedValues(fields, given)
  const replaced = how === 'replace' || fresh.length === 0
  const kept = replaced
    ? []
    : issue.fieldValues.filter((old) => fresh.every(({ fieldId }) => fieldId !== old.fieldId))
  put(world, issue, [...kept, ...fresh])
}

/** The values as they are kept; the last one counts where a field is named twice. Throws 422. */
export function checkedValues(
  fields: readonly IssueField[],
  given: readonly GivenValue[],
): FieldValue[] {
  const values = given.map((one) => fieldValue(fields, one))
  return [...new Map(values.map((value) => [value.fieldId, value])).values()]
}

/** Throws 404 where the field is empty or none. */
export function emptyField(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  fieldId: number,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  const known = demandFields(world, repository).some(({ id }) => id === fieldId)
  const kept = issue.fieldValues.filter((one) => one.fieldId !== fieldId)
  if (!known || kept.length === issue.fieldValues.length) throw notFound()
  put(world, issue, kept)
}

function put(world: World, issue: Issue, values: readonly FieldValue[]): void {
  issue.fieldValues = values
  issue.updatedAt = world.now()
  world.changed()
}
