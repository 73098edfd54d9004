import type { Lost } from '../../engine/world.ts'
import type { Effect } from '../../plan/effect.ts'
import type { Answer } from '../client.ts'
import { dateIn } from './extras.ts'

interface Opened {
  readonly assignees?: readonly { readonly login: string }[] | null
  readonly labels?: readonly (string | { readonly name?: string })[]
  readonly issue_field_values?: readonly {
    readonly issue_field_id?: number
    readonly value?: unknown
  }[]
}

/** What GitHub left out of an issue, or of its field, without a word; null where its answer shows everything. */
export function lostIn(effect: Effect, { data }: Answer): Lost | null {
  if (effect.type === 'item.open') return lostOfIssue(effect, (data ?? {}) as Opened)
  if (effect.type !== 'item.date' || effect.due === null) return null
  const values = Array.isArray(data) ? (data as NonNullable<Opened['issue_field_values']>) : []
  const due = dateIn({ issue_field_values: values }, effect.field) !== effect.due
  return due ? { assignees: [], labels: [], due } : null
}

function lostOfIssue(effect: Effect<'item.open'>, issue: Opened): Lost | null {
  const held = lower((issue.assignees ?? []).map(({ login }) => login))
  const labels = lower(
    (issue.labels ?? []).map((one) => (typeof one === 'string' ? one : (one.name ?? ''))),
  )
  const lost = {
    assignees: effect.assignees.filter((login) => !held.has(login.toLowerCase())),
    labels: effect.labels.filter((name) => !labels.has(name.toLowerCase())),
    due:
      effect.due !== null &&
      effect.dueField !== null &&
      dateIn(issue, effect.dueField) !== effect.due,
  }
  return lost.assignees.length > 0 || lost.labels.length > 0 || lost.due ? lost : null
}

const lower = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => name.toLowerCase()))
