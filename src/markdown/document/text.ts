import { addOne, addText, type Characters } from './characters.ts'
import { breaksWithin, spanAt } from './lines.ts'
import { CODE, type Link, type Span, type Text } from './model.ts'
import type { Definition, Link as LinkNode, LinkReference, PhrasingContent, Root } from './nodes.ts'
import type { Source } from './source.ts'
import type { Tree } from './tree.ts'

/** What reading needs everywhere. */
export interface Reading {
  /** The document. */
  readonly text: string
  /** Where in it what the parser was given stands. */
  readonly at: Source['at']
  readonly starts: readonly number[]
  readonly pieces: Tree['pieces']
  readonly definitions: ReadonlyMap<string, Definition>
  /** HTML comments met inside text, with the lines of that text. */
  readonly remarks: { readonly value: string; readonly at: Span; readonly within: Span }[]
}

interface Walk extends Characters {
  readonly reading: Reading
  readonly links: Link[]
  readonly html: { readonly value: string; readonly at: Span }[]
}

/** The place of a node in the document. */
export function placeOf({ position }: Pick<Root, 'position'>, { starts, at }: Reading): Span {
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? 0
  return spanAt(starts, at(start), end > start ? at(end - 1) + 1 : at(start))
}

/** What a run of inline Markdown says. `empty` is its place where it says nothing. */
export function textOf(
  nodes: readonly PhrasingContent[],
  empty: number,
  reading: Reading,
  extent?: Span,
): Text {
  const walk: Walk = { plain: [], offsets: [], ends: [], links: [], html: [], reading }
  for (const node of nodes) add(node, walk)
  const place = extent ?? extentOf(nodes, empty, reading)
  for (const { value, at } of walk.html) reading.remarks.push({ value, at, within: place })
  const { offsets, ends, links } = walk
  const breaks = breaksWithin(reading.starts, place.start, place.end)
  return { ...place, plain: walk.plain.join(''), offsets, ends, breaks, links }
}

function extentOf(nodes: readonly PhrasingContent[], empty: number, reading: Reading): Span {
  const [first] = nodes
  const last = nodes.at(-1)
  if (first === undefined || last === undefined) return spanAt(reading.starts, empty, empty)
  return spanAt(reading.starts, placeOf(first, reading).start, placeOf(last, reading).end)
}

function add(node: PhrasingContent, walk: Walk): void {
  const { reading } = walk
  if (node.type === 'text') {
    addText(walk, node, reading)
  } else if (node.type === 'inlineCode') addWhole(node, CODE, walk)
  else if (node.type === 'break') addWhole(node, ' ', walk)
  else if (node.type === 'html') addHtml(node, walk)
  else if (node.type === 'link' || node.type === 'linkReference') addLink(node, walk)
  else if ('children' in node) for (const child of node.children) add(child, walk)
}

function addWhole(node: PhrasingContent, sign: string, walk: Walk): void {
  const { start, end } = placeOf(node, walk.reading)
  addOne(walk, sign, start, end)
}

function addHtml(node: PhrasingContent & { readonly type: 'html' }, walk: Walk): void {
  if (/^<br\b/i.test(node.value)) addWhole(node, ' ', walk)
  else walk.html.push({ value: node.value, at: placeOf(node, walk.reading) })
}

function addLink(node: LinkNode | LinkReference, walk: Walk): void {
  const from = walk.plain.length
  for (const child of node.children) add(child, walk)
  const label = walk.plain.slice(from).join('')
  const url = urlOf(node, walk.reading)
  if (url === null) return
  walk.links.push({ ...placeOf(node, walk.reading), url, label })
  if (!isBare(label, url)) return
  for (const list of [walk.plain, walk.offsets, walk.ends]) list.length = from
  addWhole(node, CODE, walk)
}

/** An address shown as itself: nothing to read in it. */
const isBare = (label: string, url: string): boolean =>
  /^(?:https?:\/\/|www\.)/i.test(label) && (label === url || url === `http://${label}`)

function urlOf(node: LinkNode | LinkReference, { definitions }: Reading): string | null {
  return node.type === 'link' ? node.url : (definitions.get(node.identifier)?.url ?? null)
}
