import { dayAt, dayWords } from '../../domain/day.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Period, PeriodKind } from '../../domain/period.ts'
import { lastWhole, periodNamed } from '../../domain/periods.ts'
import type { Policy } from '../../domain/policy.ts'
import { coveredBy } from '../../plan/report/due.ts'
import { CliError } from '../command.ts'
import { meantPeriod } from './meant-period.ts'
import type { Wish } from './wish.ts'

const FORMS =
  'Type a week (2026-W47), a month (2026-11), a quarter (2026-Q4), days from..to (2026-11-01..2026-11-20), or all.'

/**
 * The period that was typed, or the last whole one of what the schedule covers: of itself a quarter for trends, else a
 * week. Throws CliError, exit code 2, where it is on no calendar, or has not begun.
 */
export function periodOf(
  { kind, period }: Wish,
  { zone, reports }: Pick<Policy, 'zone' | 'reports'>,
  now: Instant,
): Period {
  const usual = coveredBy(kind, reports)
  if (period === null) return lastWhole(usual, now, zone)
  const found = periodNamed(period, zone)
  if (found === null) throw new CliError(unread(period, zone, now), 2)
  if (found.kind === 'all' || found.from <= now) return found
  const day = (at: Instant) => dayWords(dayAt(at, zone))
  const last = lastWhole(isNamed(found.kind) ? found.kind : usual, now, zone).name
  throw new CliError(
    `--period ${found.name} begins on ${day(found.from)}, and today is ${day(now)}: there is nothing to tell of it yet. The last one that is over is ${last}.`,
    2,
  )
}

const isNamed = (kind: Period['kind']): kind is PeriodKind => kind !== 'range' && kind !== 'all'

function unread(typed: string, zone: string, now: Instant): string {
  const meant = meantPeriod(typed, zone, now)
  const hint = meant === null ? '' : ` Did you mean ${meant}?`
  return `--period ${JSON.stringify(typed)} is on no calendar.${hint} ${FORMS}`
}

/**
 * A report is published once for its period, so what is not over would stay as it is now. Throws CliError, exit code 2.
 */
export function refuseUnfinished(period: Period, zone: string, now: Instant): void {
  if (period.to <= now) return
  const end = dayWords(dayAt((period.to - 1) as Instant, zone))
  const why = period.kind === 'all' ? '"all" never is' : `${period.name} ends with ${end}`
  throw new CliError(
    `--publish takes a period that is over, since a report is published once for it: ${why}. Leave --publish out to see it so far, or name one that is over, such as ${lastWhole('week', now, zone).name}.`,
    2,
  )
}
