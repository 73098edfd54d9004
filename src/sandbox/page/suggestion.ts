/** A piece of a comment: words, or lines that are to stand in the place of those it is about. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'suggestion'; readonly lines: readonly string[] }

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/

/** A comment's text with its blocks of suggestions apart; one that is never closed goes to the end. */
export function piecesOf(body: string): readonly Piece[] {
  const pieces: Piece[] = []
  const lines = body.split('\n')
  let text: string[] = []
  const flush = () => {
    const words = text.join('\n')
    if (words.trim() !== '') pieces.push({ kind: 'text', text: words })
    text = []
  }
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, info = ''] = FENCE.exec(lines[at] ?? '') ?? []
    const end = fence === undefined ? at : closing(lines, at, fence)
    if (fence === undefined || info.trim() !== 'suggestion') text.push(...lines.slice(at, end + 1))
    else {
      flush()
      pieces.push({ kind: 'suggestion', lines: lines.slice(at + 1, end) })
    }
    at = end
  }
  flush()
  return pieces
}

/** The line that closes a fence: one of its kind, at least as long, and bare. */
function closing(lines: readonly string[], from: number, fence: string): number {
  const found = lines.findIndex((line, at) => {
    const bare = line.trim()
    const alike = bare.length >= fence.length && bare === fence.charAt(0).repeat(bare.length)
    return at > from && alike
  })
  return found === -1 ? lines.length : found
}

/** The text with some of its lines, counted from 1, replaced by others. */
export function withLines(
  text: string,
  first: number,
  last: number,
  lines: readonly string[],
): string {
  const all = text.split('\n')
  return [...all.slice(0, first - 1), ...lines, ...all.slice(last)].join('\n')
}
