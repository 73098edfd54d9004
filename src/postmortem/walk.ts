import type { Block, Section, Text } from '../markdown/document/model.ts'

/** Blocks and the sections below them: what stands under one heading, or behind one label. */
export interface Body {
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** Every block with those inside it, in the order in which they stand; sections give their heading first. */
export function* blocksOf({ blocks, sections }: Body): Generator<Block> {
  for (const block of blocks) yield* withInner(block)
  for (const section of sections) {
    if (section.heading !== null) yield section.heading
    yield* blocksOf(section)
  }
}

function* withInner(block: Block): Generator<Block> {
  yield block
  if (block.kind === 'quote') for (const inner of block.blocks) yield* withInner(inner)
  if (block.kind !== 'list') return
  for (const item of block.items) for (const inner of item.blocks) yield* withInner(inner)
}

/** All that is read as prose, heading by heading: paragraphs, first lines of items, cells. Quotes are left out. */
export function* textsOf(body: Body): Generator<Text> {
  for (const block of body.blocks) yield* textsIn(block)
  for (const section of body.sections) {
    if (section.heading !== null) yield section.heading.text
    yield* textsOf(section)
  }
}

function* textsIn(block: Block): Generator<Text> {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      yield block.text
      return
    case 'table':
      for (const row of [block.header, ...block.rows]) yield* row.cells
      return
    case 'list':
      for (const item of block.items) {
        if (item.text !== null) yield item.text
        for (const inner of item.blocks) yield* textsIn(inner)
      }
      return
    case 'quote':
    case 'code':
    case 'html':
    case 'rule':
      return
    default:
      return block satisfies never
  }
}

/** Every section, outer before inner. */
export function* sectionsOf(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section
    yield* sectionsOf(section.sections)
  }
}
