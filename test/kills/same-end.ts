/** Most that is worth reading of a difference. */
const SHOWN = 20
/** What we open ourselves is opened as much later as the kill took, and its clocks run from then. */
const LATER_MS = 5 * 60_000

/** In what an end is another than that of the calm: lines that are missing (`-`) and that should not be there (`+`). */
export function differs(calm: string, end: string): readonly string[] {
  const [had, has] = [calm.split('\n'), end.split('\n')]
  if (had.length === has.length && had.every((line, at) => isSame(line, has[at] ?? ''))) return []
  const lines = [
    ...had.filter((line) => !has.some((one) => isSame(line, one))).map((line) => `- ${line}`),
    ...has.filter((line) => !had.some((one) => isSame(line, one))).map((line) => `+ ${line}`),
  ]
  return lines.length === 0 ? ['the same lines in another order'] : lines.slice(0, SHOWN)
}

const RINGS = /^(rings .*) (\d+)$/

function isSame(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [RINGS.exec(one), RINGS.exec(other)]
  return (
    a !== null && b !== null && a[1] === b[1] && Math.abs(Number(a[2]) - Number(b[2])) < LATER_MS
  )
}
