import { type Zone, zoneNamed } from './zone.ts'

/** Which day: a date in full, one that recurs every year, a weekday, or days from today. */
export type Day =
  | { readonly kind: 'date'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number }
  /** Monday is 1. `step` says last or next, and 0 that the bias decides. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly step: -1 | 0 | 1 }
  | { readonly kind: 'near'; readonly days: number }

export interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export interface Parts {
  readonly day: Day | null
  readonly clock: Clock | null
  readonly zone: Zone | null
}

interface Taken {
  readonly parts: Partial<Parts>
  /** How many words it took. */
  readonly count: number
}

const FILLERS = new Set(['at', 'on', 'the', 'of'])

/** Whether a word belongs to what follows it: `14:05 at the pool` is a time and three words. */
export const isFiller = (word: string): boolean => FILLERS.has(word.toLowerCase())

const MOST_WORDS = 10

/** The parts that the words name, each at most once and in any order; null when a word is left over. */
export function partsOf(text: string): Parts | null {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > MOST_WORDS) return null
  let parts: Parts = { day: null, clock: null, zone: null }
  let at = 0
  while (at < words.length) {
    const taken = dayAt(words, at) ?? clockAt(words, at) ?? zoneAt(words, at)
    if (taken === null || overlaps(parts, taken.parts)) return null
    parts = { ...parts, ...taken.parts }
    at += taken.count
  }
  return parts
}

const overlaps = (parts: Parts, more: Partial<Parts>): boolean =>
  (['day', 'clock', 'zone'] as const).some((key) => parts[key] !== null && more[key] != null)

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .flatMap((word) => {
      const iso = /^(\d{4}-\d{2}-\d{2})t(\d.*)$/.exec(word)
      return iso === null ? [word] : [iso[1] ?? '', iso[2] ?? '']
    })
    .filter((word) => word !== '' && !FILLERS.has(word))
}

const NEAR: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
])
const STEPS: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
])

function dayAt(words: readonly string[], at: number): Taken | null {
  const word = words[at] ?? ''
  const near = NEAR.get(word)
  if (near !== undefined) return { parts: { day: { kind: 'near', days: near } }, count: 1 }
  const step = STEPS.get(word)
  const weekday = weekdayOf(words[step === undefined ? at : at + 1] ?? '')
  if (weekday !== null) {
    const day: Day = { kind: 'weekday', weekday, step: step ?? 0 }
    return { parts: { day }, count: step === undefined ? 1 : 2 }
  }
  return isoDay(word) ?? namedDay(words, at)
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTHS =
  'january february march april may june july august september october november december'.split(' ')

/** In full or the first three letters; four for the weekdays and months that are cut so. */
const indexOf = (word: string, names: readonly string[]): number | null => {
  const bare = word.replace(/\.$/, '')
  if (bare.length < 3) return null
  const cut = bare.length <= 5
  const at = names.findIndex((name) => name === bare || (cut && name.startsWith(bare)))
  return at === -1 ? null : at + 1
}
const weekdayOf = (word: string): number | null => indexOf(word, WEEKDAYS)
const monthOf = (word: string): number | null => indexOf(word, MONTHS)

function isoDay(word: string): Taken | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word) ?? []
  if (year === undefined) return null
  const full: Day = { kind: 'date', year: Number(year), month: Number(month), day: Number(day) }
  return { parts: { day: full }, count: 1 }
}

/** `Nov 20`, `20 November`, either with a year behind it. */
function namedDay(words: readonly string[], at: number): Taken | null {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3)
  const month = monthOf(first) ?? monthOf(second)
  const day = dayNumber(monthOf(first) === null ? first : second)
  if (month === null || day === null) return null
  const year = /^\d{4}$/.test(third) ? Number(third) : null
  if (year === null) return { parts: { day: { kind: 'yearly', month, day } }, count: 2 }
  return { parts: { day: { kind: 'date', year, month, day } }, count: 3 }
}

function dayNumber(word: string): number | null {
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(word) ?? []
  return digits === undefined ? null : Number(digits)
}

const TIME =
  /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.]\d{1,9})?)?)?(am|pm)?(z|utc|gmt|[+-]\d{1,2}(?::?\d{2})?)?$/

function clockAt(words: readonly string[], at: number): Taken | null {
  const found = TIME.exec(words[at] ?? '')
  if (found === null) return null
  const [, hour, minute, second, half, zone] = found
  const apart = halfApart(found, words[at + 1])
  const noon = half ?? apart
  if (minute === undefined && noon === null) return null
  const given = { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0) }
  const clock = noon === null ? given : { ...given, hour: hourOf(given.hour, noon) }
  const named = zone === undefined ? null : zoneNamed(zone)
  return { parts: named === null ? { clock } : { clock, zone: named }, count: apart ? 2 : 1 }
}

/** `am` or `pm` as a word of its own behind a time that has neither it nor a zone yet. */
function halfApart(found: RegExpExecArray, next: string | undefined): string | null {
  if (found[4] !== undefined || found[5] !== undefined) return null
  return next === 'am' || next === 'pm' ? next : null
}

/** An hour that no clock with halves shows becomes one that no clock shows at all. */
function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** `-5` alone is a number that somebody wrote; as a zone it needs minutes or a name in front. */
function zoneAt(words: readonly string[], at: number): Taken | null {
  if (/^[+-]\d{1,2}$/.test(words[at] ?? '')) return null
  const zone = zoneNamed(words[at] ?? '')
  return zone === null ? null : { parts: { zone }, count: 1 }
}
