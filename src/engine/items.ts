import { evolve } from '../domain/evolve.ts'
import type { Incident } from '../domain/incident.ts'
import type { Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { opening } from '../plan/actions/issue-opening.ts'
import { itemPlan } from '../plan/actions/item-plan.ts'
import type { Blocker, ItemMaterial, ShownItem } from '../plan/actions/material.ts'
import type { ItemPlan } from '../plan/actions/planned-item.ts'
import { issueNamed, issuesNamed } from '../plan/actions/references.ts'
import type { SeenItem } from '../plan/actions/seen.ts'
import { itemSteps } from '../plan/actions/steps.ts'
import { twinSteps, twins } from '../plan/actions/twins.ts'
import { type Entry, saidIn } from '../plan/entry.ts'
import { actionOf } from '../plan/item/action-of.ts'
import { undeployed } from '../plan/item/proof.ts'
import { type Material, NO_MATERIAL } from '../plan/postmortem/material.ts'
import type { SeenFile } from '../plan/postmortem/seen.ts'
import { promises } from '../plan/postmortem/watched.ts'
import type { Replayed } from '../plan/replay.ts'
import { repositoryHome } from '../plan/repository-home.ts'
import type { Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import { linked } from '../postmortem/items/linked.ts'
import type { ReadBy } from '../postmortem/items/placed-in.ts'
import type { Promised } from '../postmortem/items/promised.ts'
import { promisedIn } from '../postmortem/items/promised-in.ts'
import type { ItemMemory } from './item-memory.ts'
import { linksWay, whoOf } from './item-reading.ts'
import { knownFrom } from './known.ts'
import type { World } from './world.ts'

/** What a look has come to know of the action items. */
export interface Itemised {
  readonly seen: Snapshot
  /** With what is noted once nothing is missing. */
  readonly replayed: Replayed
  readonly items: Material['items']
  /** What becomes of each item; null where nobody had to look. */
  readonly plan: ItemPlan | null
}

export interface ItemLooking {
  readonly now: Instant
  readonly memory: ItemMemory
  /** Whether somebody has asked for the issues of a document, however old that is. */
  readonly wanted: boolean
}

/** What the published postmortem promises, what of it has issues, and what is missing. Reads nothing before one was published. */
export async function withItems(
  world: World,
  before: Snapshot,
  { policy }: Setup,
  replayed: Replayed,
  looking: ItemLooking,
): Promise<Itemised> {
  const { incident } = replayed
  const { published } = incident.postmortem
  if (!incident.ours || incident.report || (published === null && incident.items === null)) {
    return { seen: before, replayed, items: NO_MATERIAL.items, plan: null }
  }
  const isNoted = incident.items?.commit === published?.commit
  const isSettled = published === null || (isNoted && !wantsList(looking.memory))
  const file = isSettled ? null : await world.published(published.path)
  const reading = readingOf(before, incident, policy)
  const promised = file === null ? [] : promisedIn(file.text, reading).items
  const issues = await itemsFor(world, before, policy, { incident, promised, isSettled })
  const seen = { ...before, items: issues }
  const all = await shownOf(world, issues, policy)
  const isMade = looking.wanted || promises(incident, seen, looking.now)
  if (isSettled || file === null || !isMade) {
    const effects = healing(incident, issues, looking)
    return { seen, replayed, items: { effects, shown: { all, pending: false } }, plan: null }
  }
  const told: Told = { seen, policy, incident, published, file, promised, issues, reading }
  const material = await materialOf(world, told, looking)
  const scene = { incident, policy, issue: seen.issue, now: looking.now }
  const { effects, settled, compare } = itemSteps(scene, seen.repository.labels, material)
  const { plan } = material
  if (isNoted || settled === null) {
    return { seen, replayed, items: { effects, shown: shownAs(all, !isNoted, compare) }, plan }
  }
  const items = { effects, shown: { all, pending: false } }
  return { seen, replayed: noted(replayed, settled), items, plan }
}

const shownAs = (
  all: readonly ShownItem[],
  pending: boolean,
  compare: string | null,
): Material['items']['shown'] => ({ all, pending, ...(compare === null ? {} : { compare }) })

/** What was opened twice may come to light once nothing is missing any more. */
const healing = ({ items }: Incident, issues: readonly SeenItem[], { memory }: ItemLooking) =>
  twinSteps(twins(issues, new Set(items?.issues)), memory.tried)

/** A published document that has not been settled yet, as it was read. */
interface Told {
  readonly seen: Snapshot
  readonly policy: Policy
  readonly incident: Incident
  readonly published: NonNullable<Incident['postmortem']['published']>
  readonly file: SeenFile
  readonly promised: readonly Promised[]
  readonly issues: readonly SeenItem[]
  readonly reading: ReadBy
}

async function materialOf(
  world: World,
  { seen, policy, incident, published, file, promised, issues, reading }: Told,
  { now, memory }: ItemLooking,
): Promise<ItemMaterial> {
  if (memory.who?.blob !== file.blob) {
    memory.who = { blob: file.blob, who: await whoOf(world, promised, policy, incident) }
  }
  const home = homeOf(seen)
  const plan = itemPlan(promised, issues, { ...home, who: memory.who.who, zone: policy.zone })
  const sources = await world.itemSources()
  const at = { number: seen.issue.number, path: file.path, tried: memory.tried }
  const scene = { incident, policy, issue: seen.issue, now }
  return {
    commit: published.commit,
    document: file,
    plan,
    opening: opening({ ...scene, shared: seen.shared }, published, sources.template),
    linked: (text) => linked(text, linksOf(plan), reading),
    blockers: blockersIn(plan, issues, home.home),
    twins: twins(issues, new Set(linksOf(plan).map(({ number }) => number))),
    way: await linksWay(world, sources, at),
    tried: memory.tried,
  }
}

/** Noted in the same breath in which GitHub refused the list of all postmortems, which then goes by a pull request. */
const wantsList = ({ tried }: ItemMemory): boolean =>
  [...tried.refused].some((step) => step.startsWith('index.put '))

const homeOf = ({ issue: { number, url } }: Snapshot) => ({
  incident: number,
  home: repositoryHome(url),
})

const readingOf = (seen: Snapshot, incident: Incident, policy: Policy): ReadBy => ({
  known: knownFrom(seen.issue.number, incident),
  zone: policy.zone,
  names: new Set(policy.people.keys()),
})

/** More than that is asked of GitHub only while something has to be done about it. */
function itemsFor(
  world: World,
  seen: Snapshot,
  { actions }: Policy,
  {
    incident,
    promised,
    isSettled,
  }: {
    readonly incident: Incident
    readonly promised: readonly Promised[]
    readonly isSettled: boolean
  },
): Promise<readonly SeenItem[]> {
  const { issues = [], removed = [] } = incident.items ?? {}
  const named = issuesNamed(promised, homeOf(seen).home)
  const also = [...new Set([...issues, ...removed, ...named])]
  const blocked = promised.some(({ blockedBy }) => blockedBy.length > 0)
  return world.items({ also, blocked, field: isSettled ? null : actions.dueField })
}

async function shownOf(
  world: World,
  issues: readonly SeenItem[],
  policy: Policy,
): Promise<readonly ShownItem[]> {
  const all = issues.map((issue) => ({ issue, action: actionOf(issue, policy) }))
  const pulls = all.flatMap(({ action }) => undeployed(action, policy)?.pull.number ?? [])
  if (pulls.length === 0) return all
  const proofs = await world.proofs([...new Set(pulls)], true)
  return issues.map((issue) => ({ issue, action: actionOf(issue, policy, proofs) }))
}

/** What something else carries on is linked by whoever wrote that. */
const linksOf = ({ items }: ItemPlan) =>
  items.flatMap((one) =>
    one.kind === 'linked'
      ? [{ id: one.item.id, number: one.issue.number, url: one.issue.url }]
      : [],
  )

/** The issues that an item waits for: those of other items by their ids, others by what names them. */
const blockersIn =
  ({ items }: ItemPlan, issues: readonly SeenItem[], home: string): ItemMaterial['blockers'] =>
  ({ blockedBy }) =>
    blockedBy.flatMap((named): readonly Blocker[] => {
      const item = items.find((one) => one.item.id === named)
      const carried = item?.kind === 'linked' || item?.kind === 'tracked' ? item.issue : null
      const issue = carried ?? issues.find(({ number }) => number === issueNamed(named, home))
      return issue === undefined || issue === null ? [] : [issue]
    })

/** It is the last thing that has happened. */
function noted({ incident, entries, ...rest }: Replayed, entry: Entry): Replayed {
  const facts = (entry.facts ?? []).map((body) => ({ ...body, ...saidIn(entry) }))
  const after = facts.reduce(evolve, incident)
  return {
    ...rest,
    incident: { ...after, history: [...incident.history, ...facts] },
    entries: [...entries, entry],
  }
}
