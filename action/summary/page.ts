/** GitHub takes a MiB of a step; some of it is left for what others say in the same step. */
const MOST_BYTES = 1_000_000

const CUT = '\n\n*The rest is left out: a summary holds one MiB.*'

/** Parts as one page. A part that does not fit is cut between two of its lines, and those behind it are left out. */
export function pageOf(parts: readonly string[]): string {
  const room = MOST_BYTES - Buffer.byteLength(CUT)
  let page = ''
  for (const part of parts) {
    const next = page === '' ? part : `${page}\n\n${part}`
    if (Buffer.byteLength(next) > room) return `${cutAt(next, room)}${CUT}`
    page = next
  }
  return page
}

function cutAt(text: string, bytes: number): string {
  const cut = Buffer.from(text).subarray(0, bytes).toString('utf8')
  return cut.slice(0, Math.max(cut.lastIndexOf('\n'), 0))
}
