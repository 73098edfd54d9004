import { type Ended, together } from '../ended.ts'
import { followIssues, nothingSeen } from '../following.ts'
import { lookAtIssue } from '../issue-look.ts'
import type { Session } from '../session.ts'

/** Looks at one issue, and at what it concerns. Throws Failure where it cannot be read. */
export async function convergeTask(session: Session, issue: number): Promise<Ended> {
  session.say(`issue #${issue}`)
  const { ended, converged } = await lookAtIssue(session, issue)
  const seen = nothingSeen()
  seen.issues.add(issue)
  return together([ended, await followIssues(session, [converged], seen)])
}
