import type { Block, Document, Section, Text } from './model.ts'

/** Where a block stands. */
interface Place {
  /** The sections around it, outermost first. */
  readonly path: readonly Section[]
  /** Somebody else's words: inside a block quote. */
  readonly quoted: boolean
}

export interface PlacedBlock extends Place {
  readonly block: Block
}

export interface Prose extends Place {
  readonly kind: 'paragraph' | 'item' | 'cell'
  readonly text: Text
  /** Heading of a cell's column, as it stands there; null elsewhere, and where the column has none. */
  readonly column: string | null
}

/** Every block of a document in order, headings among them, each before what stands in it. */
export function walkBlocks(document: Document): readonly PlacedBlock[] {
  const found: PlacedBlock[] = []
  for (const section of document.sections) inSection(section, [], found)
  return found
}

function inSection(section: Section, above: readonly Section[], found: PlacedBlock[]): void {
  const path = [...above, section]
  if (section.heading !== null) found.push({ block: section.heading, path, quoted: false })
  inBlocks(section.blocks, { path, quoted: false }, found)
  for (const inner of section.sections) inSection(inner, path, found)
}

function inBlocks(blocks: readonly Block[], place: Place, found: PlacedBlock[]): void {
  for (const block of blocks) {
    found.push({ block, ...place })
    if (block.kind === 'quote') inBlocks(block.blocks, { ...place, quoted: true }, found)
    if (block.kind !== 'list') continue
    for (const item of block.items) inBlocks(item.blocks, place, found)
  }
}

/** Every text that tells something: paragraphs, items, cells below a table's header. No headings, code or HTML. */
export function proseOf(document: Document): readonly Prose[] {
  return walkBlocks(document)
    .flatMap(({ block, path, quoted }) => textsOf(block).map((one) => ({ ...one, path, quoted })))
    .toSorted((a, b) => a.text.start - b.text.start)
}

type Told = Pick<Prose, 'kind' | 'text' | 'column'>

function textsOf(block: Block): readonly Told[] {
  if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: block.text, column: null }]
  if (block.kind === 'list') {
    const texts = block.items.flatMap(({ text }) => (text === null ? [] : [text]))
    return texts.map((text) => ({ kind: 'item', text, column: null }))
  }
  if (block.kind !== 'table') return []
  const columns = block.header.cells.map(({ plain }) => plain.trim())
  return block.rows.flatMap(({ cells }) =>
    cells.map((text, at) => ({ kind: 'cell' as const, text, column: columns[at] || null })),
  )
}
