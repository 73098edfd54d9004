import * as z from 'zod'
import { WEEKDAYS, type Weekday } from '../domain/calendar.ts'
import type { Layer, WeekWindow } from '../domain/responders.ts'
import type { Rotation } from '../domain/rotation.ts'
import { passOn } from './pass-on.ts'
import { ROTATION_FORMS, rotation, rotationOf } from './rotation.ts'
import { weekdayOf } from './rotation-line.ts'
import { bare, login, prose } from './words.ts'

const DAY = 24 * 60
const WEEK = 7 * DAY

const HOURS =
  /^(?<from>[01]?\d|2[0-3]):(?<fromMinute>[0-5]\d) ?[-–] ?(?<to>[01]?\d|2[0-4]):(?<toMinute>[0-5]\d)$/

/** Minutes after midnight; what ends before it begins ends on the next day. Null for what is no stretch of a day. */
function hoursOf(text: string): { readonly from: number; readonly to: number } | null {
  const groups = HOURS.exec(text)?.groups
  if (groups === undefined) return null
  const from = Number(groups['from']) * 60 + Number(groups['fromMinute'])
  const to = Number(groups['to']) * 60 + Number(groups['toMinute'])
  if (to > DAY || from === to) return null
  return { from, to: to > from ? to : to + DAY }
}

/** Minutes since Monday 00:00, of `Friday 18:00`; null for what is no time of the week. */
function weekTime(text: string): number | null {
  const {
    day = '',
    hour,
    minute,
  } = /^(?<day>[a-z]+) (?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)$/i.exec(text)?.groups ?? {}
  const weekday = weekdayOf(day)
  return weekday === -1 ? null : weekday * DAY + Number(hour) * 60 + Number(minute)
}

const weekly = z
  .string()
  .refine(
    (text) => weekTime(text) !== null,
    'a layer begins and ends on a day of the week at a time, such as Friday 18:00',
  )

const LIST = z
  .array(login)
  .min(1, 'the list needs at least one person')
  .max(50, 'at most 50 people can be listed')

/** Behind the primary: the next in line, nobody, a list that turns with the primary's, or a rotation of its own. */
export const secondary = z.unknown().superRefine((given, context) => {
  if (given === 'next' || given === 'none') return
  passOn(Array.isArray(given) ? LIST : rotation, given, context)
})

export const SECONDARY_FORMS = [
  ...ROTATION_FORMS,
  { type: 'array' as const, items: { type: 'string' as const }, minItems: 1, maxItems: 50 },
]
export const SECONDARY_WORDS =
  'Who answers where the primary does not: `next` in the same list, `none`, a list that hands over when the primary does, or a rotation of its own.'

export const LayerEntry = z
  .strictObject({
    name: prose(50).optional().meta({ description: 'What people call it.' }),
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1, 'the list needs at least one day of the week')
      .max(7, 'a week has seven days')
      .optional()
      .meta({ description: 'Days of the week on which it begins; without them every day.' }),
    hours: z
      .string()
      .refine(
        (text) => hoursOf(text) !== null,
        'hours are two times, such as 09:00-17:00, or 22:00-06:00 over midnight',
      )
      .optional()
      .meta({ description: 'Hours of these days; without them the whole day.' }),
    from: weekly
      .optional()
      .meta({ description: 'Instead of days and hours: when it begins every week.' }),
    until: weekly.optional().meta({ description: 'When that ends.' }),
    rotation: rotation.meta({
      anyOf: ROTATION_FORMS,
      description: 'Who takes turns in it. Its zone is the zone of the days and hours as well.',
    }),
    secondary: secondary.optional().meta({ anyOf: SECONDARY_FORMS, description: SECONDARY_WORDS }),
  })
  .superRefine(({ days, hours, from, until }, context) => {
    if ((from === undefined) !== (until === undefined)) {
      const path = [from === undefined ? 'until' : 'from']
      context.addIssue({ code: 'custom', path, message: 'from and until come together' })
    }
    if (from !== undefined && (days !== undefined || hours !== undefined)) {
      const path = [days === undefined ? 'hours' : 'days']
      const message = 'a layer has either days and hours, or from and until'
      context.addIssue({ code: 'custom', path, message })
    }
  })
type Given = z.infer<typeof LayerEntry>

/** When the layer is open, week by week. */
function windowsOf({ days, hours, from, until }: Given): readonly WeekWindow[] {
  const [start, end] = [weekTime(from ?? ''), weekTime(until ?? '')]
  if (start !== null && end !== null) {
    return [{ from: start, to: end > start ? end : end + WEEK }]
  }
  const { from: opens, to: closes } = hoursOf(hours ?? '') ?? { from: 0, to: DAY }
  return [...new Set(days ?? WEEKDAYS)].map((day: Weekday) => {
    const midnight = WEEKDAYS.indexOf(day) * DAY
    return { from: midnight + opens, to: midnight + closes }
  })
}

/** Who is behind the primary of that rotation. What cannot be read stands for the next in line. */
export function secondaryOf(given: unknown, primary: Rotation, team: string): Layer['secondary'] {
  if (given === 'none') return null
  const list = LIST.safeParse(given)
  if (list.success) return { ...primary, people: list.data.map(bare) }
  return given === undefined || given === 'next' ? 'next' : (rotationOf(given, team) ?? 'next')
}

/** The layer that an entry stands for; null where its rotation cannot be read. */
export function layerOf(given: Given, standard: unknown, team: string): Layer | null {
  const primary = rotationOf(given.rotation, team)
  if (primary === null) return null
  return {
    name: given.name ?? null,
    windows: windowsOf(given),
    primary,
    secondary: secondaryOf(given.secondary ?? standard, primary, team),
  }
}
