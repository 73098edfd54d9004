/** Most that is worth reading of a difference. */
const SHOWN = 20
/** What we open ourselves is opened as much later as the kill took, and its clocks run from then. */
const LATER_MS = 5 * 60_000

/**
 * In what an end is another than that of the calm: lines that are missing (`-`) and that should not be there (`+`).
 * Times of day may be later by so many minutes.
 */
export function differs(calm: string, end: string, lateMinutes = 0): readonly string[] {
  const [had, has] = [calm.split('\n'), end.split('\n')]
  const same = (line: string, other = '') => isSame(line, other, lateMinutes)
  if (had.length === has.length && had.every((line, at) => same(line, has[at]))) return []
  const lines = [
    ...had.filter((line) => !has.some((one) => same(line, one))).map((line) => `- ${line}`),
    ...has.filter((line) => !had.some((one) => same(one, line))).map((line) => `+ ${line}`),
  ]
  return lines.length === 0 ? ['the same lines in another order'] : lines.slice(0, SHOWN)
}

const RINGS = /^(rings .*) (\d+)$/

function isSame(calm: string, end: string, lateMinutes: number): boolean {
  if (calm === end) return true
  const [a, b] = [RINGS.exec(calm), RINGS.exec(end)]
  if (a !== null && b !== null)
    return a[1] === b[1] && Math.abs(Number(a[2]) - Number(b[2])) < LATER_MS
  return lateMinutes > 0 && isLater(calm, end, lateMinutes)
}

const TIME = /\b([01]\d|2[0-3]):([0-5]\d)\b/g
const DAY_MINUTES = 24 * 60

const timesIn = (line: string): readonly number[] =>
  [...line.matchAll(TIME)].map(([, hours, minutes]) => Number(hours) * 60 + Number(minutes))

function isLater(calm: string, end: string, lateMinutes: number): boolean {
  if (calm.replaceAll(TIME, 'TIME') !== end.replaceAll(TIME, 'TIME')) return false
  const before = timesIn(calm)
  return timesIn(end).every((time, at) => {
    const late = (time - (before[at] ?? 0) + DAY_MINUTES) % DAY_MINUTES
    return late <= lateMinutes
  })
}
