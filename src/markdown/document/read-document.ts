import { blocks as scan } from '../blocks.ts'
import { bodyStart, readFrontMatter } from '../front-matter.ts'
import { blocksOf } from './blocks.ts'
import { ignoresOf } from './ignores.ts'
import { lineAt, lineStarts } from './lines.ts'
import type { Document } from './model.ts'
import type { Definition, Root, RootContent } from './nodes.ts'
import { sectionsOf, withHeadingsByLooks } from './sections.ts'
import { blank, type Source, sourceOf } from './source.ts'
import type { Reading } from './text.ts'
import { treeOf } from './tree.ts'

/**
 * Reads Markdown, nothing of it changed. Never throws. What nests deeper than twenty quotes and lists, or than the
 * parser's stack, is not read: from that line on the document has no blocks, and says so. Work is not bounded here:
 * hostile text can take minutes, so text from strangers is read off the main thread under a time bound.
 */
export function readDocument(text: string): Document {
  const starts = lineStarts(text)
  const begin = bodyStart(text)
  const deep = tooDeepAt(text, begin)
  const body = { text: text.slice(begin, deep ?? text.length), start: begin }
  const read = contents(sourceOf([...blank(0, begin), body]), text, starts)
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
export function contents(source: Source, text: string, starts: readonly number[]): Contents | null {
  try {
    const { root, pieces } = treeOf(source.text)
    const definitions = definitionsOf(root)
    return contentsOf(root, { text, at: source.at, starts, pieces, definitions, remarks: [] })
  } catch (error) {
    // The parser follows them by recursion, as we do; there is no other way to learn that the stack is full.
    if (error instanceof RangeError) return null
    throw error
  }
}

function contentsOf(root: Root, reading: Reading): Contents {
  const blocks = withHeadingsByLooks(blocksOf(root.children, reading), boldStarts(root, reading))
  const sections = sectionsOf(blocks, reading.starts)
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
function boldStarts(root: Root, { at }: Reading): ReadonlySet<number> {
  return new Set(
    root.children.flatMap((node) => {
      if (node.type !== 'paragraph') return []
      const [first, second, ...others] = node.children
      const colon = second === undefined || (second.type === 'text' && second.value.trim() === ':')
      const isBold = first?.type === 'strong' && colon && others.length === 0
      return isBold ? [at(node.position?.start.offset ?? 0)] : []
    }),
  )
}
