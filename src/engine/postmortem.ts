import type { Incident } from '../domain/incident.ts'
import type { Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { journalOf } from '../plan/journal.ts'
import { isBygone } from '../plan/postmortem/bygone.ts'
import { type Concern, concernOf } from '../plan/postmortem/concern.ts'
import { type Course, courseOf } from '../plan/postmortem/course.ts'
import { type Material, NO_MATERIAL } from '../plan/postmortem/material.ts'
import type { SeenPostmortem } from '../plan/postmortem/seen.ts'
import { isNews } from '../plan/postmortem/told.ts'
import type { Replayed } from '../plan/replay.ts'
import { repositoryHome } from '../plan/repository-home.ts'
import type { Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { About, Draft, Template } from '../postmortem/draft/about.ts'
import { draft } from '../postmortem/draft/draft.ts'
import type { DocumentAsked, World } from './world.ts'

/** The snapshot with what GitHub shows of the postmortem; as it was where there can be none. */
export async function withPostmortem(
  world: World,
  seen: Snapshot,
  { policy }: Setup,
  replayed: Replayed,
  { now, named }: { readonly now: Instant; readonly named: string | null },
): Promise<Snapshot> {
  const bygone = isBygone(replayed.incident, policy, seen, now)
  const concern = concernOf(seen.issue.number, replayed, policy, bygone)
  const asked = named === null ? concern : { ...(concern ?? nothingOf(seen)), named }
  return asked === null ? seen : { ...seen, postmortem: await world.postmortem(asked) }
}

const nothingOf = ({ issue }: Snapshot): Concern => ({
  incident: issue.number,
  wanted: false,
  told: null,
})

/** Reads what the next step of the postmortem takes. `refreshing`: false where the document was written just now. */
export async function materialFor(
  world: World,
  seen: Snapshot,
  { policy }: Setup,
  replayed: Replayed,
  { now, refreshing }: { readonly now: Instant; readonly refreshing: boolean },
): Promise<Material> {
  const { postmortem } = seen
  if (postmortem === null) return NO_MATERIAL
  const known = new Set(journalOf(seen).map(({ key }) => key))
  const fresh = replayed.entries.filter(({ key }) => !known.has(key))
  const bygone = isBygone(replayed.incident, policy, seen, now)
  const course = courseOf(replayed.incident, policy, postmortem, bygone)
  const shelf = fresh.some(isNews) ? await world.shelf() : null
  if (course.kind === 'make' && postmortem.unpulled === null) {
    return { ...NO_MATERIAL, shelf, draft: await written(world, seen, policy, replayed) }
  }
  const held = refreshing ? documentOf(course, postmortem) : null
  const behind = held !== null && isBehind(postmortem, replayed.incident, fresh)
  const document = behind ? await world.document(held) : null
  const draft = document === null ? null : await written(world, seen, policy, replayed)
  return { ...NO_MATERIAL, shelf, document, draft }
}

/** What GitHub may have kept from a reading when we last wrote. */
const LAG_MS = 60_000

/** The document that is there and not published; null where the incident brings nothing into it. */
function documentOf(
  course: Course,
  { branch, unpulled, outrun }: SeenPostmortem,
): DocumentAsked | null {
  if (course.kind === 'keep') {
    return course.refreshed ? { pull: course.pull, head: course.pull.head } : null
  }
  const isWaiting = course.kind === 'make' && unpulled !== null && !outrun
  return isWaiting && branch !== null ? { pull: null, head: branch } : null
}

function isBehind(
  { writtenAt }: SeenPostmortem,
  { history }: Incident,
  fresh: Replayed['entries'],
): boolean {
  if (writtenAt === null) return false
  const isNew = fresh.some(({ facts = [] }) => facts.length > 0)
  return isNew || history.some(({ at }) => at > writtenAt - LAG_MS)
}

const written = async (
  world: World,
  seen: Snapshot,
  policy: Policy,
  { incident }: Replayed,
): Promise<Draft> => {
  const { about, template } = await draftMaterial(world, seen, policy, incident)
  return draft(about, template)
}

/** What a draft is written from, and the team's own template for it. Reads; `seen` must have been read from that world. */
export async function draftMaterial(
  world: World,
  { issue, repository }: Snapshot,
  policy: Policy,
  incident: Incident,
): Promise<{ readonly about: About; readonly template: Template | null }> {
  const home = repositoryHome(issue.url)
  const changes = [...incident.causedBy, ...incident.fixedBy]
  const { severity } = incident
  const { template, ...sources } = await world.sources({ severity, changes, home })
  const { number, title, url, createdAt } = issue
  const about: About = {
    incident,
    policy,
    repository: repository.name,
    issue: { number, title, url, createdAt },
    ...sources,
  }
  return { about, template }
}
