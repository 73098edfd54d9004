import { spanAt } from './lines.ts'
import type { Block, Heading, Section, Text } from './model.ts'

interface Open {
  readonly heading: Heading | null
  readonly level: number
  readonly blocks: Block[]
  readonly sections: Section[]
}

/** The tree of sections over a document's top-level blocks. */
export function sectionsOf(
  blocks: readonly Block[],
  starts: readonly number[],
): readonly Section[] {
  const root: Open = { heading: null, level: -1, blocks: [], sections: [] }
  const stack: Open[] = [root]
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      if (stack.length === 1) stack.push({ heading: null, level: 0, blocks: [], sections: [] })
      stack.at(-1)?.blocks.push(block)
      continue
    }
    closeTo(stack, block.level, starts)
    stack.push({ heading: block, level: block.level, blocks: [], sections: [] })
  }
  closeTo(stack, 0, starts)
  return root.sections
}

/** What stands above the first heading is closed by any. */
function closeTo(stack: Open[], level: number, starts: readonly number[]): void {
  for (;;) {
    const [parent, open] = [stack.at(-2), stack.at(-1)]
    if (parent === undefined || open === undefined) return
    if (open.heading !== null && open.level < level) return
    stack.pop()
    parent.sections.push(closed(open, starts))
  }
}

function closed({ heading, blocks, sections }: Open, starts: readonly number[]): Section {
  const parts = [heading, ...blocks, ...sections].filter((part) => part !== null)
  const start = parts[0]?.start ?? 0
  const end = Math.max(start, ...parts.slice(-1).map((part) => part.end), blocks.at(-1)?.end ?? 0)
  return { ...spanAt(starts, start, end), heading, blocks, sections }
}

/** Level of a paragraph that people use as a heading. */
const BY_LOOKS = 7

/**
 * Takes for headings the top-level paragraphs that people use as such: nothing but bold text, or a few words and a
 * colon, with something other than a heading behind them. `bold` holds the starts of the paragraphs that are all bold.
 */
export function withHeadingsByLooks(
  blocks: readonly Block[],
  bold: ReadonlySet<number>,
): readonly Block[] {
  return blocks.map((block, at) => {
    const next = blocks[at + 1]
    if (block.kind !== 'paragraph' || !leads(next)) return block
    const looks = bold.has(block.start) ? isBoldTitle(block.text) : isLabel(block.text)
    if (!looks) return block
    const { kind: _, ...rest } = block
    return { kind: 'heading', level: BY_LOOKS, ...rest }
  })
}

const leads = (next: Block | undefined): boolean =>
  next !== undefined && next.kind !== 'heading' && next.kind !== 'rule'

const words = (plain: string): number => plain.trim().split(/\s+/).length

/** A bold sentence is emphasis, not a heading. */
const isBoldTitle = ({ plain, breaks }: Text): boolean =>
  breaks.length === 0 && words(plain) <= 12 && !/[.!]\s*$/.test(plain)

/** `Action items:` and not `We did the following:` */
const isLabel = ({ plain, breaks }: Text): boolean =>
  breaks.length === 0 &&
  words(plain) <= 4 &&
  /^\p{Lu}[^.,;:!?\ufffc]*:\s*$/u.test(plain) &&
  !/^(?:we|i|it|they|he|she|you|this|that|these|those|there|here|the following|for|in|on|at|as|to|when|so)\b/i.test(
    plain,
  )
