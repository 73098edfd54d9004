import { itemPlan } from '../plan/actions/item-plan.ts'
import { loginsToAsk, namesToAsk, type Who } from '../plan/actions/owners.ts'
import { issuesNamed } from '../plan/actions/references.ts'
import type { Homeless, Merging } from '../plan/review/merging.ts'
import type { Reading } from '../plan/review/reviewed.ts'
import type { Promised } from '../postmortem/items/promised.ts'
import { type Asked, type Examining, takes } from './examining.ts'
import type { About } from './known.ts'

/** Which incident a document is about, or why that is not known. */
export type Belonging = { readonly kind: 'incident'; readonly about: About } | Homeless

/** Names that are looked for among people, and issues that are looked at since they carry an item, for one document. */
const MOST_NAMES = 30
const MOST_ISSUES = 50

/** What merging a document would do to the issues of its action items; null where it has none. Writes nothing. */
export async function mergingOf(
  examining: Examining,
  belongs: Belonging,
  { items, more }: Extract<Reading, { kind: 'findings' }>,
  asked: Asked,
): Promise<Merging | null> {
  if (belongs.kind !== 'incident') {
    const count = items.length + more
    return count === 0 ? null : { kind: 'homeless', count, why: belongs }
  }
  const { known, incident, world } = belongs.about
  // Where none was ever made none can be missing.
  if (items.length === 0 && incident.items === null) return null
  const { home } = examining.request
  const also = issuesNamed(items, home).slice(0, MOST_ISSUES)
  const seen = await world.items({ also, blocked: false, field: null })
  const who = await whoOf(examining, belongs.about, items, asked)
  const { zone } = examining.policy
  const plan = itemPlan(items, seen, { incident: known.number, home, who, zone })
  return plan.items.length + plan.removed.length === 0 ? null : { kind: 'planned', plan, more }
}

/** By what the owners of these items become people. */
async function whoOf(
  { world, policy }: Examining,
  { incident, world: itsWorld }: About,
  items: readonly Promised[],
  asked: Asked,
): Promise<Who> {
  const { people } = policy
  const names = namesToAsk(items, policy, incident).map((name) => name.toLowerCase())
  const room = Math.max(0, MOST_NAMES - asked.names.size)
  const open = names.filter((name) => !asked.names.has(name)).slice(0, room)
  const found = open.length === 0 ? new Map() : await itsWorld.whoIs(open)
  for (const name of open) asked.names.set(name, found.get(name) ?? [])
  const assignable = await takes(world, loginsToAsk(items, policy, incident), asked)
  return { people, roles: incident.roles, named: asked.names, assignable }
}
