import {
  type CompileContext,
  type Extension,
  fromMarkdown,
  type Token,
} from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Root, Text } from './nodes.ts'

/** A piece of a text node as it stands in the source: characters that map one to one, or one reference like `&amp;`. */
export interface Piece {
  /** Index of its first character in the node's value. */
  readonly at: number
  /** Characters in the value. */
  readonly length: number
  readonly start: number
  readonly end: number
}

export interface Tree {
  readonly root: Root
  /** Of text nodes that were put together from several tokens, in order; what is between them are line ends. */
  readonly pieces: Pick<ReadonlyMap<Text, readonly Piece[]>, 'get'>
}

/**
 * GitHub's Markdown with every place kept. The parser's own transforms look for addresses once more, recursively and
 * without places; its tokenizer has found those that GitHub links.
 * Throws RangeError where things nest too deeply for the stack.
 */
export function treeOf(markdown: string): Tree {
  const root = fromMarkdown(markdown, { extensions: [SYNTAX], mdastExtensions: BUILDERS })
  return { root, pieces: PIECES }
}

/** Of the text nodes of all trees, each for as long as there is its tree. */
const PIECES = new WeakMap<Text, Piece[]>()

/** How long a text was before a reference in it. */
const BEFORE = new WeakMap<Token, number>()

const withoutTransforms = ({ transforms: _, ...rest }: Extension): Extension => rest

/** Behind a task's box the parser takes the first character off a text that it has put together already. */
function withCuts(extension: Extension): Extension {
  const original = extension.exit?.['paragraph']
  if (original === undefined) return extension
  function paragraph(this: CompileContext, token: Token): void {
    const node = this.stack.at(-1)
    const head = node?.type === 'paragraph' ? node.children[0] : undefined
    const before = head?.type === 'text' ? head.value.length : 0
    original?.call(this, token)
    if (head?.type !== 'text' || head.value.length === before) return
    PIECES.set(head, (PIECES.get(head) ?? []).flatMap(cutByOne))
  }
  return { ...extension, exit: { ...extension.exit, paragraph } }
}

function cutByOne(piece: Piece): readonly Piece[] {
  if (piece.at > 0) return [{ ...piece, at: piece.at - 1 }]
  if (piece.length === 1) return []
  return [{ ...piece, length: piece.length - 1, start: piece.start + 1 }]
}

/** Does what the parser does where characters enter a text node, and writes down where they came from. */
function recorder(): Extension {
  function record(node: Text, at: number, { start, end }: Token): void {
    const piece = { at, length: node.value.length - at, start: start.offset, end: end.offset }
    const known = PIECES.get(node)
    if (known === undefined) PIECES.set(node, [piece])
    else known.push(piece)
    if (node.position) node.position.end = pointOf(end)
  }
  function characters(this: CompileContext, token: Token): void {
    const node = textOf(this.stack.pop())
    const at = node.value.length
    node.value += this.sliceSerialize(token)
    record(node, at, token)
  }
  function enterReference(this: CompileContext, token: Token): void {
    this.config.enter['data']?.call(this, token)
    const node = textOf(this.stack.at(-1))
    BEFORE.set(token, node.value.length)
  }
  function exitReference(this: CompileContext, token: Token): void {
    record(textOf(this.stack.pop()), BEFORE.get(token) ?? 0, token)
  }
  return {
    enter: { characterReference: enterReference },
    exit: {
      data: characters,
      characterEscapeValue: characters,
      characterReference: exitReference,
    },
  }
}

const pointOf = ({ line, column, offset }: Token['end']) => ({ line, column, offset })

function textOf(node: CompileContext['stack'][number] | undefined): Text {
  if (node?.type === 'text') return node
  throw new TypeError(`characters in a ${node?.type ?? 'document'}`)
}

/** Put together once: that takes as long as parsing a few lines. */
const SYNTAX = gfm()
const BUILDERS = [...gfmFromMarkdown().map((one) => withCuts(withoutTransforms(one))), recorder()]
