import { dayAt, daysBetween, dayWords } from '../../domain/day.ts'
import { firstKnown, isOpen } from '../../metrics/belonging.ts'
import type { Case } from '../../metrics/material.ts'
import { daysLate, overdueItems, undatedItems, unownedItems } from '../items.ts'
import { issueLink } from '../links.ts'
import type { Report } from '../report.ts'
import { count, smallWords } from '../words/number.ts'
import { commandFor, lackingTimes } from './lacking.ts'

/** Longer than that no incident should stand open without anybody asking why. */
const LONG_DAYS = 7

/** The one thing to do next, in a sentence of Markdown. */
export function nextStep(report: Report): string {
  return (
    postmortemToPublish(report) ??
    incidentToEnd(report) ??
    itemToAskAbout(report) ??
    timeToEnter(report) ??
    'Nothing here waits for anybody.'
  )
}

/** The most urgent thing to do about action items; null where there is none. */
export const itemToAskAbout = (report: Report): string | null =>
  overdue(report) ?? unowned(report) ?? undated(report)

const isLate = ({ postmortem }: Case, { readAt }: Report): boolean => {
  const { owed, dueAt, publishedAt, skipped } = postmortem
  return owed && !skipped && publishedAt === null && dueAt !== null && dueAt < readAt
}

function postmortemToPublish(report: Report): string | null {
  const late = report.material.incidents
    .filter((one) => one.excluded === null && isLate(one, report))
    .toSorted(
      (a, b) => (a.postmortem.dueAt ?? 0) - (b.postmortem.dueAt ?? 0) || a.number - b.number,
    )
  const [first] = late
  if (first === undefined || first.postmortem.dueAt === null) return null
  const since = dayWords(dayAt(first.postmortem.dueAt, report.scope.calendar.zone))
  const more = late.length === 1 ? '' : `, then ${count(late.length - 1, 'more', 'more')}`
  return `Next: publish the postmortem of ${issueLink(report, first.number)}, which was due on ${since}${more}.`
}

function incidentToEnd(report: Report): string | null {
  const { zone } = report.scope.calendar
  const today = dayAt(report.readAt, zone)
  const [oldest] = report.material.incidents
    .filter((one) => one.excluded === null && isOpen(one))
    .flatMap((one) => {
      const since = firstKnown(one)
      return since === null ? [] : [{ one, days: daysBetween(dayAt(since, zone), today) }]
    })
    .toSorted((a, b) => b.days - a.days || a.one.number - b.one.number)
  if (oldest === undefined || oldest.days < LONG_DAYS) return null
  return `Next: look at ${issueLink(report, oldest.one.number)}, which has been open for ${oldest.days} days, and type \`/resolve\` there if it is over.`
}

function overdue(report: Report): string | null {
  const items = overdueItems(report)
  const [oldest] = items
  if (oldest === undefined) return null
  const late = `${count(daysLate(oldest, report), 'day')} late`
  const link = issueLink(report, oldest.number)
  if (items.length === 1) return `Next: do or move ${link}, which is ${late}: \`/due friday\`.`
  return `Next: do or move the ${smallWords(items.length)} overdue action items, ${link} first, which is ${late}.`
}

function unowned(report: Report): string | null {
  const items = unownedItems(report)
  const [first] = items
  if (first === undefined) return null
  const more = items.length === 1 ? '' : ` and ${items.length - 1} more`
  return `Next: find somebody for ${issueLink(report, first.number)}${more}: \`/owner @login\`.`
}

function undated(report: Report): string | null {
  const items = undatedItems(report)
  const [first] = items
  if (first === undefined) return null
  const more = items.length === 1 ? '' : ` and ${items.length - 1} more`
  return `Next: say until when ${issueLink(report, first.number)}${more} will be done: \`/due friday\`.`
}

function timeToEnter(report: Report): string | null {
  const [first] = lackingTimes(report)
  const [number] = first?.numbers ?? []
  if (first === undefined || number === undefined) return null
  const more = first.numbers.length === 1 ? '' : ` and ${first.numbers.length - 1} more`
  return `Next: say on ${issueLink(report, number)}${more} when it was ${first.time}: \`${commandFor(first.time, number, report)}\`.`
}
