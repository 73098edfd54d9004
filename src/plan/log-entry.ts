import type { FactBody } from '../domain/fact.ts'
import { reaches } from '../domain/permission.ts'
import { isNamedBot, type Policy, permissionFor } from '../domain/policy.ts'
import { refuse } from '../domain/problem.ts'
import { needsAsking } from './ask.ts'
import type { Entry } from './entry.ts'
import type { Asked } from './setup.ts'
import type { LogEvent, Snapshot } from './snapshot.ts'

/**
 * A line of GitHub's log as the journal has it, with what it means here; null where that is nothing. What it meant when it was
 * first read holds: labels are deleted and config renames them, but nothing that happened changes by that.
 */
export function logEntry(
  facts: () => readonly FactBody[],
  event: LogEvent,
  seen: Snapshot,
  policy: Policy,
  asked: Asked,
  known: Entry | undefined,
): Entry | null {
  if (known !== undefined) return known
  const found = facts()
  if (found.length === 0) return null
  const entry: Entry = {
    key: `e${event.id}`,
    at: event.at,
    by: event.actor.login,
    outcome: 'accepted',
    facts: found,
  }
  return needsAsking(seen, policy, event) ? judged(entry, event, policy, asked) : entry
}

/** An act that proves no right, which counts only where GitHub says that the person holds one. */
function judged(entry: Entry, event: LogEvent, policy: Policy, asked: Asked): Entry | null {
  const person = asked.get(entry.by.toLowerCase())
  if (person === 'unknown') return null
  const needed = permissionFor(policy, 'default')
  const named = isNamedBot(policy, event.actor)
  if (named || (person && reaches(person.permission, needed))) return entry
  const { facts: _, ...rest } = entry
  const { problem } = refuse('not-allowed', `It takes ${needed} or more on this repository.`)
  return { ...rest, outcome: 'noted', text: event.type, problem }
}
