import { ACTION_ITEM } from '../../config/labels.ts'
import { type Action, NO_ACTION } from '../../domain/action.ts'
import { evolveAction } from '../../domain/evolve-action.ts'
import type { FactBody } from '../../domain/fact.ts'
import type { Policy } from '../../domain/policy.ts'
import type { SeenItem } from '../actions/seen.ts'
import { type Entry, saidIn } from '../entry.ts'
import type { LogEvent } from '../snapshot.ts'
import { beginItem, take } from '../walk.ts'
import { clicks, itemFacts } from './events.ts'
import { ownership } from './owners.ts'
import { deployment, type SeenProofs } from './proof.ts'
import { standing } from './standing.ts'

/**
 * An action item as whoever lists several sees it: folded from its journal and from what GitHub's log says beside it.
 * `proofs`, where they were asked for with deployments, say which end is proven; `end` is read through `endOf`.
 */
export function actionOf(item: SeenItem, policy: Policy, proofs: SeenProofs = new Map()): Action {
  const walk = beginItem(standing(item, policy))
  const known = new Set(item.entries.map(({ key }) => key))
  const events = item.events.filter((event) => !known.has(`e${event.id}`) && clicks(event, policy))
  for (const step of inTime(item.entries, events)) {
    const entry = 'type' in step ? entryOf(step, walk.action ?? NO_ACTION, item) : step
    if (entry !== null) take(walk, entry, policy)
  }
  const action = walk.action ?? NO_ACTION
  const { owners } = ownership(action, { events: item.events, issue: item }, new Set())
  // One that is an incident as well is looked at as that, and says nothing of what is due.
  const carries = (label: string) =>
    item.labels.some((name) => name.toLowerCase() === label.toLowerCase())
  const ours = carries(ACTION_ITEM) && !carries(policy.label)
  return proven({ ...action, owners, ours }, policy, proofs)
}

/** In one second what the journal says comes first, in its own order. */
const inTime = (entries: readonly Entry[], events: readonly LogEvent[]) =>
  [...entries, ...events].toSorted((a, b) => a.at - b.at)

function entryOf(event: LogEvent, action: Action, { url }: SeenItem): Entry | null {
  const repository = url.split('/').slice(3, 5).join('/')
  const facts: readonly FactBody[] = itemFacts(event, action, repository)
  if (facts.length === 0) return null
  const { id, at, actor } = event
  return { key: `e${id}`, at, by: actor.login, outcome: 'accepted', facts }
}

function proven(action: Action, policy: Policy, proofs: SeenProofs): Action {
  const fact = deployment(action, policy, proofs)
  if (fact === null || action.end === null) return action
  const { at, by } = action.end
  return evolveAction(action, {
    ...fact,
    ...saidIn({ key: deployedKey(fact.pull.number), at, by }),
  })
}

/** Under which the journal keeps that a deployment has proven it. */
export const deployedKey = (pull: number): string => `d${pull}`
