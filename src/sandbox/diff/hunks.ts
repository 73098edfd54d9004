import { lineDiff } from './lines.ts'

export interface DiffLine {
  readonly kind: 'same' | 'taken' | 'added'
  readonly text: string
  /** Counted from 1; null on the side where the line does not stand. */
  readonly old: number | null
  readonly fresh: number | null
  /** The last line of a side that does not end in a line break. */
  readonly endless: boolean
}

/** Lines that changed and three around them, as `git diff` shows them. */
export interface Hunk {
  readonly header: string
  readonly lines: readonly DiffLine[]
}

const CONTEXT = 3

/** The hunks that turn one text into the other; none where they are equal. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  if (before === after) return []
  const all = numbered(before, after)
  const changed = all.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]))
  const ranges: { from: number; to: number }[] = []
  for (const index of changed) {
    const [from, to] = [Math.max(0, index - CONTEXT), Math.min(all.length, index + CONTEXT + 1)]
    const last = ranges.at(-1)
    if (last !== undefined && from <= last.to) last.to = to
    else ranges.push({ from, to })
  }
  return ranges.map(({ from, to }) => hunk(all, from, to))
}

/** Splits into lines that keep nothing of their ends; a line break at the end opens no further line. */
export function splitLines(text: string): readonly string[] {
  if (text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

interface Side {
  readonly lines: readonly string[]
  readonly ended: boolean
}

const sideOf = (text: string): Side => ({
  lines: splitLines(text),
  ended: text.endsWith('\n') || text === '',
})

/** A last line without its break is another line than the same words with it. */
const compared = ({ lines, ended }: Side) =>
  ended ? lines : lines.map((line, at) => (at === lines.length - 1 ? `${line}\0` : line))

const isEndless = ({ lines, ended }: Side, index: number) => !ended && index === lines.length - 1

function numbered(before: string, after: string): readonly DiffLine[] {
  const [old, fresh] = [sideOf(before), sideOf(after)]
  let [x, y] = [0, 0]
  return lineDiff(compared(old), compared(fresh)).flatMap(({ kind, count }) => {
    const lines = Array.from({ length: count }, (_, step) =>
      kind === 'added'
        ? lineOf(kind, fresh, null, y + step)
        : lineOf(kind, old, x + step, y + step),
    )
    if (kind !== 'added') x += count
    if (kind !== 'taken') y += count
    return lines
  })
}

/** Line `x` of the old side or, where that is null, line `y` of the new one. */
function lineOf(kind: DiffLine['kind'], side: Side, x: number | null, y: number): DiffLine {
  const index = x ?? y
  return {
    kind,
    text: side.lines[index] ?? '',
    old: x === null ? null : x + 1,
    fresh: kind === 'taken' ? null : y + 1,
    endless: isEndless(side, index),
  }
}

function hunk(all: readonly DiffLine[], from: number, to: number): Hunk {
  const lines = all.slice(from, to)
  const span = (side: 'old' | 'fresh') => {
    const count = lines.filter((line) => line[side] !== null).length
    const before = all.slice(0, from).filter((line) => line[side] !== null).length
    const start = count === 0 ? before : before + 1
    return count === 1 ? String(start) : `${start},${count}`
  }
  return { header: `@@ -${span('old')} +${span('fresh')} @@`, lines }
}

const MARK = { same: ' ', taken: '-', added: '+' } as const

/** The hunks as text, without the header of files that `git diff` puts in front. */
export function patchText(hunks: readonly Hunk[]): string {
  return hunks
    .flatMap(({ header, lines }) => [
      header,
      ...lines.flatMap(({ kind, text, endless }) => [
        `${MARK[kind]}${text}`,
        ...(endless ? ['\\ No newline at end of file'] : []),
      ]),
    ])
    .join('\n')
}
