import type { Incident } from '../domain/incident.ts'
import type { Policy } from '../domain/policy.ts'
import { actionsBranch } from '../plan/actions/branch.ts'
import { goesByPull } from '../plan/actions/links.ts'
import type { LinksWay } from '../plan/actions/material.ts'
import { loginsToAsk, namesToAsk, type Who } from '../plan/actions/owners.ts'
import type { Tried } from '../plan/actions/tried.ts'
import { INDEX_PATH } from '../postmortem/draft/index-page.ts'
import type { Promised } from '../postmortem/items/promised.ts'
import type { ItemSources, World } from './world.ts'

/** Names that are looked for among people, for one document. */
const MOST_NAMES = 60

/** By what the owners of these items become people. */
export async function whoOf(
  world: World,
  items: readonly Promised[],
  policy: Policy,
  incident: Incident,
): Promise<Who> {
  const names = namesToAsk(items, policy, incident).slice(0, MOST_NAMES)
  const logins = loginsToAsk(items, policy, incident)
  const named = names.length === 0 ? new Map() : await world.whoIs(names)
  const assignable = logins.length === 0 ? new Set<string>() : await world.assignable(logins)
  return { people: policy.people, roles: incident.roles, named, assignable }
}

/** What stands on the branch for links, and the list of all postmortems, only where they go by a pull request. */
export async function linksWay(
  world: World,
  { direct, pulls, branch, base }: ItemSources,
  at: { readonly number: number; readonly path: string; readonly tried: Tried },
): Promise<LinksWay> {
  const way: LinksWay = {
    ...{ direct, pulls, branch, base },
    ...{ held: { document: null, index: null }, shelf: null },
  }
  if (!goesByPull(way, at.tried)) return way
  const shelf = await world.shelf()
  if (branch === null) return { ...way, shelf }
  const on = actionsBranch(at.number)
  const document = await world.published(at.path, on)
  const index = await world.published(shelf.index?.path ?? INDEX_PATH, on)
  return { ...way, shelf, held: { document, index } }
}
