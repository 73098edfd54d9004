import type { Span } from './model.ts'

/** Where lines begin in a text. Only LF ends a line, as git and GitHub's annotations count them. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line, from 1, on which an offset stands. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}

/** The place between two offsets. An empty one ends on the line on which it begins. */
export function spanAt(starts: readonly number[], start: number, end: number): Span {
  const line = lineAt(starts, start)
  return { start, end, line, endLine: lineAt(starts, Math.max(start, end - 1)) }
}

/** The places at which further lines begin between two offsets. */
export function breaksWithin(
  starts: readonly number[],
  start: number,
  end: number,
): readonly number[] {
  return starts.slice(lineAt(starts, start), lineAt(starts, Math.max(start, end - 1)))
}
