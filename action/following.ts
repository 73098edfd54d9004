import type { Converged } from '../src/engine/converge.ts'
import { twinTelling } from '../src/engine/declare.ts'
import { type ActiveKept, keepActive } from '../src/engine/keep-active.ts'
import { openPullsOf } from '../src/github/open-pulls.ts'
import { githubReportWorld } from '../src/github/reports/world.ts'
import { type Ended, NOTHING, together } from './ended.ts'
import { attempted } from './failing.ts'
import { lookAtIssue } from './issue-look.ts'
import { lookAtPull } from './pull-look.ts'
import type { Session } from './session.ts'
import { stoodDown } from './standing.ts'

/** What was seen to in this run, so that nothing is looked at twice because of itself. */
export interface Seen {
  readonly issues: Set<number>
  readonly pulls: Set<number>
}

export const nothingSeen = (): Seen => ({ issues: new Set(), pulls: new Set() })

/**
 * What an App would be told of by its own webhooks, and a workflow is not, since what its token makes starts no run: the
 * incidents that show an action item, the review of the pull request that was opened or changed, the list of open
 * incidents.
 */
export async function followIssues(
  session: Session,
  done: readonly Converged[],
  seen: Seen,
): Promise<Ended> {
  const concerned = done.flatMap(({ concerns }) => concerns)
  const shown = await lookAtIncidents(session, concerned, seen)
  const first = [...done, ...shown.looks]
  const twins = await tellTwins(session, first)
  const all = [...first, ...twins.looks]
  const reviewed = await reviewChanged(session, all, seen)
  const active = all.some(isNews) ? await attempted(() => listOpen(session)) : NOTHING
  return together([...shown.ended, ...twins.ended, ...reviewed, active])
}

interface Shown {
  readonly ended: readonly Ended[]
  readonly looks: readonly Converged[]
}

/** Those among them that are ours, each once in a run. */
export async function lookAtIncidents(
  session: Session,
  numbers: readonly number[],
  { issues }: Seen,
): Promise<Shown> {
  const ended: Ended[] = []
  const looks: Converged[] = []
  for (const number of new Set(numbers)) {
    if (issues.has(number)) continue
    issues.add(number)
    ended.push(
      await attempted(async () => {
        const look = await lookAtIssue(session, number, { adopt: false })
        looks.push(look.converged)
        return look.ended
      }),
    )
  }
  return { ended, looks }
}

/** A second issue of the same alert is told to the first, which goes on alone. */
async function tellTwins(session: Session, looks: readonly Converged[]): Promise<Shown> {
  const ended: Ended[] = []
  const more: Converged[] = []
  for (const look of looks) {
    const telling = twinTelling(look, session.around.now())
    if (telling === null) continue
    ended.push(
      await attempted(async () => {
        const twin = await lookAtIssue(session, telling.issue, { told: telling.told })
        more.push(twin.converged)
        return twin.ended
      }),
    )
  }
  return { ended, looks: more }
}

/** The pull requests that these looks have opened or changed. */
async function reviewChanged(
  session: Session,
  looks: readonly Converged[],
  { pulls }: Seen,
): Promise<readonly Ended[]> {
  const touched = looks.flatMap(({ applied }) => applied.flatMap(touchedBy))
  const branches = new Set(touched.filter((one) => typeof one === 'string'))
  const numbers = new Set(touched.filter((one) => typeof one === 'number'))
  for (const branch of branches) {
    for (const number of await openPullsOf(session.octokit, session.at, branch, session.around)) {
      numbers.add(number)
    }
  }
  const ended: Ended[] = []
  for (const number of numbers) {
    if (pulls.has(number)) continue
    pulls.add(number)
    ended.push(await attempted(async () => (await lookAtPull(session, number)).ended))
  }
  return ended
}

/** A branch of ours, or the number of a pull request. */
function touchedBy({ effect, result }: Converged['applied'][number]): readonly (string | number)[] {
  if (result !== 'done' && result !== 'already') return []
  switch (effect.type) {
    case 'pull.open':
    case 'file.put':
    case 'branch.forward':
      return effect.branch.startsWith(OURS) ? [effect.branch] : []
    case 'pull.update':
    case 'pull.reopen':
      return [effect.pull]
    default:
      return []
  }
}

const OURS = 'sitrep/'

/** Whether something may have changed that the list of open incidents tells of. */
const isNews = ({ item, policy, applied }: Converged): boolean =>
  item === null && policy?.reports.data === true && applied.some(({ result }) => result === 'done')

async function listOpen(session: Session): Promise<Ended> {
  const { octokit, at, around, writes } = session
  const world = githubReportWorld(octokit, at, { ...around, kept: 'nowhere' })
  const place = await world.place()
  if (place === null) return NOTHING
  const other = await stoodDown(session, place.setup.policy)
  if (other !== null) return other
  return CHANGED[await keepActive(world, place, () => writes)]
}

const saved = (result: 'done' | 'planned'): Ended => ({
  ...NOTHING,
  reason: result === 'done' ? 'done' : 'dry-run',
  changes: [{ type: 'active.save', on: null, result }],
})

const CHANGED: Readonly<Record<ActiveKept, Ended>> = {
  off: NOTHING,
  same: NOTHING,
  saved: saved('done'),
  'kept-back': saved('planned'),
}
