import { demand, demandWritable } from '../access.ts'
import { labelByName, labelsOf, liveIssues } from '../find.ts'
import type { Issue, Label, Repository } from '../model.ts'
import { labelJson } from '../present/issue.ts'
import { invalid, Refusal } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { record, tell, tellIssue } from './record.ts'

const DEFAULT_COLOR = 'ededed'

export interface LabelInput {
  readonly name: string
  readonly color?: string | undefined
  readonly description?: string | null | undefined
}

function checkLabel(repository: Repository, input: Partial<LabelInput>, self?: Label): void {
  const { name, color, description } = input
  const bad = (field: string, code: string) => invalid({ resource: 'Label', code, field })
  if (name !== undefined) {
    if (name.trim() === '') throw bad('name', 'missing_field')
    if ([...name].length > 50) throw bad('name', 'invalid')
    const other = labelByName(repository, name)
    if (other !== undefined && other !== self) throw bad('name', 'already_exists')
  }
  if (color !== undefined && !/^[\da-f]{6}$/i.test(color)) throw bad('color', 'invalid')
  if ([...(description ?? '')].length > 100) throw bad('description', 'invalid')
}

export function createLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  input: LabelInput,
): Label {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  checkLabel(repository, input)
  return newLabel(world, actor, repository, input)
}

function newLabel(world: World, actor: Actor, repository: Repository, input: LabelInput): Label {
  const label: Label = {
    id: nextId(world),
    name: input.name.trim(),
    color: (input.color ?? DEFAULT_COLOR).toLowerCase(),
    description: input.description || null,
    default: false,
  }
  repository.labels.push(label)
  tell(world, actor, repository, 'label', 'created', { label: labelJson(world, repository, label) })
  return label
}

export function editLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  label: Label,
  input: Partial<LabelInput>,
): Label {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  checkLabel(repository, input, label)
  const before = { name: label.name, color: label.color, description: label.description }
  label.name = input.name?.trim() ?? label.name
  label.color = input.color?.toLowerCase() ?? label.color
  if (input.description !== undefined) label.description = input.description || null
  const changes = Object.fromEntries(
    Object.entries(before)
      .filter(([key, from]) => label[key as keyof typeof before] !== from)
      .map(([key, from]) => [key, { from: from ?? '' }]),
  )
  const json = labelJson(world, repository, label)
  tell(world, actor, repository, 'label', 'edited', { label: json, changes })
  return label
}

/** Deleting a label takes it off every issue, without an event on any of them. */
export function deleteLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  label: Label,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  const json = labelJson(world, repository, label)
  repository.labels = repository.labels.filter((other) => other !== label)
  for (const issue of liveIssues(repository)) {
    issue.labelIds = issue.labelIds.filter((id) => id !== label.id)
  }
  tell(world, actor, repository, 'label', 'deleted', { label: json })
}

/** Adds labels by name, any case; a name that the repository does not know becomes a grey label. */
export function addLabels(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  names: readonly string[],
): Label[] {
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
  for (const name of names) {
    const known = labelByName(repository, name)
    if (known === undefined) checkLabel(repository, { name })
    attachLabel(
      world,
      actor,
      repository,
      issue,
      known ?? newLabel(world, actor, repository, { name }),
    )
  }
  return labelsOf(repository, issue)
}

/** Puts one existing label on, with its event; for callers that have checked the right themselves. */
export function attachLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  label: Label,
): void {
  if (issue.labelIds.includes(label.id)) return
  issue.labelIds = [...issue.labelIds, label.id]
  record(world, actor, issue, { kind: 'labeled', label: copy(label) })
  const json = labelJson(world, repository, label)
  tellIssue(world, actor, repository, issue, 'labeled', { label: json })
}

const copy = (label: Label) => ({ id: label.id, name: label.name, color: label.color })

/** Throws 404 `Label does not exist` where the issue does not carry it. */
export function removeLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  name: string,
): Label[] {
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
  const label = labelByName(repository, name)
  if (label === undefined || !issue.labelIds.includes(label.id)) {
    throw new Refusal(404, 'Label does not exist')
  }
  issue.labelIds = issue.labelIds.filter((id) => id !== label.id)
  record(world, actor, issue, { kind: 'unlabeled', label: copy(label) })
  const json = labelJson(world, repository, label)
  tellIssue(world, actor, repository, issue, 'unlabeled', { label: json })
  return labelsOf(repository, issue)
}

/** Makes the issue carry exactly these labels. */
export function setLabels(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  names: readonly string[],
): Label[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
  for (const label of labelsOf(repository, issue)) {
    if (wanted.has(label.name.toLowerCase())) continue
    removeLabel(world, actor, repository, issue, label.name)
  }
  return addLabels(world, actor, repository, issue, names)
}
