import type { Block, Item, List, Paragraph, Row, Table, Text } from './model.ts'
import type {
  ListItem,
  List as ListNode,
  Paragraph as ParagraphNode,
  Root,
  RootContent,
  Table as TableNode,
  TableRow,
} from './nodes.ts'
import { placeOf, type Reading, textOf } from './text.ts'

/** The blocks of a container, without definitions of links. A footnote's blocks stand where it was written. */
export function blocksOf(
  nodes: readonly (Root | ListItem)['children'][number][],
  reading: Reading,
): readonly Block[] {
  return nodes.flatMap((node) => blockOf(node, reading))
}

function blockOf(node: RootContent, reading: Reading): readonly Block[] {
  switch (node.type) {
    case 'heading': {
      const place = placeOf(node, reading)
      return [
        {
          kind: 'heading',
          ...place,
          level: node.depth,
          text: textOf(node.children, place.end, reading),
        },
      ]
    }
    case 'paragraph':
      return [paragraphOf(node, reading)]
    case 'list':
      return [listOf(node, reading)]
    case 'table':
      return [tableOf(node, reading)]
    case 'blockquote':
      return [
        { kind: 'quote', ...placeOf(node, reading), blocks: blocksOf(node.children, reading) },
      ]
    case 'footnoteDefinition':
      return blocksOf(node.children, reading)
    case 'code':
    case 'html':
      return [{ kind: node.type, ...placeOf(node, reading), value: node.value }]
    case 'thematicBreak':
      return [{ kind: 'rule', ...placeOf(node, reading), value: '' }]
    default:
      return []
  }
}

function paragraphOf(node: ParagraphNode, reading: Reading): Paragraph {
  const place = placeOf(node, reading)
  return { kind: 'paragraph', ...place, text: textOf(node.children, place.start, reading, place) }
}

function listOf(node: ListNode, reading: Reading): List {
  const items = node.children.map((item) => itemOf(item, reading))
  return { kind: 'list', ...placeOf(node, reading), ordered: node.ordered === true, items }
}

function itemOf(node: ListItem, reading: Reading): Item {
  const place = placeOf(node, reading)
  const blocks = blocksOf(node.children, reading)
  const [first, ...rest] = blocks
  const checked = node.checked ?? null
  return first?.kind === 'paragraph'
    ? { ...place, checked, text: first.text, blocks: rest }
    : { ...place, checked, text: null, blocks }
}

function tableOf(node: TableNode, reading: Reading): Table {
  const place = placeOf(node, reading)
  const [header = { ...place, cells: [] }, ...rows] = node.children.map((row) =>
    rowOf(row, reading),
  )
  return { kind: 'table', ...place, header, rows }
}

function rowOf(node: TableRow, reading: Reading): Row {
  return { ...placeOf(node, reading), cells: node.children.map((cell) => cellOf(cell, reading)) }
}

function cellOf(node: TableRow['children'][number], reading: Reading): Text {
  const { start, end } = placeOf(node, reading)
  const [lead = ''] = /^\|?[ \t]?/.exec(reading.text.slice(start, end)) ?? []
  return textOf(node.children, start + lead.length, reading)
}
