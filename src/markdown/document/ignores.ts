import { spanAt } from './lines.ts'
import type { Block, Document, Ignore, Other, Section, Span } from './model.ts'
import type { Reading } from './text.ts'

type Lines = Pick<Ignore, 'from' | 'to'>
type Placed = Omit<Ignore, 'from' | 'to'>

/** All `sitrep-ignore` comments of a document, in order. */
export function ignoresOf(
  blocks: readonly Block[],
  sections: readonly Section[],
  reading: Reading,
): readonly Ignore[] {
  const found: Ignore[] = []
  const extents = new Map<number, Section>()
  rememberSections(sections, extents)
  fromBlocks(blocks, extents, reading, found)
  for (const { value, at, within } of reading.remarks) {
    const lines = { from: within.line, to: within.endLine }
    found.push(...commentsIn(value, at.start, reading).map((one) => ({ ...one, ...lines })))
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** Whether a rule is to be silent about a line: a comment names it and gives a reason. */
export const isIgnored = ({ ignores }: Document, code: string, line: number): boolean =>
  ignores.some(
    (one) => one.reason !== '' && one.code === code && one.from <= line && line <= one.to,
  )

function rememberSections(sections: readonly Section[], extents: Map<number, Section>): void {
  for (const section of sections) {
    if (section.heading !== null) extents.set(section.heading.start, section)
    rememberSections(section.sections, extents)
  }
}

function fromBlocks(
  blocks: readonly Block[],
  extents: ReadonlyMap<number, Section>,
  reading: Reading,
  found: Ignore[],
): void {
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'quote') fromBlocks(block.blocks, extents, reading, found)
    if (block.kind === 'list') {
      for (const item of block.items) fromBlocks(item.blocks, extents, reading, found)
    }
    if (block.kind !== 'html') continue
    const comments = commentsIn(block.value, block.start, reading)
    if (comments.length === 0) continue
    const lines = extent(blocks, at, extents)
    found.push(...comments.map((one) => ({ ...one, ...lines })))
  }
}

/** What a comment silences; where nothing follows, itself. Comments beside it are looked through. */
function extent(
  blocks: readonly Block[],
  at: number,
  extents: ReadonlyMap<number, Section>,
): Lines {
  const next = blocks.slice(at + 1).find((block) => !isComment(block))
  const last = blocks.slice(0, at).findLast((block) => !isComment(block))
  const heading = [last, next].find((block) => block?.kind === 'heading')
  const section = heading === undefined ? undefined : extents.get(heading.start)
  const covered: Span | undefined = section ?? next ?? blocks[at]
  return { from: covered?.line ?? 0, to: covered?.endLine ?? 0 }
}

const isComment = (block: Block): block is Other =>
  block.kind === 'html' && /^\s*<!--/.test(block.value) && /-->\s*$/.test(block.value)

/**
 * Comments are found by plain search, so that a thousand openings without an end cost nothing. What the parser hands over
 * lacks the marks of quotes and has blanks in place of a tab, so that their places are looked up in the document.
 */
function commentsIn(html: string, base: number, { text, starts }: Reading): readonly Placed[] {
  const found: Placed[] = []
  let behind = base
  for (let from = html.indexOf('<!--'); from !== -1; ) {
    const end = html.indexOf('-->', from + 4)
    const start = text.indexOf('<!--', behind)
    const closing = text.indexOf('-->', start + 4)
    if (end === -1 || start === -1 || closing === -1) break
    behind = closing + 3
    const place = spanAt(starts, start, behind)
    found.push(...asked(html.slice(from + 4, end)).map((one) => ({ ...place, ...one })))
    from = html.indexOf('<!--', end + 3)
  }
  return found
}

function asked(comment: string): readonly Pick<Ignore, 'code' | 'reason'>[] {
  const words = comment.trimStart()
  if (!/^sitrep-ignore(?![\w-])/i.test(words)) return []
  const rest = words.slice('sitrep-ignore'.length)
  const colon = rest.indexOf(':')
  const codes = colon === -1 ? rest : rest.slice(0, colon)
  const reason = colon === -1 ? '' : rest.slice(colon + 1).trim()
  return codes.split(',').map((code) => ({ code: code.trim().toLowerCase(), reason }))
}
