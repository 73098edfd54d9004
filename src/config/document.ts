import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import { excess } from './excess.ts'

export type Path = readonly (string | number)[]

/** Where something stands in a text, both counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Something in the text that is valid YAML and yet no plain data. It is missing from the values. */
export interface Fault {
  readonly path: Path
  readonly position: Position
  readonly message: string
}

/** A text that could be read: its top keys, and where everything stood. */
export interface Tree {
  readonly values: ReadonlyMap<string, unknown>
  readonly faults: readonly Fault[]
  /** Where a key or its value stands; of what is missing, where it would belong. */
  readonly position: (path: Path, part: 'key' | 'value') => Position
}

export interface Unreadable {
  readonly unreadable: string
  readonly position: Position
}

const LONGEST = 64 * 1024
const DEEPEST = 20
/** Each may repeat a large part of the text. */
const MOST_ALIASES = 100
/** Far more than a file that people write holds, and a bound on the work for one that machines wrote. */
const MOST_NODES = 20_000
const TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/

/** The top keys of a YAML map. An empty text is an empty map. */
export function readTree(text: string): Tree | Unreadable {
  const lines = new LineCounter()
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (text.length > LONGEST) {
    return { unreadable: 'the file is larger than 64 KiB', position: { line: 1, column: 1 } }
  }
  const plain = text.replace(/^\uFEFF/, '')
  const much = excess(plain)
  if (much !== null) return { unreadable: much.words, position: placeIn(plain, much.offset) }
  const document = parseDocument(plain, {
    lineCounter: lines,
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const [error] = document.errors
  if (error) return { unreadable: `this is no YAML: ${error.message}`, position: at(error.pos[0]) }
  const top = document.contents
  if (isScalar(top) && top.value === null) return treeOf(null, at, new Map())
  if (top !== null && !isMap(top)) {
    return { unreadable: 'the file is no map of keys', position: at(top.range?.[0] ?? 0) }
  }
  return treeOf(top, at, targetsIn(top))
}

function placeIn(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

interface Walk {
  readonly at: (offset: number) => Position
  readonly targets: ReadonlyMap<Alias, Node>
  readonly places: Map<string, { readonly key: number; readonly value: number }>
  readonly faults: Fault[]
  nodes: number
  aliases: number
}

/** Stands for what is left out, so that it can be told from null. */
const LEFT_OUT = Symbol('left out')

/** What every alias stands for: looking one up in the parser takes a walk through the whole file. */
function targetsIn(top: YAMLMap | null): Walk['targets'] {
  const targets = new Map<Alias, Node>()
  const latest = new Map<string, Node>()
  visit(top, {
    Node: (_, node) => {
      const target = isAlias(node) ? latest.get(node.source) : undefined
      if (isAlias(node) && target !== undefined) targets.set(node, target)
      if (!isAlias(node) && node.anchor !== undefined) latest.set(node.anchor, node)
    },
  })
  return targets
}

function treeOf(top: YAMLMap | null, at: Walk['at'], targets: Walk['targets']): Tree {
  const walk: Walk = { at, targets, places: new Map(), faults: [], nodes: 0, aliases: 0 }
  const start = top?.range?.[0] ?? 0
  walk.places.set('[]', { key: start, value: start })
  const values = new Map(top === null ? [] : entries(top, [], walk))
  const position = (path: Path, part: 'key' | 'value'): Position => {
    const place = walk.places.get(JSON.stringify(path))
    if (place !== undefined) return at(place[part])
    return position(path.slice(0, -1), 'key')
  }
  return { values, faults: walk.faults, position }
}

function plainOf(node: Node | null, path: Path, walk: Walk): unknown {
  walk.nodes += 1
  if (walk.nodes > MOST_NODES) return fault('this file holds too many values', path, walk)
  if (path.length > DEEPEST)
    return fault(`this is nested deeper than ${DEEPEST} levels`, path, walk)
  if (node === null) return null
  if (isAlias(node)) return aliased(node, path, walk)
  if (node.tag !== undefined && !TAGS.test(node.tag)) return fault('tags are not read', path, walk)
  if (isMap(node)) return Object.assign(Object.create(null), fromEntries(node, path, walk))
  if (isSeq(node)) return itemsOf(node.items, path, walk)
  return isScalar(node) ? scalar(node) : fault('this is no plain value', path, walk)
}

function fault(message: string, path: Path, { at, places, faults }: Walk): typeof LEFT_OUT {
  const position = at(places.get(JSON.stringify(path))?.value ?? 0)
  faults.push({ path, position, message })
  return LEFT_OUT
}

function aliased(node: Alias, path: Path, walk: Walk): unknown {
  walk.aliases += 1
  if (walk.aliases > MOST_ALIASES) {
    return fault(`a file has at most ${MOST_ALIASES} aliases`, path, walk)
  }
  const target = walk.targets.get(node)
  if (target === undefined) return fault('no anchor has this name', path, walk)
  return plainOf(target, path, walk)
}

/** `1` and `5319e7` are names and colours here, so numbers stay as they were typed. */
const scalar = ({ value, source }: { value: unknown; source?: string }): unknown =>
  typeof value === 'number' || typeof value === 'bigint' ? (source ?? String(value)) : value

/** Indices count what is kept, so that the places fit the values. */
function itemsOf(items: readonly unknown[], path: Path, walk: Walk): readonly unknown[] {
  const kept: unknown[] = []
  for (const item of items) {
    const node = isNode(item) ? item : null
    const start = startOf(node)
    const own = [...path, kept.length]
    walk.places.set(JSON.stringify(own), { key: start, value: start })
    const value = plainOf(node, own, walk)
    if (value !== LEFT_OUT) kept.push(value)
  }
  return kept
}

const fromEntries = (map: YAMLMap, path: Path, walk: Walk): object =>
  Object.fromEntries(entries(map, path, walk))

function entries(map: YAMLMap, path: Path, walk: Walk): readonly (readonly [string, unknown])[] {
  const seen = new Set<string>()
  return map.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? keyOf(key) : ''
    const own = [...path, name]
    const wrong = isScalar(key) ? refusal(name, seen) : 'a key is one word, not a list or a map'
    if (wrong !== null) {
      walk.faults.push({ path: own, position: walk.at(startOf(key)), message: wrong })
      return []
    }
    seen.add(name)
    const place = { key: startOf(key), value: isNode(value) ? startOf(value) : startOf(key) }
    walk.places.set(JSON.stringify(own), place)
    const plain = plainOf(isNode(value) ? value : null, own, walk)
    return plain === LEFT_OUT ? [] : [[name, plain] as const]
  })
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0)

function refusal(name: string, seen: ReadonlySet<string>): string | null {
  if (name === '__proto__') return 'no key can have this name'
  return seen.has(name) ? 'the key stands here twice; the first one holds' : null
}

const keyOf = (key: { value: unknown; source?: string }): string => String(scalar(key) ?? '')
