import { demand, demandWritable } from '../access.ts'
import { resolveRef } from '../git-tree.ts'
import type { Repository } from '../model.ts'
import { Refusal } from '../refusal.ts'
import { type FoundWorkflow, isObject, triggersOf } from '../workflows.ts'
import type { Actor, World } from '../world.ts'
import { tell } from './record.ts'

type Json = Readonly<Record<string, unknown>>

const MOST_KEYS = 10
const MOST_BYTES = 65_536
const MOST_INPUTS = 25

function demandDispatch(actor: Actor, repository: Repository): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
}

/** Tells Apps and workflows of something that happened outside. Throws 422 for a payload that is too large. */
export function dispatchRepository(
  world: World,
  actor: Actor,
  repository: Repository,
  eventType: string,
  payload: Json,
): void {
  demandDispatch(actor, repository)
  if (eventType === '' || [...eventType].length > 100) {
    throw new Refusal(422, 'Invalid request.\n\nevent_type has to have 1 to 100 characters.')
  }
  const keys = Object.keys(payload).length
  if (keys > MOST_KEYS) {
    throw new Refusal(
      422,
      `Invalid request.\n\nNo more than ${MOST_KEYS} properties are allowed; ${keys} were supplied.`,
    )
  }
  if (Buffer.byteLength(JSON.stringify(payload)) > MOST_BYTES) {
    throw new Refusal(422, 'client_payload is too large.')
  }
  const { defaultBranch: branch } = repository
  tell(world, actor, repository, 'repository_dispatch', eventType, {
    branch,
    client_payload: payload,
  })
}

/** Starts a workflow by hand. Throws 422 for what its form does not take. */
export function dispatchWorkflow(
  world: World,
  actor: Actor,
  repository: Repository,
  found: FoundWorkflow,
  given: { readonly ref: string; readonly inputs: Json },
): void {
  demandDispatch(actor, repository)
  const ref = fullRef(repository, given.ref)
  const triggers = triggersOf(found.content)
  if (!Object.hasOwn(triggers, 'workflow_dispatch')) {
    throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger")
  }
  if (found.workflow.state !== 'active') {
    throw new Refusal(422, 'Cannot trigger a `workflow_dispatch` on a disabled workflow')
  }
  const inputs = filled(triggers['workflow_dispatch'], given.inputs)
  const { path: workflow } = found.workflow
  tell(world, actor, repository, 'workflow_dispatch', null, { inputs, ref, workflow })
}

function fullRef(repository: Repository, ref: string): string {
  const names = [ref, `refs/heads/${ref}`, `refs/tags/${ref}`]
  const known = names.find((name) => repository.refs[name] !== undefined)
  if (known === undefined || resolveRef(repository, ref) === undefined) {
    throw new Refusal(422, `No ref found for: ${ref}`)
  }
  return known
}

/** What was typed and, where nothing was, what the form begins with; all of it text, as in the event's file. */
function filled(trigger: unknown, given: Json): Json {
  const form = isObject(trigger) && isObject(trigger['inputs']) ? trigger['inputs'] : {}
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(form, name))
  if (strange.length > 0) {
    throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(strange)}`)
  }
  if (Object.keys(given).length > MOST_INPUTS) {
    throw new Refusal(
      422,
      `Invalid request.\n\nNo more than ${MOST_INPUTS} properties are allowed.`,
    )
  }
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, field]) => {
      const value = inputOf(name, isObject(field) ? field : {}, given[name])
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function inputOf(name: string, field: Json, given: unknown): string | undefined {
  const value = given ?? field['default'] ?? undefined
  const empty = value === undefined || value === ''
  if (empty && field['required'] === true) {
    throw new Refusal(422, `Required input '${name}' not provided`)
  }
  if (!empty && field['type'] === 'choice') demandChoice(name, field['options'], value)
  return value === undefined ? undefined : String(value)
}

function demandChoice(name: string, options: unknown, value: unknown): void {
  const known: readonly unknown[] = Array.isArray(options) ? options : []
  if (known.includes(value)) return
  const shown = JSON.stringify(known)
  throw new Refusal(
    422,
    `Provided value '${String(value)}' for input '${name}' not in the list of allowed values: ${shown}`,
  )
}
