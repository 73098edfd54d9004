import * as z from 'zod'
import { dayAfter, startOfDay } from '../domain/day.ts'
import { DAY_MS, type Instant, instant, MINUTE_MS, shownAt } from '../domain/instant.ts'
import type { Override } from '../domain/responders.ts'
import { samePerson } from '../domain/shifts.ts'
import { isZone } from './basics.ts'
import { isDate } from './calendar.ts'
import { bare, login } from './words.ts'

const FORM = /^(?<date>\d{4}-\d{2}-\d{2})(?:[ T](?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d))?$/

/** A day, or a moment of it; null for neither. */
function momentOf(text: string): { readonly date: string; readonly minute: number | null } | null {
  const { date, hour, minute } = FORM.exec(text)?.groups ?? {}
  if (date === undefined || !isDate(date)) return null
  return { date, minute: hour === undefined ? null : Number(hour) * 60 + Number(minute) }
}

const moment = z
  .string()
  .refine(
    (text) => momentOf(text) !== null,
    'an override begins and ends on a day that exists, such as 2026-12-24, or at a time of it, such as 2026-12-24 09:00',
  )

const start = (text: string, zone: string): Instant | null => {
  const read = momentOf(text)
  return read === null ? null : timeOf(read.date, read.minute ?? 0, zone)
}

/** A day is meant as a whole, a time to the minute. */
const end = (text: string, zone: string): Instant | null => {
  const read = momentOf(text)
  if (read === null) return null
  return read.minute === null
    ? startOfDay(dayAfter(read.date, 1), zone)
    : timeOf(read.date, read.minute, zone)
}

const timeOf = (date: string, minute: number, zone: string): Instant => {
  const day = Math.round(instant(`${date}T00:00:00Z`) / DAY_MS)
  return shownAt(day * DAY_MS + minute * MINUTE_MS, zone)[0]
}

export const OverrideEntry = z
  .strictObject({
    from: moment.meta({
      description: 'First day, from midnight, or a time of it: 2026-12-24 or 2026-12-24 09:00.',
    }),
    to: moment.meta({ description: 'Last day, the whole of it, or a time of it.' }),
    person: login.optional().meta({ description: 'Who stands in.' }),
    as: z
      .enum(['primary', 'secondary'])
      .optional()
      .meta({ default: 'primary', description: 'In whose place that person stands in.' }),
    swap: z
      .array(login)
      .length(2, 'a swap names two people')
      .optional()
      .meta({ description: 'Two people who change places, instead of one who stands in.' }),
    zone: z
      .string()
      .max(64)
      .refine(isZone, 'a time zone is a name of the IANA database, such as Europe/Berlin')
      .optional()
      .meta({ description: 'Zone of both days; without it that of the rotation.' }),
  })
  .superRefine(({ from, to, person, swap, as }, context) => {
    const [first, last] = [start(from, 'UTC'), end(to, 'UTC')]
    if (first !== null && last !== null && first >= last) {
      context.addIssue({ code: 'custom', path: ['to'], message: 'this comes before from' })
    }
    if ((person === undefined) === (swap === undefined)) {
      const message = 'an override names either a person who stands in, or two who swap'
      context.addIssue({ code: 'custom', message })
    }
    if (swap?.[0] !== undefined && samePerson(bare(swap[0]), bare(swap[1] ?? ''))) {
      context.addIssue({ code: 'custom', path: ['swap'], message: 'a swap names two people' })
    }
    if (swap !== undefined && as !== undefined) {
      const message = 'two who swap change both places; leave this out'
      context.addIssue({ code: 'custom', path: ['as'], message })
    }
  })
type Given = z.infer<typeof OverrideEntry>

/** What was agreed, in time; null where it cannot be read. `zone` is that of the rotation. */
export function overrideOf(given: Given, zone: string): Override | null {
  const clock = given.zone ?? zone
  const [from, until] = [start(given.from, clock), end(given.to, clock)]
  if (from === null || until === null || from >= until) return null
  const [first, second] = given.swap ?? []
  if (first !== undefined && second !== undefined) {
    return { kind: 'swap', people: [bare(first), bare(second)], from, until }
  }
  if (given.person === undefined) return null
  return { kind: 'person', place: given.as ?? 'primary', person: bare(given.person), from, until }
}
