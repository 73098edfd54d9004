import { awaitingDeployment } from '../../src/github/actions/awaiting-deployment.ts'
import { client } from '../../src/github/client.ts'
import { incidentsPushed } from '../../src/github/pushed.ts'
import { found } from '../../src/github/read-rest.ts'
import { incidentOfPath, isDocument } from '../../src/plan/review/paths.ts'
import { type Ended, NOTHING, together } from '../ended.ts'
import { attempted } from '../failing.ts'
import { followIssues, lookAtIncidents, nothingSeen, type Seen } from '../following.ts'
import { lookAtIssue } from '../issue-look.ts'
import type { Session } from '../session.ts'
import type { ActionsCause } from '../task.ts'
import { declareTask } from './declare.ts'

/** Opens the issues that published postmortems promise, or looks at those that a deployment may prove done. Throws Failure. */
export async function actionsTask(session: Session, because: ActionsCause): Promise<Ended> {
  const { octokit, at, around } = session
  switch (because.kind) {
    case 'incident':
      return ofIncident(session, because.issue)
    case 'push':
      return ofIncidents(session, await incidentsPushed(octokit, at, because, around))
    case 'deployment': {
      const asked = { memo: around.believed, now: around.now, pace: around.pace }
      const items = await awaitingDeployment(octokit, at, because.deployment, asked)
      return together([await ofItems(session, items), await recovered(session)])
    }
    case 'all':
      return ofIncidents(session, await incidentsWritten(session))
    default:
      return because satisfies never
  }
}

/** Its document counts however old it is, since somebody asks for it. */
async function ofIncident(session: Session, issue: number): Promise<Ended> {
  session.say(`action items of #${issue}`)
  const seen: Seen = nothingSeen()
  seen.issues.add(issue)
  const first = await lookAtIssue(session, issue)
  const path = first.converged.replayed?.incident.postmortem.published?.path ?? null
  const again = path !== null && first.converged.itemPlan === null
  const looks = again ? [first, await lookAtIssue(session, issue, { document: path })] : [first]
  const done = looks.map(({ converged }) => converged)
  const follow = await followIssues(session, done, seen)
  const [last = first] = looks.toReversed()
  return together([last.ended, ...(again ? [{ ...first.ended, summary: [] }] : []), follow])
}

async function ofIncidents(session: Session, numbers: readonly number[]): Promise<Ended> {
  session.say(`action items of ${numbers.length} incidents`)
  const seen = nothingSeen()
  const { ended, looks } = await lookAtIncidents(session, numbers, seen)
  return together([...ended, await followIssues(session, looks, seen)])
}

async function ofItems(session: Session, numbers: readonly number[]): Promise<Ended> {
  session.say(`${numbers.length} action items wait for a deployment`)
  const seen = nothingSeen()
  const parts: Ended[] = []
  for (const number of numbers) {
    seen.issues.add(number)
    const part = async () => {
      const { ended, converged } = await lookAtIssue(session, number)
      return together([ended, await followIssues(session, [converged], seen)])
    }
    parts.push(await attempted(part))
  }
  return parts.length === 0 ? NOTHING : together(parts)
}

/** A deployment that succeeds ends what one that failed has begun. */
async function recovered(session: Session): Promise<Ended> {
  if (session.setting.event.name !== 'deployment_status') return NOTHING
  const ended = await attempted(() => declareTask(session, 'deployment_status'))
  return ended.reason === 'alert-unwanted' ? NOTHING : ended
}

const FOLDER = 'postmortems'

/** The incidents whose numbers the published documents carry in their names, newest first. */
async function incidentsWritten({ octokit, at, around }: Session): Promise<readonly number[]> {
  const route = 'GET /repos/{owner}/{repo}/contents/{+path}'
  const github = client(octokit, around)
  const listed = await found<readonly { readonly path?: string }[]>(github, route, {
    ...at,
    path: FOLDER,
  })
  const paths = (Array.isArray(listed) ? listed : []).map(({ path = '' }) => path)
  const numbers = paths.filter(isDocument).flatMap((path) => incidentOfPath(path) ?? [])
  return [...new Set(numbers)].toSorted((a, b) => b - a)
}
