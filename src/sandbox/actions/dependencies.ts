import { placeOf, type Standing, standingsAt } from '../linked-issues.ts'
import { invalid, notFound } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { among, announce, demandLinkable, without } from './linking.ts'

/** In each direction. */
const MAX_LINKS = 50

/** Says that one issue waits for another. Triage and above where it waits. */
export function block(world: World, actor: Actor, blocked: Standing, blocker: Standing): void {
  demandLinkable(actor, blocked)
  const fault = faultOf(world, blocked, blocker)
  if (fault !== null) throw invalid(fault)
  blocked.issue.blockedBy = [...blocked.issue.blockedBy, placeOf(blocker)]
  blocker.issue.blocking = [...blocker.issue.blocking, placeOf(blocked)]
  announce(world, actor, sides('added', blocked, blocker))
}

function faultOf(world: World, blocked: Standing, blocker: Standing) {
  const wrong = (message: string) => ({
    resource: 'IssueDependency',
    field: 'target_issue_id',
    code: 'custom',
    message,
  })
  if (blocked.issue.pull !== null) return wrong('Source issue may only be an issue')
  if (blocker.issue.pull !== null) return wrong('Target issue may only be an issue')
  if (among(world, blocked.issue.blockedBy, blocker)) {
    return wrong('Target issue has already been taken')
  }
  if (waitsFor(world, blocker, blocked)) return wrong('Target issue would create a cycle')
  const full = [blocked.issue.blockedBy, blocker.issue.blocking].some(
    (places) => standingsAt(world, places).length >= MAX_LINKS,
  )
  return full ? wrong(`Issue may not have more than ${MAX_LINKS} dependencies of a kind`) : null
}

/** Whether an issue is another one, or waits for it, however far behind. */
function waitsFor(world: World, one: Standing, other: Standing): boolean {
  const seen = new Set<number>()
  const open = [one]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.issue === other.issue) return true
    if (seen.has(next.issue.id)) continue
    seen.add(next.issue.id)
    open.push(...standingsAt(world, next.issue.blockedBy))
  }
  return false
}

/** Throws 404 where the one does not wait for the other. */
export function unblock(world: World, actor: Actor, blocked: Standing, blocker: Standing): void {
  demandLinkable(actor, blocked)
  if (!among(world, blocked.issue.blockedBy, blocker)) throw notFound()
  blocked.issue.blockedBy = without(world, blocked.issue.blockedBy, blocker)
  blocker.issue.blocking = without(world, blocker.issue.blocking, blocked)
  announce(world, actor, sides('removed', blocked, blocker))
}

function sides(how: 'added' | 'removed', blocked: Standing, blocker: Standing) {
  const event = 'issue_dependencies'
  const waiting = ['blocked_issue', 'blocking_issue'] as const
  const holding = ['blocking_issue', 'blocked_issue'] as const
  return [
    { event, at: blocked, other: blocker, kind: `blocked_by_${how}`, names: waiting },
    { event, at: blocker, other: blocked, kind: `blocking_${how}`, names: holding },
  ] as const
}
