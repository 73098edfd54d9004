import type { GitObjects } from '../model.ts'
import { filesOf, textOfBlob } from './files.ts'
import { splitLines } from './hunks.ts'
import { lineDiff, type Stretch } from './lines.ts'

export interface Spot {
  readonly path: string
  /** Counted from 1. */
  readonly line: number
}

/** Where a line of one commit stands in a later one; null where it was changed or is gone. */
export function movedLine(git: GitObjects, from: string, to: string, spot: Spot): number | null {
  if (from === to) return spot.line
  const textAt = (commit: string) =>
    textOfBlob(git, filesOf(git, commit).get(spot.path) ?? null) ?? ''
  return movedIn(lineDiff(splitLines(textAt(from)), splitLines(textAt(to))), spot.line)
}

function movedIn(stretches: readonly Stretch[], line: number): number | null {
  let [old, fresh] = [0, 0]
  for (const { kind, count } of stretches) {
    if (kind === 'same' && line > old && line <= old + count) return fresh + line - old
    if (kind !== 'added') old += count
    if (kind !== 'taken') fresh += count
  }
  return null
}
