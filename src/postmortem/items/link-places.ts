import type { Text } from '../../markdown/document/model.ts'
import type { ActionItem } from './model.ts'

/** What is written over a range of the document; an empty range where something is only put in. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** A cell that waits for a link. */
const BLANK = /^(?:[-–—?_.…\s]*|n\/?a|none|tbd|tba|tbc|todo)$/i

/** Where a link to the issue of an item can be written, the best place first. */
export function linkPieces(text: string, item: ActionItem, link: string): readonly Piece[] {
  const { cells, own, text: words } = item
  const behind = (at: number): Piece => ({ start: at, end: at, by: ` (${link})` })
  const ends = [own.end, words.end].map((end) => withoutBlanks(text, end))
  const places = [...new Set(ends)].map(behind)
  return cells?.tracked === undefined ? places : [inCell(text, cells.tracked, link), ...places]
}

/** Blanks at the end of a line stay there: two of them may break it. */
function withoutBlanks(text: string, end: number): number {
  let at = end
  while (/[ \t]/.test(text[at - 1] ?? '')) at--
  return at
}

function inCell(text: string, { start, end }: Text, link: string): Piece {
  const says = text.slice(start, end)
  if (says !== '' && !BLANK.test(says)) return { start: end, end, by: ` ${link}` }
  const lead = /[ \t]/.test(text[start - 1] ?? '') ? '' : ' '
  const trail = /[ \t\r\n]/.test(text[end] ?? '\n') ? '' : ' '
  return { start, end, by: `${lead}${link}${trail}` }
}
