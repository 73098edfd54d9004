import { setTimeout as pause } from 'node:timers/promises'
import { HOUR_MS, type Instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Converged } from '../../src/engine/converge.ts'
import { type OpenAlert, openAlertOf, strayTwins } from '../../src/engine/declare.ts'
import { type Estate, type Swept, sweep } from '../../src/engine/sweep.ts'
import { sweepClaims } from '../../src/github/claims.ts'
import { githubEstate } from '../../src/github/estate.ts'
import { Failure } from '../../src/github/failure.ts'
import { pullsToReview } from '../../src/github/open-pulls.ts'
import { type Ended, NOTHING, together } from '../ended.ts'
import { attempted, endedBy } from '../failing.ts'
import { followIssues, lookAtIncidents, nothingSeen, type Seen } from '../following.ts'
import { lookAtIssue, looked, told } from '../issue-look.ts'
import { lookAtPull } from '../pull-look.ts'
import { isSeldom, lookAtRepository } from '../repository-look.ts'
import { runOf, type Session } from '../session.ts'
import { sweepSummary } from '../summary/sweep.ts'

/** How far back issues are looked at that have changed: an older command is not run anyway. */
const ISSUES_BACK_MS = 25 * HOUR_MS
/** The same for pull requests, of which a busy repository has many: a sweep or two may have been left out. */
const PULLS_BACK_MS = 3 * HOUR_MS
/** What is left then is for the next sweep: the job itself is ended after half an hour. */
const LONGEST_MS = 25 * MINUTE_MS
const LONGEST_WAIT_MS = 3 * MINUTE_MS

/** What a sweep has come to so far. */
interface Course {
  readonly parts: Ended[]
  readonly looks: Converged[]
  readonly alerted: OpenAlert[]
  policy: Policy | null
  quiet: number
  /** Null as long as nothing has stopped it; else a sentence. */
  stopped: string | null
}

/** All that timers and webhooks do for an App, as far as the hourly limit of the token reaches. Throws Failure. */
export async function sweepTask(session: Session): Promise<Ended> {
  const { octokit, at, around } = session
  const estate = githubEstate(octokit, at, around)
  const course: Course = {
    ...{ parts: [], looks: [], alerted: [] },
    ...{ policy: null, quiet: 0, stopped: null },
  }
  const seen = nothingSeen()
  await issues(session, estate, course, seen)
  const stages = [
    () => twins(session, course),
    () => followIssues(session, course.looks.filter(hasWritten), seen),
    () => pulls(session, seen),
    () => lookAtRepository(session, course.policy),
    () => deadClaims(session),
  ]
  for (const stage of stages) {
    if (course.stopped !== null || isSpent(estate, course)) break
    course.parts.push(await attempted(stage))
  }
  return ended(session, course)
}

const hasWritten = ({ applied }: Converged): boolean => applied.length > 0

async function issues(session: Session, estate: Estate, course: Course, seen: Seen): Promise<void> {
  const { around, setting } = session
  // By the host's clock, which does not jump.
  const end = plus(setting.now(), LONGEST_MS)
  const swept = sweep(estate, {
    // Asked anew each time: GitHub's clock is known only once it has answered.
    get since() {
      return plus(around.now(), -ISSUES_BACK_MS)
    },
    look: (world, options) => looked(session, world, options),
    stopping: () => setting.now() > end,
    wait: (until) => waited(session, until, end),
  })
  for await (const one of swept) {
    if ('issue' in one) seen.issues.add(one.issue.number)
    take(session, course, one)
  }
}

/** What two runs have opened for one alert at once. */
async function twins(session: Session, { alerted, looks }: Course): Promise<Ended> {
  const parts: Ended[] = []
  for (const { issue, told: news } of strayTwins(alerted, session.around.now())) {
    const part = await attempted(async () => {
      const { ended: end, converged } = await lookAtIssue(session, issue, { told: news })
      looks.push(converged)
      return { ...end, summary: [], outputs: {} }
    })
    parts.push(part)
  }
  return together(parts)
}

/** A minute's limit is waited out; for an hour's the next sweep comes soon enough. */
async function waited(
  { around, setting, say }: Session,
  until: Instant,
  end: Instant,
): Promise<boolean> {
  const left = until - around.now()
  if (left > LONGEST_WAIT_MS || setting.now() > end) return false
  say(`GitHub wants to be left alone for ${Math.ceil(left / 1_000)} seconds`)
  await pause(Math.max(left, 0))
  return true
}

function take(session: Session, course: Course, one: Swept): void {
  switch (one.kind) {
    case 'surveyed':
      session.say(`${one.quiet} need nothing, ${one.due} are looked at now`)
      break
    case 'stopped':
      course.stopped = stoppedWords(one)
      break
    case 'looked':
      takeLook(session, course, one.issue.number, one.converged)
      break
    case 'failed':
      if (!(one.error instanceof Failure)) throw one.error
      session.say(`issue #${one.issue.number}: ${one.error.kind}`)
      course.parts.push(endedBy(one.error))
      break
    default:
      one satisfies never
  }
}

function takeLook(session: Session, course: Course, number: number, converged: Converged): void {
  course.policy ??= converged.policy
  const alert = openAlertOf(converged)
  if (alert !== null) course.alerted.push(alert)
  if (converged.effects.length === 0) {
    course.quiet += 1
    const { reason, troubles } = told(session, number, converged).ended
    if (converged.notes.length > 0) course.parts.push({ ...NOTHING, reason, troubles })
    return
  }
  session.say(`issue #${number}: ${converged.effects.length} to write`)
  course.looks.push(converged)
  course.parts.push({ ...told(session, number, converged).ended, summary: [], outputs: {} })
}

function stoppedWords({ until, left }: Extract<Swept, { kind: 'stopped' }>): string {
  const [next] = left
  const many = left.length === 1 ? '1 issue is' : `${left.length} issues are`
  const where = next === undefined ? '' : `, and the next sweep goes on with #${next.number}`
  const why = until === null ? '' : ` GitHub's limit is full again at ${iso(until)}.`
  return `${many} left${where}.${why}`
}

/** What is left of the limit is for incidents that go on. */
function isSpent(estate: Estate, course: Course): boolean {
  const until = estate.spentUntil()
  if (until === null) return false
  course.stopped = `Incidents are done; pull requests and reports are left to the next sweep. GitHub's limit is full again at ${iso(until)}.`
  return true
}

/** What our own token has opened or changed has started no review. */
async function pulls(session: Session, seen: Seen): Promise<Ended> {
  const { octokit, at, around } = session
  const since = plus(around.now(), -PULLS_BACK_MS)
  const parts: Ended[] = []
  for (const pull of await pullsToReview(octokit, at, since, around)) {
    if (seen.pulls.has(pull)) continue
    seen.pulls.add(pull)
    parts.push(await attempted(() => reviewed(session, pull, seen)))
  }
  return together(parts)
}

async function reviewed(session: Session, pull: number, seen: Seen): Promise<Ended> {
  const { ended: look, reviewed: done } = await lookAtPull(session, pull)
  if (look.changes.length > 0) session.say(`pull request #${pull}: ${look.changes.length} written`)
  const { ended: shown, looks } = await lookAtIncidents(session, done.incidents, seen)
  const parts = [look, ...shown].map((one): Ended => ({ ...one, summary: [], outputs: {} }))
  return together([...parts, await followIssues(session, looks.filter(hasWritten), seen)])
}

/** What runs have left that died. */
async function deadClaims(session: Session): Promise<Ended> {
  const { octokit, at, around, writes, setting } = session
  if (!writes || !isSeldom(session)) return NOTHING
  const gone = await sweepClaims(octokit, at, { ...around, run: runOf(setting) })
  if (gone.length > 0) session.say(`${gone.length} claims of dead runs taken away`)
  return NOTHING
}

function ended(session: Session, course: Course): Ended {
  const all = together(course.parts)
  const summary = [sweepSummary(session, course), ...all.summary]
  if (course.stopped === null) return { ...all, summary }
  const stop: Ended = { ...NOTHING, reason: 'budget-kept', troubles: [course.stopped] }
  return { ...together([stop, all]), summary }
}
