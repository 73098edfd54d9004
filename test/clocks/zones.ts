import { HOUR_MS, type Instant, instant, MINUTE_MS } from '../../src/domain/instant.ts'

export const FROM = instant('2025-01-01T00:00:00Z')
export const TO = instant('2036-01-01T00:00:00Z')

/** A moment at which the clocks of a zone are put forward (`by` above 0) or back, in milliseconds. */
export interface Move {
  readonly at: Instant
  readonly by: number
}

/** What the clocks of some zones show from 2025 to 2035, all of them the same. */
export interface WallClock {
  /** The first of them, by which the others are known. */
  readonly zone: string
  readonly zones: readonly string[]
  /** How far the wall is ahead of UTC when the years begin, in milliseconds. */
  readonly ahead: number
  /** In order. */
  readonly moves: readonly Move[]
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the wall is ahead of UTC, asked of the platform in another way than our own code asks. */
function asked(at: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name) ?? []
  const size = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * 1000
  return sign === '-' ? -size : size
}

/** Twice a year is usual, and twice in a month happens; twice in a week nobody's clocks were ever moved. */
const STEP_MS = 7 * 24 * HOUR_MS

/** A quarter that begins in the last of the years ends behind it. */
const BEYOND_MS = 40 * STEP_MS

function movesOf(zone: string): readonly Move[] {
  const moves: Move[] = []
  for (let at: number = FROM; at < TO + BEYOND_MS; at += STEP_MS) {
    const by = asked(at + STEP_MS, zone) - asked(at, zone)
    if (by !== 0) moves.push({ at: moved(at, at + STEP_MS, zone), by })
  }
  return moves
}

/** The first moment behind the one and up to the other at which the wall shows something else. */
function moved(before: number, behind: number, zone: string): Instant {
  const was = asked(before, zone)
  let [low, high] = [before, behind]
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (asked(middle, zone) === was) low = middle
    else high = middle
  }
  return high as Instant
}

/** Every zone that the platform knows, those of which the clocks show the same in all of the years together. */
export function wallClocks(): readonly WallClock[] {
  const same = new Map<string, { readonly zones: string[]; readonly moves: readonly Move[] }>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const moves = movesOf(zone)
    const key = JSON.stringify([asked(FROM, zone), moves])
    const known = same.get(key) ?? { zones: [], moves }
    known.zones.push(zone)
    same.set(key, known)
  }
  return [...same.values()].map((one) => {
    const zone = one.zones[0] ?? 'UTC'
    return { ...one, zone, ahead: asked(FROM, zone) }
  })
}

/** How far the wall is ahead of UTC at a moment of the years, or near them. */
export const offset = (at: number, { ahead, moves }: WallClock): number =>
  moves.reduce((sum, move) => (move.at <= at ? sum + move.by : sum), ahead)

/** Day of the week, from Sunday as 0, and minutes after midnight, as the wall shows them. */
function shows(at: number, clock: WallClock): { readonly day: number; readonly minute: number } {
  const reading = new Date(at + offset(at, clock))
  return { day: reading.getUTCDay(), minute: reading.getUTCHours() * 60 + reading.getUTCMinutes() }
}

/** Whether people work who do so from Monday to Friday, nine to five. */
export function isWork(at: number, clock: WallClock): boolean {
  const { day, minute } = shows(at, clock)
  return day >= 1 && day <= 5 && minute >= 9 * 60 && minute < 17 * 60
}
