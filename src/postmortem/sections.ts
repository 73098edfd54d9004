import type {
  Block,
  Document,
  Heading,
  Item,
  Section,
  Span,
  Table,
  Text,
} from '../markdown/document/model.ts'
import { cut, linesOf } from './cut.ts'
import { type PartName, partsLabelled, partsNamed } from './section-names.ts'
import type { Body } from './walk.ts'

/** A part of a postmortem that was recognised by its heading, or by a label such as `**Impact**: all of it`. */
export interface Part extends Span, Body {
  readonly name: PartName
  /** As it is written. */
  readonly title: string
  /** The heading or the label: where a finding about the whole part points. */
  readonly at: Span
  readonly heading: Heading | null
  /** Whether sections inside were recognised as parts of their own; they are not in `sections`. */
  readonly divided: boolean
}

/** A label at the start of a paragraph, an item or a row, and what is said behind it. */
export interface Label {
  readonly key: string
  readonly value: Text
}

const LONGEST_LABEL = 40

/** The label before a colon; null where the text begins with none. A time of day is no label. */
export function labelOf(document: Document, text: Text): Label | null {
  const colon = text.plain.slice(0, LONGEST_LABEL + 1).search(/:(?=\s|$)/)
  const key = colon === -1 ? '' : text.plain.slice(0, colon).trim()
  if (!/^[\p{L}\d][^.!?\n]*$/u.test(key) || !/\p{L}{2}/u.test(key)) return null
  return { key, value: cut(document, text, { from: colon + 1, to: text.plain.length }) }
}

/** The parts of a document in the order in which they begin. What stands in none of them is in no part. */
export function partsOf(document: Document): readonly Part[] {
  const found = document.sections.flatMap((section) => fromSection(document, section, null))
  return found.toSorted((a, b) => a.start - b.start)
}

/** Inside these a heading groups what is listed, whatever else it would announce. */
const CLOSED: Readonly<Partial<Record<PartName, readonly PartName[]>>> = {
  'action-items': ['timeline', 'went-well', 'could-be-improved', 'lucky', 'lessons', 'links'],
  timeline: [
    'action-items',
    'root-cause',
    'impact',
    'five-whys',
    'went-well',
    'could-be-improved',
    'lucky',
    'surprised',
    'lessons',
    'links',
    'contributing-factors',
  ],
  links: ['action-items', 'timeline'],
}

/** Where labels stand for headings: outside of all parts, and in those that people write as a list of labels. */
const LABELLED: Readonly<Partial<Record<PartName, readonly PartName[]>>> = {
  lessons: ['went-well', 'could-be-improved', 'lucky', 'surprised', 'action-items'],
  'could-be-improved': ['action-items'],
  resolution: ['action-items'],
  'root-cause': ['trigger', 'detection', 'contributing-factors'],
}
const EVERYWHERE: ReadonlySet<PartName | null> = new Set([null, 'metadata', 'summary'])

function fromSection(
  document: Document,
  section: Section,
  outer: PartName | null,
): readonly Part[] {
  const names = section.heading === null ? [] : recognised(section.heading.text.plain, outer)
  const inside = names[0] ?? outer
  const nested = section.sections.flatMap((inner) => fromSection(document, inner, inside))
  const labelled = section.blocks.flatMap((block) => fromLabels(document, block, inside))
  const own = names.map((name) => headed(section, name, nested))
  return [...own, ...nested, ...labelled]
}

/** The parts that a heading inside of `outer` announces. */
export function recognised(heading: string, outer: PartName | null): readonly PartName[] {
  const allowed = outer === null ? undefined : CLOSED[outer]
  const [title = heading, ...behind] = heading.split(/:\s/)
  const whole = partsNamed(heading)
  const names = whole.length > 0 || behind.join('').trim() !== '' ? whole : partsNamed(title)
  return names.filter((name) => name !== outer && (allowed?.includes(name) ?? true))
}

function headed(section: Section, name: PartName, nested: readonly Part[]): Part {
  const own = new Set(nested.flatMap(({ heading }) => (heading === null ? [] : [heading])))
  const { heading, blocks, start, end, line, endLine } = section
  return {
    name,
    title: heading?.text.plain ?? '',
    at: heading ?? section,
    heading,
    blocks,
    sections: pruned(section.sections, own),
    divided: own.size > 0,
    ...{ start, end, line, endLine },
  }
}

const pruned = (sections: readonly Section[], own: ReadonlySet<Heading>): readonly Section[] =>
  sections
    .filter(({ heading }) => heading === null || !own.has(heading))
    .map((section) => ({ ...section, sections: pruned(section.sections, own) }))

function fromLabels(document: Document, block: Block, outer: PartName | null): readonly Part[] {
  const allowed = outer === null ? undefined : LABELLED[outer]
  if (allowed === undefined && !EVERYWHERE.has(outer)) return []
  return labelled(document, block).flatMap(({ label, span, blocks }) =>
    partsLabelled(label.key)
      .filter((name) => name !== outer && name !== 'summary' && (allowed?.includes(name) ?? true))
      .map((name) => ({
        name,
        title: label.key,
        at: { ...span, endLine: span.line },
        heading: null,
        blocks: [...spoken(label.value), ...blocks],
        sections: [],
        divided: false,
        ...span,
      })),
  )
}

interface Labelled {
  readonly label: Label
  readonly span: Span
  readonly blocks: readonly Block[]
}

function labelled(document: Document, block: Block): readonly Labelled[] {
  if (block.kind === 'paragraph') return ofText(document, block.text, block, [])
  if (block.kind === 'list') return block.items.flatMap((item) => ofItem(document, item))
  return block.kind === 'table' ? ofRows(block) : []
}

function ofItem(document: Document, item: Item): readonly Labelled[] {
  if (item.text === null) return []
  const found = ofText(document, item.text, item, item.blocks)
  if (item.blocks.length === 0) return found
  if (found.some(({ label }) => partsLabelled(label.key).length > 0)) return found
  const [name] = found.length > 0 ? [] : partsLabelled(item.text.plain)
  if (name === undefined) return [...found, ...inner(document, item)]
  const nothing = cut(document, item.text, {
    from: item.text.plain.length,
    to: item.text.plain.length,
  })
  const label = { key: item.text.plain, value: nothing }
  return [{ label, span: item, blocks: item.blocks }]
}

/** Labels of lists that are nested in an item which is none of a part itself. */
const inner = (document: Document, { blocks }: Item): readonly Labelled[] =>
  blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => ofItem(document, item)) : [],
  )

/** A paragraph may hold several labels, each on a line of its own. */
function ofText(
  document: Document,
  text: Text,
  span: Span,
  blocks: readonly Block[],
): readonly Labelled[] {
  const lines = linesOf(document, text)
  const labels = lines.map((line) => labelOf(document, line))
  if (labels[0] == null) return []
  if (!labels.every((label) => label !== null)) {
    const label = labelOf(document, text)
    return label === null ? [] : [{ label, span: cutSpan(span), blocks }]
  }
  return labels.map((label, i) => {
    const last = i === labels.length - 1
    const line = lines[i] ?? text
    return {
      label,
      span: last ? { ...cutSpan(span), start: line.start, line: line.line } : line,
      blocks: last ? blocks : [],
    }
  })
}

const cutSpan = ({ start, end, line, endLine }: Span): Span => ({ start, end, line, endLine })

/** Rows of two cells are a label and its value; the header is one too where its cells are no mere titles. */
function ofRows(table: Table): readonly Labelled[] {
  return [table.header, ...table.rows].flatMap((row) => {
    const [key, value, more] = row.cells
    if (key === undefined || value === undefined || more !== undefined) return []
    const label = { key: key.plain.replace(/:\s*$/, '').trim(), value }
    return label.key === '' ? [] : [{ label, span: cutSpan(row), blocks: [] }]
  })
}

const spoken = (text: Text): readonly Block[] =>
  text.plain === '' ? [] : [{ ...cutSpan(text), kind: 'paragraph', text }]
