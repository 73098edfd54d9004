import { HOUR_MS, type Instant } from '../src/domain/instant.ts'
import type { Policy } from '../src/domain/policy.ts'
import { type HandOverDone, tellHandOvers } from '../src/engine/hand-over.ts'
import { githubHandOverShelf } from '../src/github/reports/hand-over-shelf.ts'
import { newestReports } from '../src/github/reports/shelf.ts'
import { type DueReport, dueReports } from '../src/plan/report/due.ts'
import { handOvers } from '../src/plan/report/hand-over.ts'
import { type Change, type Ended, NOTHING, together } from './ended.ts'
import { attempted } from './failing.ts'
import type { Reason } from './reasons.ts'
import { publishAll, type ReportRoom, reportRoom } from './report-look.ts'
import type { Session } from './session.ts'
import { stoodDown } from './standing.ts'

/** What fell due before that was told by a sweep before, as a rule: schedules are late, and some runs are dropped. */
const FRESH_MS = 3 * HOUR_MS
/** Once in so many hours it is looked whether one was dropped after all. */
const SELDOM_HOURS = 6

/** Whether this is one of the few hours in which what hardly ever matters is looked at as well. */
export const isSeldom = ({ around }: Session): boolean =>
  Math.floor(around.now() / HOUR_MS) % SELDOM_HOURS === 0

/**
 * What is told of the whole repository: reports that are due, and who has taken over. No request in most hours, where the
 * team's decisions are known. Throws Failure.
 */
export async function lookAtRepository(session: Session, known: Policy | null): Promise<Ended> {
  const now = session.around.now()
  if (known !== null && !isSeldom(session) && !isAnyFresh(known, now)) return NOTHING
  const room = await reportRoom(session)
  return room === null ? NOTHING : tellDue(session, room)
}

/** Every report that is due and was not published, and every hand-over that was not told. Throws Failure. */
export async function tellDue(session: Session, room: ReportRoom): Promise<Ended> {
  const { policy } = room.place.setup
  const now = session.around.now()
  const other = await stoodDown(session, policy)
  if (other !== null) return other
  const published = await missingReports(session, room, dueReports(policy, now))
  const turns = handOvers(policy, now).length === 0 ? NOTHING : await turned(session, room)
  return together([published, turns])
}

const isAnyFresh = (policy: Policy, now: Instant): boolean =>
  [...dueReports(policy, now), ...handOvers(policy, now)].some(({ at }) => now - at < FRESH_MS)

/** Those that nobody has published. */
async function missingReports(
  session: Session,
  room: ReportRoom,
  due: readonly DueReport[],
): Promise<Ended> {
  if (due.length === 0) return NOTHING
  const there = await newestReports(room.shelfPlace)
  const isTold = ({ kind, period }: DueReport) =>
    there.some((one) => one.kind === kind && one.period === period.name)
  const ended = await publishAll(
    session,
    room,
    due.filter((one) => !isTold(one)),
  )
  return ended.reason === 'nothing-to-report' ? NOTHING : ended
}

/** The next on call is told on the report of action items. */
function turned(session: Session, { world, place, shelfPlace }: ReportRoom): Promise<Ended> {
  return attempted(async () => {
    const shelf = githubHandOverShelf(shelfPlace)
    const done = await tellHandOvers({ world, place, shelf, writes: true })
    if (done.some((one) => one.done.kind === 'no-report')) session.say(WAITS)
    return together(done.map((one) => turnEnded(session, one)))
  })
}

const WAITS = 'a hand-over waits for the next report'

function turnEnded({ writes }: Session, { done }: HandOverDone): Ended {
  switch (done.kind) {
    case 'over':
    case 'no-report':
    case 'kept-back':
      return NOTHING
    case 'unfinished':
      return {
        ...NOTHING,
        reason: done.why === 'limit' ? 'budget-kept' : 'github-away',
        troubles: ['What a hand-over tells was not read to its end; the next sweep tries again.'],
      }
    case 'told':
      return writes ? toldEnded(done) : changed('dry-run', done.report, 'planned')
    default:
      return done satisfies never
  }
}

function toldEnded({ report, taken }: Extract<HandOverDone['done'], { kind: 'told' }>): Ended {
  const { result } = taken
  const failed = result === 'failed' || result === 'unsettled'
  return failed ? changed('unfinished', report, 'failed') : changed('done', report, result)
}

const changed = (reason: Reason, on: number, result: Change['result']): Ended => ({
  ...NOTHING,
  reason,
  changes: [{ type: 'hand-over.tell', on, result }],
})
