import { dayAt, daysBetween } from '../domain/day.ts'
import { DAY_MS, type Instant, plus } from '../domain/instant.ts'
import { isWithin } from '../domain/period.ts'
import type { ActionCase } from '../metrics/material.ts'
import type { Report } from './report.ts'

/** One that is open and has a due date. */
export type Due = ActionCase & { readonly due: Instant }

/** One that is over. */
export type Ended = ActionCase & { readonly end: NonNullable<ActionCase['end']> }

const SOON_MS = 7 * DAY_MS

export const openItems = ({ material }: Report): readonly ActionCase[] =>
  material.actions.filter(({ end }) => end === null).toSorted(byAge)

const byAge = (a: ActionCase, b: ActionCase): number =>
  a.createdAt - b.createdAt || a.number - b.number

const withDue = (items: readonly ActionCase[]): readonly Due[] =>
  items
    .filter((one): one is Due => one.due !== null)
    .toSorted((a, b) => a.due - b.due || a.number - b.number)

/** Open and past their day when the report was read, the longest first. */
export const overdueItems = (report: Report): readonly Due[] =>
  withDue(openItems(report)).filter(({ due }) => due < report.readAt)

/** Open and promised for the seven days after the reading, the nearest first. */
export const soonItems = (report: Report): readonly Due[] => {
  const until = plus(report.readAt, SOON_MS)
  return withDue(openItems(report)).filter(({ due }) => due >= report.readAt && due <= until)
}

export const unownedItems = (report: Report): readonly ActionCase[] =>
  openItems(report).filter(({ owners, team }) => owners.length === 0 && team === null)

export const undatedItems = (report: Report): readonly ActionCase[] =>
  openItems(report).filter(({ due }) => due === null)

/** Ended in the period, the first first. */
export const endedItems = ({ material, scope }: Report): readonly Ended[] =>
  material.actions
    .filter((one): one is Ended => one.end !== null && isWithin(one.end.at, scope.period))
    .toSorted((a, b) => a.end.at - b.end.at || a.number - b.number)

/** Promised for a day of the period, whatever became of them. */
export const promisedItems = ({ material, scope }: Report): readonly Due[] =>
  withDue(material.actions).filter(({ due }) => isWithin(due, scope.period))

/** Whole days since the due date, as the team's calendar counts them. */
export const daysLate = ({ due }: Due, { readAt, scope }: Report): number =>
  daysBetween(dayAt(due, scope.calendar.zone), dayAt(readAt, scope.calendar.zone))

/** Whole days since it was opened. */
export const daysOld = ({ createdAt }: ActionCase, { readAt, scope }: Report): number =>
  daysBetween(dayAt(createdAt, scope.calendar.zone), dayAt(readAt, scope.calendar.zone))
