import { capital } from '../../domain/capital.ts'
import { dayAt, dayWords } from '../../domain/day.ts'
import { isInTime } from '../../metrics/in-time.ts'
import { type Due, openItems, overdueItems, promisedItems, soonItems } from '../items.ts'
import type { Report } from '../report.ts'
import { isRunning } from '../running.ts'
import { listed, shareWords, smallWords } from '../words/number.ts'
import { periodWords } from '../words/period.ts'

/** How many action items are open, and how many of these are pressing, in a sentence of Markdown. */
export function actionsHappened(report: Report): string {
  const open = openItems(report).length
  const day = dayWords(dayAt(report.readAt, report.scope.calendar.zone))
  if (open === 0) return `No action item is open on ${day}.`
  const [late, soon] = [overdueItems(report).length, soonItems(report).length]
  const pressing = [
    ...(late === 0 ? [] : [`${smallWords(late)} of them ${isAre(late)} overdue`]),
    ...(soon === 0 ? [] : [`${smallWords(soon)} ${isAre(soon)} due within seven days`]),
  ]
  const rest = pressing.length === 0 ? 'none of them is overdue' : listed(pressing)
  return `${capital(smallWords(open))} action ${open === 1 ? 'item' : 'items'} ${isAre(open)} open on ${day}: ${open === 1 ? single(late, soon) : rest}.`
}

const isAre = (number: number): string => (number === 1 ? 'is' : 'are')

function single(late: number, soon: number): string {
  if (late > 0) return 'it is overdue'
  return soon > 0 ? 'it is due within seven days' : 'it is not overdue'
}

/** What became of what was promised for the period, in a sentence of Markdown. Counts as the metric beside it does. */
export function actionsKept(report: Report): string {
  const { period, calendar } = report.scope
  const isOut = ({ due, end }: Due): boolean =>
    end === null ? due < report.readAt : isDone(end.kind)
  const all = promisedItems(report)
  const promised = all.filter(isOut)
  const words = periodWords(period, calendar.zone)
  const when = isRunning(report) ? `${words} so far` : words
  if (promised.length === 0) {
    return all.length > 0 && all.every(({ end }) => end !== null)
      ? `All that was promised for ${when} was declined or is carried on elsewhere.`
      : `Nothing was promised for ${when}.`
  }
  const kept = promised.filter(({ due, end }) => end !== null && isInTime(end.at, due))
  if (all.length === 1)
    return `The one item promised for ${when} was ${kept.length === 1 ? 'done in time' : 'not done in time'}.`
  return `Of what was promised for ${when}, ${shareWords(kept.length, promised.length)} was done in time.`
}

/** Whether it ended by being done: not declined, and not carried on elsewhere. */
export const isDone = (
  kind: 'verified' | 'merged' | 'unverified' | 'declined' | 'duplicate',
): boolean => kind !== 'declined' && kind !== 'duplicate'
