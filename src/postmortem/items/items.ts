import type { Block, Section, Span, Table, Text } from '../../markdown/document/model.ts'
import { lineText } from '../../markdown/document/places.ts'
import { cut } from '../cut.ts'
import { isWeakActions } from '../section-names.ts'
import type { Part } from '../sections.ts'
import { type Body, blocksOf } from '../walk.ts'
import { type Above, below, NOTHING_ABOVE } from './above.ts'
import { isAsideBelow, isQuestions, leadsAside } from './aside.ts'
import { isPlaceholder, saysNone } from './blank.ts'
import { columnsIn, listsActions } from './columns.ts'
import { fromList, itemOf, saysFields } from './from-list.ts'
import { fromMarked, fromProse } from './from-prose.ts'
import { fromTable } from './from-table.ts'
import type { ActionItem } from './model.ts'
import type { Reader } from './reader.ts'

export interface ActionItems {
  readonly items: readonly ActionItem[]
  /** Where somebody says that there is nothing to be done. */
  readonly none: readonly Span[]
}

/** The action items of a document: of all its parts that list some, in the order in which they stand. */
export function actionItems(reader: Reader, parts: readonly Part[]): ActionItems {
  const { announced, items } = listed(reader, parts)
  const found = [
    () => items,
    () => inTables(reader),
    () => announced.flatMap((part) => (part.heading === null ? [] : fromProse(reader, part))),
  ].reduce<readonly ActionItem[]>((some, next) => (some.length > 0 ? some : next()), [])
  const lines = new Set<number>()
  const once = found.filter(({ start }) => !lines.has(start) && lines.add(start))
  const said = once.filter(
    ({ text }) => !isPlaceholder(text.plain) || /#\d|\ufffc/.test(text.plain),
  )
  const spoken = announced.flatMap((part) => noneIn(part))
  return {
    items: said.filter(({ text }) => !saysNone(text.plain)),
    none: [...said.filter(({ text }) => saysNone(text.plain)), ...spoken],
  }
}

/** A heading such as `Actions` or `Next steps` counts where none says more clearly what is below it, and lists some. */
function listed(reader: Reader, parts: readonly Part[]) {
  const named = parts.filter(({ name }) => name === 'action-items')
  const clear = named.filter(({ title }) => !isWeakActions(title))
  const items = inParts(reader, clear)
  if (items.length > 0 || clear.some((part) => noneIn(part).length > 0)) {
    return { announced: clear, items }
  }
  return { announced: named, items: inParts(reader, named) }
}

function inParts(reader: Reader, announced: readonly Part[]): readonly ActionItem[] {
  const headed = announced.some(({ heading }) => heading !== null)
  return announced.flatMap((part) =>
    headed ? inBody(reader, part, NOTHING_ABOVE) : inPart(reader, part),
  )
}

/** `**Action item:** ship it` is one itself, where the label is a part. */
function inPart(reader: Reader, part: Part): readonly ActionItem[] {
  const [first] = part.blocks
  const own = inBody(reader, part, NOTHING_ABOVE)
  const inRow = lineText(reader.document, part.line).includes('|')
  const said =
    part.heading === null && !inRow && first?.kind === 'paragraph' && SINGLE.test(part.title)
  if (!said || ELSEWHERE.test(first.text.plain) || own.some(({ start }) => start <= first.start))
    return own
  const { start, end, line, endLine } = first.text
  const frame = {
    ...{ start, end, line, endLine },
    shape: 'paragraph',
    own: first.text,
    checked: null,
  } as const
  return [itemOf(reader, frame, first.text, [], NOTHING_ABOVE), ...own]
}

/** Only where to look for them. */
const ELSEWHERE = /^(?:see|below|above|as|in|on|at|tracked|listed|the following)\b/i
const SINGLE =
  /^(?:(?:action(?: item)?|follow-?up|task|to-?do|suggestion|proposal)s?(?: \d{1,2})?|suggested|proposed)$/i

/** Where nothing announces them, a table does whose own titles say that it lists action items and whose they are. */
function inTables(reader: Reader): readonly ActionItem[] {
  return reader.document.sections
    .flatMap((section) => [...blocksOf({ blocks: [], sections: [section] })])
    .flatMap((block) => (isTitledTable(block) ? fromTable(reader, block, []) : []))
}

function isTitledTable(block: Block): block is Table {
  if (block.kind !== 'table') return false
  const columns = columnsIn(block)
  const title = block.header.cells[columns.get('action') ?? -1]?.plain ?? ''
  return (
    /^action items?$/i.test(title.trim()) &&
    (columns.has('owner') || columns.has('due') || columns.has('status'))
  )
}

function inBody(reader: Reader, body: Body, above: Above): readonly ActionItem[] {
  const blocks = [...body.blocks]
  const tabled = [...blocksOf(body)].some((block) => isActionTable(block))
  const own = blocks.flatMap((block, at) =>
    block.kind === 'list' && leadsAside(blocks[at - 1])
      ? []
      : inBlock(reader, block, above, tabled),
  )
  return [...own, ...body.sections.flatMap((section) => inSection(reader, section, above))]
}

const isActionTable = (block: Block): boolean =>
  block.kind === 'table' && listsActions(columnsIn(block))

/** Beside a table, a list without boxes explains its words. */
function inBlock(
  reader: Reader,
  block: Block,
  above: Above,
  tabled: boolean,
): readonly ActionItem[] {
  if (block.kind === 'table') {
    return isActionTable(block) ? fromTable(reader, block, above.under) : []
  }
  if (block.kind === 'list') {
    const boxed = block.items.some(({ checked }) => checked !== null)
    return (tabled && !boxed) || isQuestions(block) ? [] : fromList(reader, block, above)
  }
  if (block.kind !== 'paragraph') return []
  return [...spokenItem(reader, block.text, above), ...fromMarked(reader, block.text, above)]
}

/** `**Action item:** ship it. Owner: @alice` as a paragraph. */
function spokenItem(reader: Reader, text: Text, above: Above): readonly ActionItem[] {
  const [label] =
    /^(?:action(?: item)?|follow-?up|ai|task|to-?do)(?: \d{1,2})?\s?:\s/i.exec(text.plain) ?? []
  if (label === undefined) return []
  const { start, end, line, endLine } = text
  const words = cut(reader.document, text, { from: label.length, to: text.plain.length })
  const frame = { start, end, line, endLine, shape: 'paragraph', own: text, checked: null } as const
  return [itemOf(reader, frame, words, [], above)]
}

/** A section below is a theme, or an item of its own where it says who or when in lines of their own. */
function inSection(reader: Reader, section: Section, above: Above): readonly ActionItem[] {
  if (section.heading === null) return inBody(reader, section, above)
  const { text } = section.heading
  if (isAsideBelow(text.plain)) return []
  if (!isItem(section)) return inBody(reader, section, below(reader, above, text))
  const { start, end, line, endLine } = section
  const frame = { start, end, line, endLine, shape: 'section', own: text, checked: null } as const
  return [itemOf(reader, frame, text, section.blocks, above)]
}

function isItem({ blocks, sections }: Section): boolean {
  if (sections.length > 0) return false
  const [first] = blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(({ text }) => text ?? [])
    return block.kind === 'paragraph' ? [block.text] : []
  })
  return first !== undefined && blocks.every(({ kind }) => kind !== 'table') && saysFields(first)
}

/** A part that holds nothing else than the words for none. */
function noneIn({ blocks, sections }: Part): readonly Span[] {
  const [only, ...more] = blocks
  if (only?.kind !== 'paragraph' || more.length > 0 || sections.length > 0) return []
  return saysNone(only.text.plain) ? [only] : []
}
