import { type Ended, together } from '../ended.ts'
import { followIssues, lookAtIncidents, nothingSeen } from '../following.ts'
import { lookAtPull } from '../pull-look.ts'
import type { Session } from '../session.ts'

/**
 * Reviews one pull request. Its incidents are looked at in the same run: of a merged one, what was published, the action
 * items of it and their links. Throws Failure where it cannot be read.
 */
export async function reviewTask(session: Session, pull: number): Promise<Ended> {
  session.say(`pull request #${pull}`)
  const seen = nothingSeen()
  seen.pulls.add(pull)
  const { ended, reviewed } = await lookAtPull(session, pull)
  if (ended.reason === 'findings' || ended.reason === 'read-only-token') return ended
  const { ended: shown, looks } = await lookAtIncidents(session, reviewed.incidents, seen)
  return together([ended, ...shown, await followIssues(session, looks, seen)])
}
