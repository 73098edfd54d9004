import { dayAt } from '../../src/domain/day.ts'
import type { Instant } from '../../src/domain/instant.ts'
import { lastWhole, periodNamed } from '../../src/domain/periods.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { coveredBy, type DueReport } from '../../src/plan/report/due.ts'
import type { ReportKind } from '../../src/reports/report.ts'
import { type Ended, NOTHING } from '../ended.ts'
import { publishAll, reportRoom } from '../report-look.ts'
import { tellDue } from '../repository-look.ts'
import type { Session } from '../session.ts'
import { stoodDown } from '../standing.ts'
import type { Task } from '../task.ts'

type Wished = Omit<Extract<Task, { command: 'report' }>, 'command'>

/** Publishes the report that was asked for, else those that are due. Throws Failure. */
export async function reportTask(session: Session, wished: Wished): Promise<Ended> {
  const room = await reportRoom(session)
  if (room === null) return { ...NOTHING, reason: 'not-found' }
  if (wished.report === null && wished.period === null) {
    const ended = await tellDue(session, room)
    return ended.reason === 'nothing-to-do' ? { ...ended, reason: 'nothing-due' } : ended
  }
  const meant = meantBy(wished, room.place.setup.policy, session.around.now())
  if (typeof meant === 'string') return { ...NOTHING, reason: 'wrong-input', troubles: [meant] }
  const other = await stoodDown(session, room.place.setup.policy)
  if (other !== null) return other
  return publishAll(session, room, meant)
}

/** The reports that are meant, or in one sentence why there can be none. */
function meantBy(
  { report, period }: Wished,
  policy: Policy,
  now: Instant,
): readonly DueReport[] | string {
  const kind: ReportKind = report ?? 'metrics'
  const { zone, reports } = policy
  if (period === null) {
    return [{ kind, period: lastWhole(coveredBy(kind, reports), now, zone), at: now }]
  }
  const found = periodNamed(period, zone)
  if (found === null) return unread(period)
  if (found.to > now) {
    const { name } = lastWhole(coveredBy(kind, reports), now, zone)
    return `The period ${found.name} is not over on ${dayAt(now, zone)}, and a report is published once for it. Name one that is over, as in period: ${name}.`
  }
  return [{ kind, period: found, at: now }]
}

const unread = (typed: string): string =>
  `The period ${JSON.stringify(typed.slice(0, 60))} is on no calendar. Name a week (2026-W47), a month (2026-11), a quarter (2026-Q4), or days from..to (2026-11-01..2026-11-20).`
