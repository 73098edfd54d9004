import { createHash } from 'node:crypto'
import { LARGEST, type Lines, partPath, textOf, untilOf } from '../../plan/report/parts.ts'
import type { ListName, Part } from '../../plan/report/snapshot-index.ts'
import type { SnapshotStore } from './snapshot-store.ts'

/** Tells one text of a file from another: a mistake, not an attack, is found so. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Writes a part as these lines have it, and says what the index has to say of it. */
export function writePart(
  store: SnapshotStore,
  { quarter, path }: Pick<Part, 'quarter' | 'path'>,
  lines: Lines,
): Part {
  const text = textOf(lines)
  store.write(path, text)
  return { quarter, path, count: lines.size, until: untilOf(lines), hash: hashOf(text) }
}

/** Takes issues in the order in which they were opened, and holds no more of them than one file takes. */
export interface PartWriter {
  readonly add: (quarter: string, number: number, line: string, until: number | null) => void
  /** Writes what is held. */
  readonly flush: () => void
  /** All that stand so far, those from before included. */
  readonly parts: () => readonly Part[]
}

export function partWriter(
  store: SnapshotStore,
  list: ListName,
  before: readonly Part[],
): PartWriter {
  const parts = [...before]
  let lines: Lines = new Map()
  let held = { quarter: '', size: 0 }
  const flush = () => {
    if (lines.size === 0) return
    const place = nextPlace(list, held.quarter, parts)
    parts.push(writePart(store, place, lines))
    lines = new Map()
    held = { quarter: '', size: 0 }
  }
  return {
    add(quarter, number, line, until) {
      if (held.quarter !== quarter || held.size + line.length > LARGEST) flush()
      lines.set(number, { line, until })
      held = { quarter, size: held.size + line.length + 1 }
    },
    flush,
    parts: () => parts,
  }
}

/** The next file of a quarter. */
export function nextPlace(
  list: ListName,
  quarter: string,
  parts: readonly Part[],
): Pick<Part, 'quarter' | 'path'> {
  const count = parts.filter((part) => part.quarter === quarter).length
  return { quarter, path: partPath(list, quarter, count + 1) }
}
