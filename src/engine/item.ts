import type { Action } from '../domain/action.ts'
import type { Instant } from '../domain/instant.ts'
import type { SeenItem } from '../plan/actions/seen.ts'
import { asking } from '../plan/ask.ts'
import type { Desired } from '../plan/desire.ts'
import type { Entry } from '../plan/entry.ts'
import { deployedKey } from '../plan/item/action-of.ts'
import { desireItem, isAwaited, toSay } from '../plan/item/desire-item.ts'
import { mainOwner } from '../plan/item/due/week.ts'
import { incidentOfKey } from '../plan/item/incident-of.ts'
import { heardAsItem, isActionItem, itemSince } from '../plan/item/is-item.ts'
import { namedOwner } from '../plan/item/owners.ts'
import { deployment, undeployed } from '../plan/item/proof.ts'
import { type ReplayedItem, replayItem, type Telling } from '../plan/item/replay-item.ts'
import type { Asked, Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import { speeches } from '../plan/speeches.ts'
import type { World } from './world.ts'

/** What a look at an action item thinks out. */
export interface ItemLook {
  readonly replayed: ReplayedItem
  readonly asked: Asked
  readonly desired: Desired
  /** Numbers of the incidents whose card shows it. */
  readonly concerns: readonly number[]
}

/** Thinks out what becomes of an action item; null where the issue is none. */
export async function itemLook(
  world: World,
  read: Snapshot,
  setup: Setup,
  now: Instant,
): Promise<ItemLook | null> {
  const { policy } = setup
  if (!isActionItem(read, policy)) return null
  const seen = heardAsItem(read)
  const texts = speeches(seen, policy, now, itemSince(seen))
  const { logins, proofs: named } = asking(seen, policy, texts, 'action')
  const asked: Asked = logins.length === 0 ? new Map() : await world.ask(logins)
  const proofs = named.length === 0 ? new Map() : await world.proofs(named, false)
  const telling: Telling = { seen, setup, asked, proofs, now, found: [] }
  const replayed = await withDeployment(world, telling)
  const { action } = replayed
  const takes = await takenOf(world, seen, action)
  const others = await othersOf(world, seen, action, setup, now)
  const desired = desireItem(seen, replayed, setup, asked, now, { proofs, takes, others })
  return { replayed, asked, desired, concerns: concernsOf(seen) }
}

/** With the deployment that proves it, where one is waited for and there is one. */
async function withDeployment(world: World, telling: Telling): Promise<ReplayedItem> {
  const { policy } = telling.setup
  const replayed = replayItem(telling)
  const end = undeployed(replayed.action, policy)
  if (end === null || !isAwaited(replayed.action, policy, telling.now)) return replayed
  const seen = await world.proofs([end.pull.number], true)
  const fact = deployment(replayed.action, policy, seen)
  if (fact === null) return replayed
  const found: Entry = {
    key: deployedKey(end.pull.number),
    at: telling.now,
    by: end.by,
    outcome: 'noted',
    facts: [fact],
  }
  return replayItem({ ...telling, found: [found] })
}

/** GitHub is asked whom it takes only where somebody is to be assigned. */
async function takenOf(world: World, seen: Snapshot, action: Action): Promise<ReadonlySet<string>> {
  const named = namedOwner(action, seen)
  const held = new Set(seen.issue.assignees.map((login) => login.toLowerCase()))
  if (named === null || held.has(named.toLowerCase())) return new Set()
  return world.assignable([named])
}

/** The owner's other items, where something is to be said that one of them may say as well. */
async function othersOf(
  world: World,
  seen: Snapshot,
  action: Action,
  { policy }: Setup,
  now: Instant,
): Promise<readonly SeenItem[]> {
  const owner = mainOwner(action.owners)
  if (owner === null || toSay(seen, action, policy, now).ready === null) return []
  return world.itemsOf(owner)
}

function concernsOf({ mark }: Snapshot): readonly number[] {
  const incident = mark === null ? null : incidentOfKey(mark.key)
  return incident === null ? [] : [incident]
}
