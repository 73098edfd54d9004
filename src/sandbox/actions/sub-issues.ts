import { placeOf, type Standing, standingAt, standingsAt } from '../linked-issues.ts'
import type { IssuePlace } from '../model-links.ts'
import { notFound } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { among, announce, demandLinkable, refuseLink, without } from './linking.ts'

const MAX_CHILDREN = 100
const MAX_LEVELS = 8

/** GitHub puts all that is wrong into one sentence after this one. */
const refuse = (what: string) =>
  refuseLink(`An error occurred while adding the sub-issue to the parent issue. ${what}`)

/** Puts an issue below another, last of all that are there. Triage and above. */
export function addSubIssue(
  world: World,
  actor: Actor,
  parent: Standing,
  child: Standing,
  replace: boolean,
): void {
  demandLinkable(actor, parent)
  const before = child.issue.parent === null ? undefined : standingAt(world, child.issue.parent)
  const faults = [
    ...kindFaults(parent, child),
    ...parentFaults(world, parent, child, replace ? undefined : before),
    ...shapeFaults(world, parent, child),
  ]
  if (faults.length > 0) refuse(faults.join(' and '))
  if (before !== undefined) detach(world, actor, before, child)
  parent.issue.subIssues = [...parent.issue.subIssues, placeOf(child)]
  child.issue.parent = placeOf(parent)
  announce(world, actor, sides('added', parent, child))
}

function kindFaults(parent: Standing, child: Standing): readonly string[] {
  if (parent.issue.pull !== null) return ['Parent issue may only be an issue']
  if (child.issue.pull !== null) return ['Sub issue may only be an issue']
  const [above, below] = [parent.repository.ownerId, child.repository.ownerId]
  return above === below ? [] : ['Sub issue must have the same owner as its parent issue']
}

function parentFaults(
  world: World,
  parent: Standing,
  child: Standing,
  before: Standing | undefined,
): readonly string[] {
  const twice = among(world, parent.issue.subIssues, child)
  return [
    ...(twice ? ['Issue may not contain duplicate sub-issues'] : []),
    ...(before === undefined ? [] : ['Sub issue may only have one parent']),
  ]
}

/** Closed sub-issues count like open ones. */
function shapeFaults(world: World, parent: Standing, child: Standing): readonly string[] {
  const above = ancestry(world, parent)
  if (above.some(({ issue }) => issue === child.issue)) {
    return ['Sub issue may not be the parent issue or one above it']
  }
  if (standingsAt(world, parent.issue.subIssues).length >= MAX_CHILDREN) {
    return [`Parent cannot have more than ${MAX_CHILDREN} sub-issues`]
  }
  const levels = above.length - 1 + depth(world, child)
  return levels > MAX_LEVELS
    ? [`Parent cannot have more than ${MAX_LEVELS} layers of sub-issues`]
    : []
}

/** The issue itself, then its parent, and so on to the top. */
function ancestry(world: World, one: Standing): readonly Standing[] {
  const { parent } = one.issue
  const above = parent === null ? undefined : standingAt(world, parent)
  return above === undefined ? [one] : [one, ...ancestry(world, above)]
}

/** How many levels an issue brings with it, its own included. */
function depth(world: World, { issue }: Standing): number {
  const below = standingsAt(world, issue.subIssues).map((child) => depth(world, child))
  return 1 + Math.max(0, ...below)
}

/** Throws 404 where the issue is no sub-issue of this one. */
export function removeSubIssue(
  world: World,
  actor: Actor,
  parent: Standing,
  child: Standing,
): void {
  demandLinkable(actor, parent)
  if (!among(world, parent.issue.subIssues, child)) throw notFound()
  detach(world, actor, parent, child)
}

function detach(world: World, actor: Actor, parent: Standing, child: Standing): void {
  parent.issue.subIssues = without(world, parent.issue.subIssues, child)
  child.issue.parent = null
  announce(world, actor, sides('removed', parent, child))
}

/** Moves a sub-issue behind or before another one of the same parent. */
export function moveSubIssue(
  world: World,
  actor: Actor,
  parent: Standing,
  child: Standing,
  beside: { readonly after: Standing } | { readonly before: Standing },
): void {
  demandLinkable(actor, parent)
  const anchor = 'after' in beside ? beside.after : beside.before
  for (const one of [child, anchor]) {
    if (!among(world, parent.issue.subIssues, one)) throw notFound()
  }
  if (anchor.issue === child.issue) refuseLink('A sub-issue cannot be moved beside itself')
  const others = without(world, parent.issue.subIssues, child)
  const at = others.findIndex((place) => isAt(world, place, anchor)) + ('after' in beside ? 1 : 0)
  parent.issue.subIssues = [...others.slice(0, at), placeOf(child), ...others.slice(at)]
  world.changed()
}

const isAt = (world: World, place: IssuePlace, one: Standing) =>
  standingAt(world, place)?.issue === one.issue

function sides(how: 'added' | 'removed', parent: Standing, child: Standing) {
  const event = 'sub_issues'
  const parentNames = ['parent_issue', 'sub_issue'] as const
  const childNames = ['sub_issue', 'parent_issue'] as const
  return [
    { event, at: parent, other: child, kind: `sub_issue_${how}`, names: parentNames },
    { event, at: child, other: parent, kind: `parent_issue_${how}`, names: childNames },
  ] as const
}
