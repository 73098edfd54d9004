import { blocks as scan } from '../blocks.ts'
import { bodyStart, readFrontMatter } from '../front-matter.ts'
import { blocksOf } from './blocks.ts'
import { ignoresOf } from './ignores.ts'
import { lineAt, lineStarts } from './lines.ts'
import type { Document } from './model.ts'
import type { Definition, Root, RootContent } from './nodes.ts'
import { sectionsOf, withHeadingsByLooks } from './sections.ts'
import type { Reading } from './text.ts'
import { type Tree, treeOf } from './tree.ts'

/**
 * Reads Markdown, nothing of it changed. Never throws. What nests deeper than twenty quotes and lists, or than the
 * parser's stack, is not read: from that line on the document has no blocks, and says so. Work is not bounded here:
 * hostile text can take minutes, so text from strangers is read off the main thread under a time bound.
 */
export function readDocument(text: string): Document {
  const starts = lineStarts(text)
  const begin = bodyStart(text)
  const deep = tooDeepAt(text, begin)
  const source = blanked(text.slice(0, deep ?? text.length), begin)
  const read = contents(source, starts)
  const unread = read === null ? begin : deep
  return {
    text,
    lines: starts.length - (text.endsWith('\n') ? 1 : 0),
    lineStarts: starts,
    unreadFrom: unread === null ? null : lineAt(starts, unread),
    frontMatter: readFrontMatter(text),
    ...(read ?? { sections: [], ignores: [] }),
  }
}

/** Front matter and byte order mark become one blank line of their length, so that offsets stay. */
const blanked = (text: string, begin: number): string =>
  begin === 0 ? text : `${' '.repeat(begin - 1)}\n${text.slice(begin)}`

/** Offset of the first line that nests too deeply; null where none does. */
function tooDeepAt(text: string, begin: number): number | null {
  const { givenUpAt } = scan(text.slice(begin))
  if (givenUpAt === null) return null
  const ends = /\r\n|\r|\n/g
  ends.lastIndex = begin
  for (let line = 1; line < givenUpAt; line++) ends.exec(text)
  return givenUpAt === 1 ? begin : ends.lastIndex
}

type Contents = Pick<Document, 'sections' | 'ignores'>

/** Sections of Markdown without front matter. Null where emphasis or links nest more deeply than the stack lets us follow. */
export function contents(source: string, starts: readonly number[]): Contents | null {
  try {
    return contentsOf(treeOf(source), source, starts)
  } catch (error) {
    // The parser follows them by recursion, as we do; there is no other way to learn that the stack is full.
    if (error instanceof RangeError) return null
    throw error
  }
}

function contentsOf({ root, pieces }: Tree, source: string, starts: readonly number[]): Contents {
  const reading: Reading = { source, starts, pieces, definitions: definitionsOf(root), remarks: [] }
  const blocks = withHeadingsByLooks(blocksOf(root.children, reading), boldStarts(root))
  const sections = sectionsOf(blocks, starts)
  return { sections, ignores: ignoresOf(blocks, sections, reading) }
}

/** The first definition of a name holds, as everywhere in Markdown. */
function definitionsOf(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>()
  const visit = (node: RootContent): void => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node)
    if ('children' in node && node.type !== 'paragraph')
      for (const child of node.children) visit(child)
  }
  for (const node of root.children) visit(node)
  return found
}

/** A colon behind the bold text is part of the habit. */
function boldStarts(root: Root): ReadonlySet<number> {
  return new Set(
    root.children.flatMap((node) => {
      if (node.type !== 'paragraph') return []
      const [first, second, ...others] = node.children
      const colon = second === undefined || (second.type === 'text' && second.value.trim() === ':')
      const isBold = first?.type === 'strong' && colon && others.length === 0
      return isBold ? [node.position?.start.offset ?? 0] : []
    }),
  )
}
