import { nearest } from '../markdown/nearest.ts'
import { isZone, zones } from './basics.ts'
import { isDate } from './calendar.ts'
import { echo } from './finding.ts'
import { login } from './words.ts'

/** What a rotation says, before it is known which zone the team has. */
export interface RotationWords {
  /** Length of a turn in days of the calendar. */
  readonly days: number
  /** Whether turns are counted in weeks, so that they begin on a day of the week. */
  readonly weekly: boolean
  /** 0 for Monday. */
  readonly weekday: number
  /** Minutes after midnight. */
  readonly minute: number
  readonly zone: string | null
  readonly people: readonly string[]
  /** `2026-11-02`: a day in a turn of the first person. */
  readonly since: string | null
}

/** What cannot be read, and what was probably meant: looked for only where it is told, since that takes longer than to read. */
export interface Slip {
  readonly message: string
  readonly nearest?: () => string | null
}

export type Part = Partial<RotationWords>

export const isSlip = (part: Part | Slip): part is Slip => 'message' in part

/** Turns may be longer than is good, but not without an end. */
const MOST_DAYS = 91
export const MOST_PEOPLE = 50

const LONG_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** 0 for `monday` or `mon`, -1 for what is no day of the week. */
export const weekdayOf = (word: string): number => {
  const asked = word.toLowerCase()
  return LONG_DAYS.findIndex((name) => name === asked || name.slice(0, 3) === asked)
}

const slip = (message: string, nearest?: Slip['nearest']): Slip =>
  nearest === undefined ? { message } : { message, nearest }

const KINDS = ['daily', 'weekly', 'every 2 weeks']

/** `daily`, `weekly`, `every 2 weeks`, `every 3 days`. */
export function kindPart(text: string): Part | Slip {
  const { count = '1', unit } =
    /^(?:every )?(?:(?<count>\d{1,3}) )?(?<unit>daily|weekly|day|week)s?$/i.exec(text)?.groups ?? {}
  if (unit === undefined) {
    const says = `${echo(text)} is no length of a turn; there are daily, weekly, every 2 weeks and every 3 days`
    return slip(says, () => nearest(text, KINDS))
  }
  const weekly = unit.toLowerCase().startsWith('week')
  const days = Number(count) * (weekly ? 7 : 1)
  if (days >= 1 && days <= MOST_DAYS) return { days, weekly }
  return slip(`a turn has at least one day and at most ${MOST_DAYS}`)
}

const CLOCK = /^(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)$/

/** `Monday 09:00 Europe/Berlin`, each part of which may be missing. */
export function startsPart(text: string): Part | Slip {
  let part: Part = {}
  for (const word of text.split(' ').filter((one) => !/^(?:on|at)$/i.test(one))) {
    const read = startWord(word)
    if (isSlip(read)) return read
    part = { ...part, ...read }
  }
  return part
}

function startWord(word: string): Part | Slip {
  const { hour, minute } = CLOCK.exec(word)?.groups ?? {}
  if (hour !== undefined) return { minute: Number(hour) * 60 + Number(minute) }
  const weekday = weekdayOf(word)
  if (weekday !== -1) return { weekday }
  if (/^\d/.test(word)) return slip(`${echo(word)} is no time of the day, such as 09:00`)
  return nearDay(word) ?? zonePart(word)
}

function nearDay(word: string): Slip | null {
  const near = word.includes('/') ? null : nearest(word, LONG_DAYS)
  return near === null ? null : slip(`${echo(word)} is no day of the week`, () => capital(near))
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A name of the IANA database. */
export function zonePart(text: string): Part | Slip {
  if (text.length <= 64 && /^[A-Za-z]/.test(text) && isZone(text)) return { zone: text }
  return slip(`${echo(text)} is no time zone, such as Europe/Berlin`, () => nearest(text, zones()))
}

export const sincePart = (text: string): Part | Slip =>
  isDate(text)
    ? { since: text }
    : slip(`${echo(text)} is no day that exists, written as 2026-11-02`)

/** Logins, in the order in which they take over. */
export function peoplePart(words: readonly string[]): Part | Slip {
  const wrong = words.find((word) => !login.safeParse(word).success)
  if (wrong !== undefined) {
    return slip(`${echo(wrong)} is no login, which is what stands in the address of a profile`)
  }
  if (words.length === 0) return slip('a rotation needs at least one person')
  if (words.length > MOST_PEOPLE) return slip(`a rotation has at most ${MOST_PEOPLE} people`)
  return { people: words.map((word) => word.replace(/^@/, '')) }
}

const STARTERS = ['starts', 'since']
const SHAPE = 'a rotation is written weekly, starts Monday 09:00 Europe/Berlin, [ana, ben, caro]'
const LONGEST = 4000

/** The parts of a rotation that is written on one line, in any order; or the first that cannot be read. */
export function rotationLine(text: string): Part | Slip {
  if (text.length > LONGEST) return slip(`a line has at most ${LONGEST} characters`)
  const typed = text.replaceAll(/\s+/g, ' ').trim()
  const [open, close] = [typed.indexOf('['), typed.indexOf(']')]
  if (open === -1 || close < open || typed.includes('[', open + 1)) {
    return slip(`${SHAPE}: the people stand between [ and ]`)
  }
  const words = splitAt(typed.slice(open + 1, close))
  let part = peoplePart(words)
  for (const piece of splitAt(`${typed.slice(0, open)},${typed.slice(close + 1)}`)) {
    const read = isSlip(part) ? part : linePart(piece)
    if (isSlip(read)) return read
    part = { ...part, ...read }
  }
  return part
}

const splitAt = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

function linePart(piece: string): Part | Slip {
  const at = piece.indexOf(' ')
  const [word, rest] = at === -1 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)]
  switch (word.toLowerCase()) {
    case 'starts':
      return startsPart(rest)
    case 'since':
      return sincePart(rest)
    case 'every':
    case 'daily':
    case 'weekly':
      return kindPart(piece)
    default: {
      if (!isSlip(startsPart(piece)))
        return slip(`${echo(piece)} stands alone`, () => `starts ${piece}`)
      const near = () => nearest(word, [...STARTERS, 'daily', 'weekly', 'every'])
      return slip(`${echo(piece)} is no part of a rotation; ${SHAPE}`, near)
    }
  }
}
