import { block, unblock } from '../actions/dependencies.ts'
import { type Standing, standingById, visibleAt } from '../linked-issues.ts'
import { notFound } from '../refusal.ts'
import { requiredWhole } from './body.ts'
import { READ } from './issues.ts'
import { type Here, here, listed, ok, type Reply, type Route } from './route.ts'
import { linked, showStanding, standingHere } from './sub-issues.ts'

const WRITE = 'issues=write'

function other(at: Here, id: number): Standing {
  const found = standingById(at.world, at.actor, id)
  if (found === undefined) throw notFound()
  return found
}

const list = (which: 'blockedBy' | 'blocking') => (at: Here) => {
  const places = standingHere(at).issue[which]
  return listed(visibleAt(at.world, at.actor, places, at.repository), showStanding(at))
}

function add(at: Here): Reply {
  const blocked = standingHere(at)
  block(at.world, at.actor, blocked, other(at, requiredWhole(at.body, 'issue_id')))
  return linked(at, blocked)
}

function remove(at: Here): Reply {
  const blocked = standingHere(at)
  unblock(at.world, at.actor, blocked, other(at, Number(at.params['issue_id'])))
  return ok(showStanding(at)(blocked))
}

const BELOW = '/issues/{issue_number}/dependencies'

export const DEPENDENCY_ROUTES: readonly Route[] = [
  here('GET', `${BELOW}/blocked_by`, READ, list('blockedBy')),
  here('POST', `${BELOW}/blocked_by`, WRITE, add),
  here('DELETE', `${BELOW}/blocked_by/{issue_id}`, WRITE, remove),
  here('GET', `${BELOW}/blocking`, READ, list('blocking')),
]
