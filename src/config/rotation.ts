import * as z from 'zod'
import { DAY_MS, instant } from '../domain/instant.ts'
import type { Rotation } from '../domain/rotation.ts'
import { passOn } from './pass-on.ts'
import {
  isSlip,
  kindPart,
  MOST_PEOPLE,
  type Part,
  peoplePart,
  type RotationWords,
  rotationLine,
  type Slip,
  sincePart,
  startsPart,
  zonePart,
} from './rotation-line.ts'
import { login } from './words.ts'

/** 2024-01-07, a Sunday: whatever day of the week turns begin on, the first of that year is the first person's. */
const ANCHOR = '2024-01-07'

const STANDARD: RotationWords = {
  days: 7,
  weekly: true,
  weekday: 0,
  minute: 9 * 60,
  zone: null,
  people: [],
  since: null,
}

const part = (read: (text: string) => Part | Slip) =>
  z.string().superRefine((text, context) => {
    const found = read(text)
    if (isSlip(found)) context.addIssue(custom(found))
  })

const custom = ({ message, nearest }: Slip) => ({
  code: 'custom' as const,
  message,
  params: { nearest },
})

const Fields = z.strictObject({
  kind: part(kindPart).optional().meta({
    default: 'weekly',
    description: 'Length of a turn: daily, weekly, every 2 weeks, every 3 days.',
  }),
  starts: part(startsPart).optional().meta({
    default: 'Monday 09:00',
    description:
      'When one hands over to the next, by the clock on the wall: the day of the week (where turns are counted in weeks) and the time.',
  }),
  zone: part(zonePart)
    .optional()
    .meta({ description: 'Zone of that clock; without it the zone of the team.' }),
  people: z
    .array(login)
    .min(1, 'a rotation needs at least one person')
    .max(MOST_PEOPLE, `a rotation has at most ${MOST_PEOPLE} people`)
    .meta({ description: 'Logins, in the order in which they take over.' }),
  since: part(sincePart).optional().meta({
    description:
      'A day in a turn of the first person, from which turns are counted: give one whenever the list grows, so that nobody is on call sooner or later than was agreed. Without it the first turn of 2024 is that of the first person.',
  }),
})

/** A rotation on one line. */
const Line = z.string().superRefine((text, context) => {
  const found = rotationLine(text)
  if (isSlip(found)) context.addIssue(custom(found))
})

const isMap = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

const { $schema: _, ...fields } = z.toJSONSchema(Fields, { io: 'input', target: 'draft-7' })

/** What editors are told: the keys of the map first. */
export const ROTATION_FORMS = [fields, { type: 'string' as const }]

/** One line, or a map with the same meaning. */
export const rotation = z.unknown().superRefine((given, context) => {
  passOn(isMap(given) ? Fields : Line, given, context)
  const words = wordsOf(given)
  if (words === null || words.weekly || !words.dayNamed) return
  const message =
    'turns that are counted in days begin on every day of the week; write starts 09:00 without a day, and since with a date where it matters'
  context.addIssue({ code: 'custom', message })
})

interface Read extends RotationWords {
  readonly dayNamed: boolean
}

/** What the value says; null where it cannot be read. */
function wordsOf(given: unknown): Read | null {
  const read = typeof given === 'string' ? rotationLine(given) : mapPart(given)
  if (read === null || isSlip(read)) return null
  const known = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
  return { ...STANDARD, ...known, dayNamed: read.weekday !== undefined }
}

function mapPart(given: unknown): Part | null {
  const { success, data } = Fields.safeParse(given)
  if (!success) return null
  const { kind, starts, zone, people, since } = data
  const parts = [
    kind === undefined ? {} : kindPart(kind),
    starts === undefined ? {} : startsPart(starts),
    zone === undefined ? {} : zonePart(zone),
    since === undefined ? {} : sincePart(since),
    peoplePart(people),
  ]
  return parts.some(isSlip) ? null : Object.assign({}, ...parts)
}

/** The rotation that a value stands for, in the team's zone where it names none; null where it cannot be read. */
export function rotationOf(given: unknown, team: string): Rotation | null {
  const words = wordsOf(given)
  if (words === null) return null
  const { days, weekly, weekday, minute, zone, people, since } = words
  const day = Math.round(instant(`${since ?? ANCHOR}T00:00:00Z`) / DAY_MS)
  // Day 4 was a Monday: back to the day of the week on which turns begin.
  const back = weekly ? (((day - 4 - weekday) % 7) + 7) % 7 : 0
  return { days, minute, zone: zone ?? team, people, since: day - back }
}
