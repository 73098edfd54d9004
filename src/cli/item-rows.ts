import { readConfig } from '../config/read.ts'
import type { Action } from '../domain/action.ts'
import { dayAt } from '../domain/day.ts'
import { endOf } from '../domain/evolve-action.ts'
import { iso } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { Snapshot } from '../plan/snapshot.ts'

const endWords = (action: Action, policy: Policy): string | null =>
  endOf(action, policy.actions)?.kind ?? null

const dueDay = ({ due }: Action, { zone }: Policy): string | null =>
  due === null ? null : dayAt(due, zone)

/** `due 2026-12-01`, `open` or how it ended. */
export function itemWords(action: Action, policy: Policy): string {
  const day = dueDay(action, policy)
  return endWords(action, policy) ?? (day === null ? 'open' : `due ${day}`)
}

/** How an action item stands, a row each; what nobody has said has none. */
export function itemRows(action: Action, seen: Snapshot): readonly (readonly string[])[] {
  const { policy } = readConfig(seen.config)
  const { title, owners, priority, kind, services, team, snoozes } = action
  const pull = action.end !== null && 'pull' in action.end ? action.end.pull : null
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['title', title],
    ['state', endWords(action, policy) ?? 'open'],
    ['proof', pull && `${pull.repository ?? ''}#${pull.number}`],
    ['due', dueDay(action, policy)],
    ['owners', owners.join(', ')],
    ['priority', priority],
    ['kind', kind],
    ['services', services.join(', ')],
    ['team', team],
    ['snoozed until', snoozes.map(({ until }) => iso(until)).at(-1)],
  ]
  return rows.flatMap(([name, value]) => (value ? [[name, value]] : []))
}

/** The same for programs. */
export const itemJson = (action: Action, policy: Policy) => ({
  due: dueDay(action, policy),
  priority: action.priority,
  owners: action.owners,
  end: endWords(action, policy),
})
