import { Temporal } from 'temporal-polyfill'

/** Abbreviations that mean one thing, in minutes east of UTC. */
const OFFSETS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    utc: 0,
    gmt: 0,
    z: 0,
    wet: 0,
    west: 60,
    bst: 60,
    cet: 60,
    cest: 120,
    eet: 120,
    eest: 180,
    msk: 180,
    sgt: 480,
    hkt: 480,
    awst: 480,
    jst: 540,
    kst: 540,
    acst: 570,
    aest: 600,
    aedt: 660,
    nzst: 720,
    nzdt: 780,
    est: -300,
    edt: -240,
    cdt: -300,
    mst: -420,
    mdt: -360,
    pst: -480,
    pdt: -420,
    akst: -540,
    akdt: -480,
    hst: -600,
  }),
)

/** Abbreviations in use for several zones, with what each could be. */
const AMBIGUOUS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ist', ['+05:30 (India)', '+02:00 (Israel)', '+01:00 (Ireland)']],
  ['cst', ['-06:00 (Central America)', '+08:00 (China)', '-05:00 (Cuba)']],
])

export type Zone =
  | { readonly id: string }
  | { readonly problem: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly problem: 'unknown-zone' }

/** The zone that a word in lower case names; null when the word is no zone at all. */
export function zoneNamed(word: string): Zone | null {
  const readings = AMBIGUOUS.get(word)
  if (readings !== undefined) return { problem: 'ambiguous', readings }
  const minutes = OFFSETS.get(word)
  if (minutes !== undefined) return { id: offset(minutes) }
  const signed = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(word)
  if (signed !== null) return fromSigned(signed)
  if (!/^[a-z_]+(?:\/[a-z0-9_+-]+){1,2}$/.test(word)) return null
  return isZone(word) ? { id: word } : { problem: 'unknown-zone' }
}

function fromSigned([, sign, hours, minutes = '0']: readonly (string | undefined)[]): Zone {
  const total = Number(hours) * 60 + Number(minutes)
  if (Number(minutes) > 59 || total > 14 * 60) return { problem: 'unknown-zone' }
  return { id: offset(sign === '-' ? -total : total) }
}

function offset(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const two = (part: number) => String(part).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Whether the zone database knows it. */
function isZone(id: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
