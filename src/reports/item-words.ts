import { dayAt, dayWords } from '../domain/day.ts'
import { inert } from '../markdown/inert.ts'
import { table } from '../markdown/table.ts'
import type { ActionCase } from '../metrics/material.ts'
import { issueLink, linked } from './links.ts'
import { mentioned, named } from './people.ts'
import type { Report } from './report.ts'
import { numberWords } from './words/number.ts'

/** What makes an issue an action item. */
export const ITEM = 'action-item'
/** What one carries whose day has passed. */
export const OVERDUE = 'due: overdue'

const TITLE = 80

/** `#31 Load stage in the pipeline`, with its priority where it has one. */
export function itemWords(report: Report, { number, title, priority }: ActionCase): string {
  const urgent = priority === null ? '' : ` (${priority})`
  return `${issueLink(report, number)} ${inert(title, TITLE)}${urgent}`
}

/** Of somebody whose item is overdue: mentioned where config says so, else only named. */
export function ownerWords({ mention }: Report, owner: string | null): string {
  if (owner === null) return 'nobody'
  return mention ? mentioned(owner) : named(owner)
}

/** Everybody whose it is, told of nothing. */
export function ownersWords({ owners, team }: ActionCase): string {
  const all = team === null ? owners : [...owners, team]
  return all.length === 0 ? 'nobody' : all.slice(0, 3).map(named).join(', ')
}

/** `Fri 27 Nov`, in the team's zone; with the year where it is another than that of the reading. */
export function dueWords({ due }: ActionCase, { scope, readAt }: Report): string {
  if (due === null) return 'no day'
  const [day, today] = [due, readAt].map((at) => dayWords(dayAt(at, scope.calendar.zone)))
  const year = today?.slice(-5) ?? ''
  return day?.endsWith(year) ? day.slice(0, -year.length) : (day ?? '')
}

/** `And 34 more.`, with the search that shows them all; empty for none. */
export const moreItems = (left: number, all: string | null): string =>
  left <= 0 ? '' : `And ${linked(`${numberWords(left)} more`, all)}.`

/** Items in three columns, the last of which is up to the list. */
export const itemsTable = (
  report: Report,
  items: readonly ActionCase[],
  [head, cell]: readonly [string, (one: ActionCase) => string],
): string =>
  table(
    ['Item', 'Owner', head],
    items.map((one) => [itemWords(report, one), ownersWords(one), cell(one)]),
  )
