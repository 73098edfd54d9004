import { demand, demandWritable } from '../access.ts'
import { placeOf, type Standing, standingAt } from '../linked-issues.ts'
import type { IssuePlace, LinkEvent } from '../model-links.ts'
import { issueJson } from '../present/issue.ts'
import { repositoryJson } from '../present/repository.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { record, tell } from './record.ts'

/** Throws unless this actor may say what the issue of this place is to others. */
export function demandLinkable(actor: Actor, { repository }: Standing): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
}

/** Throws what GitHub answers where a link cannot be. */
export function refuseLink(what: string): never {
  throw new Refusal(422, what)
}

export const without = (
  world: World,
  places: readonly IssuePlace[],
  gone: Standing,
): readonly IssuePlace[] => places.filter((place) => standingAt(world, place)?.issue !== gone.issue)

export const among = (world: World, places: readonly IssuePlace[], one: Standing): boolean =>
  places.some((place) => standingAt(world, place)?.issue === one.issue)

interface Side {
  readonly at: Standing
  readonly other: Standing
  /** As the log of the issue names it; the webhook's action is the same. */
  readonly kind: LinkEvent
  /** Of the webhook: `sub_issues`, `issue_dependencies`. */
  readonly event: string
  /** What the two issues are called in the payload: this one, then the other. */
  readonly names: readonly [string, string]
}

/** Writes a link into the log of one of its two issues. */
function recordLink(world: World, actor: Actor, { at, other, kind }: Side): void {
  record(world, actor, at.issue, { kind, other: placeOf(other) })
}

/** Tells Apps of a link, as it is seen from one of its two issues. */
function tellLink(world: World, actor: Actor, side: Side): void {
  const { at, other, kind, event, names } = side
  const [own, theirs] = names
  tell(world, actor, at.repository, event, kind, {
    [`${own}_id`]: at.issue.id,
    [own]: issueJson(world, at.repository, at.issue),
    [`${theirs}_id`]: other.issue.id,
    [theirs]: issueJson(world, other.repository, other.issue),
    [`${theirs}_repo`]: repositoryJson(world, other.repository),
  })
}

/** Both logs first, so that either webhook shows both issues as they are now. */
export function announce(world: World, actor: Actor, sides: readonly Side[]): void {
  for (const side of sides) recordLink(world, actor, side)
  for (const side of sides) tellLink(world, actor, side)
}
