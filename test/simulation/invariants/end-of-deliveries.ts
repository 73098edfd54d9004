import type { Invariant, Witness } from '../invariant.ts'
import { neededFor } from './known-commands.ts'
import { commandsIn } from './spoken.ts'
import { type StoredRow, stored } from './stored.ts'

/** So long after its time an alarm may still wait to be looked at: it is asked for each second. */
const LATE_MS = 5_000

export const endOfDeliveries: Invariant = {
  name: 'I2',
  promise: 'what was acknowledged, and every timer that is due, has come to an end',
  broken: (witness) => [...unended(witness), ...forgotten(witness), ...overdue(witness)],
}

function unended(witness: Witness): readonly string[] {
  const arrived = stored(witness, 'SELECT id FROM arrivals')
  const waiting = stored(witness, "SELECT id, tries FROM inbox WHERE state = 'waiting'")
  return [
    ...arrived.map(({ id }) => `${id} was taken and never sorted`),
    ...waiting.map(({ id, tries }) => `${id} waits still, after ${tries} tries`),
  ]
}

/** Comments of people with commands of ours, acknowledged and not to be found. */
function forgotten(witness: Witness): readonly string[] {
  const { it } = witness
  const kept = new Set(stored(witness, 'SELECT id FROM inbox').map(({ id }) => id))
  const people = new Set(
    Object.values(it.sandbox.state.users)
      .filter(({ type }) => type === 'User')
      .map(({ id }) => id),
  )
  return it.sandbox.state.deliveries
    .filter(({ statusCode }) => statusCode !== null && statusCode >= 200 && statusCode < 300)
    .filter(({ event, payload }) => event === 'issue_comment' && isCommand(payload, people))
    .filter(({ guid }) => !kept.has(guid))
    .map(({ guid, event }) => `${event} ${guid} was acknowledged and is nowhere`)
}

interface Told {
  readonly action: string
  readonly issue: { readonly pull_request?: object }
  readonly comment: { readonly body: string; readonly user: { readonly id: number } | null }
}

function isCommand(payload: string, people: ReadonlySet<number>): boolean {
  const { action, issue, comment } = JSON.parse(payload) as Told
  if (action !== 'created' || issue.pull_request || !people.has(comment.user?.id ?? 0)) return false
  return commandsIn(comment.body).some((name) => neededFor(name) !== null)
}

function overdue(witness: Witness): readonly string[] {
  return stored(witness, 'SELECT lane, at FROM timers')
    .filter(({ at }: StoredRow) => Number(at) < witness.endAt - LATE_MS)
    .map(({ lane, at }) => `the timer of ${lane} was due at ${at} and has not rung`)
}
