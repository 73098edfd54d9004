import { dayAt } from '../../domain/day.ts'
import type { Instant } from '../../domain/instant.ts'
import type { PeriodKind } from '../../domain/period.ts'
import { lastWhole, periodAt, periodNamed } from '../../domain/periods.ts'

const NAMED = /^(this|current|last|previous)[ -]?(week|month|quarter)$/
const WEEK = /^(?:(\d{4})-?)?w(?:eek)?-?(\d{1,2})$/
const QUARTER = /^(?:(\d{4})-?)?q-?([1-4])$/
const TURNED_QUARTER = /^q([1-4])-?(\d{4})$/
const MONTH = /^(\d{4})-(\d{1,2})$/
const TURNED_MONTH = /^(\d{1,2})-(\d{4})$/
const RANGE = /^(\d{4}-\d{2}-\d{2})(?:-?to-?|\.{1,3}|-+)(\d{4}-\d{2}-\d{2})$/

/** The name of the period that somebody most likely meant who typed something else; null where nobody can tell. */
export function meantPeriod(typed: string, zone: string, now: Instant): string | null {
  if (typed.length > 60) return null
  const text = typed.trim().toLowerCase().replaceAll(/[/_ ]/g, '-')
  const named = NAMED.exec(text)
  if (named !== null) return inWords(named[1] ?? '', named[2] as PeriodKind, zone, now)
  const year = dayAt(now, zone).slice(0, 4)
  const name = spelt(text, year)
  return name !== null && periodNamed(name, zone) !== null ? name : null
}

function inWords(which: string, kind: PeriodKind, zone: string, now: Instant): string {
  const isNow = which === 'this' || which === 'current'
  return (isNow ? periodAt(kind, now, zone) : lastWhole(kind, now, zone)).name
}

const two = (digits = ''): string => digits.padStart(2, '0')

/** As a calendar would name it; the year is this one where none was typed. */
function spelt(text: string, year: string): string | null {
  const week = WEEK.exec(text)
  if (week !== null) return `${week[1] ?? year}-W${two(week[2])}`
  const quarter = QUARTER.exec(text)
  if (quarter !== null) return `${quarter[1] ?? year}-Q${quarter[2]}`
  const turned = TURNED_QUARTER.exec(text)
  if (turned !== null) return `${turned[2]}-Q${turned[1]}`
  return month(text) ?? range(text)
}

/** There is no month 47: then it was the week. */
function month(text: string): string | null {
  const [, year, number] = MONTH.exec(text) ?? []
  if (number !== undefined) return `${year}-${Number(number) > 12 ? 'W' : ''}${two(number)}`
  const turned = TURNED_MONTH.exec(text)
  return turned === null ? null : `${turned[2]}-${two(turned[1])}`
}

function range(text: string): string | null {
  const [, one = '', other = ''] = RANGE.exec(text) ?? []
  if (one === '') return null
  return one < other ? `${one}..${other}` : `${other}..${one}`
}
