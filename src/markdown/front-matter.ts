import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import { lineAt, lineStarts, spanAt } from './document/lines.ts'
import type { FrontMatter, FrontMatterKey, Span } from './document/model.ts'

/** Of that size the worst takes a moment to read, and nobody writes as much. */
const LONGEST = 16 * 1024
const DEEPEST = 20
const MOST_VALUES = 10_000
/** One mistake makes others; nobody reads more. */
const MOST_PROBLEMS = 20

type Problem = FrontMatter['problems'][number]

/** Where front matter stands in a text, fences included, and where its YAML stands in it. */
interface Fenced {
  readonly start: number
  readonly end: number
  readonly yaml: { readonly start: number; readonly end: number } | null
}

/** Offset at which the document itself begins: behind a byte order mark and front matter of any kind. */
export function bodyStart(text: string): number {
  return fenced(text)?.end ?? markLength(text)
}

/**
 * The YAML between two lines of dashes at the top of a document; null where there is none. Front matter in another
 * language (`+++`) is none. Never throws: mistakes are among its problems. Linear, and read up to 16 KiB.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const found = fenced(text)
  if (found === null || found.yaml === null) return null
  const { start, end } = found.yaml
  const starts = lineStarts(text.slice(0, found.end))
  const place = spanAt(starts, found.start, found.end)
  if (end - start > LONGEST) {
    const message = 'it is larger than 16 KiB and was not read'
    return { ...place, keys: [], problems: [{ line: place.line, message }] }
  }
  return { ...place, ...readYaml(text.slice(start, end), start, starts) }
}

const markLength = (text: string): number => (text.startsWith('\ufeff') ? 1 : 0)

const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/
const FENCES: readonly (readonly [RegExp, RegExp, boolean])[] = [
  [/^---[ \t]*\r?\n/, CLOSING, true],
  [/^\+\+\+[ \t]*\r?\n/, /^\+\+\+[ \t]*\r?$/, false],
]

function fenced(text: string): Fenced | null {
  const start = markLength(text)
  const head = text.slice(start, start + 200)
  const fence = FENCES.find(([opening]) => opening.test(head))
  if (fence === undefined) return null
  const [opening, closing, isYaml] = fence
  const inner = start + (opening.exec(head)?.[0].length ?? 0)
  for (let line = inner; line < text.length; ) {
    const stop = text.indexOf('\n', line)
    const end = stop === -1 ? text.length : stop
    if (end - line < 200 && closing.test(text.slice(line, end))) {
      const yaml = isYaml ? { start: inner, end: line } : null
      return { start, end: Math.min(end + 1, text.length), yaml }
    }
    line = end + 1
  }
  return null
}

interface Walk {
  readonly line: (offset: number) => number
  readonly problems: Problem[]
  values: number
}

function readYaml(
  yaml: string,
  base: number,
  starts: readonly number[],
): Pick<FrontMatter, 'keys' | 'problems'> {
  const document = parseDocument(yaml, {
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const line = (offset: number) => lineAt(starts, base + offset)
  const problems = document.errors.map(({ pos, message }) => ({ line: line(pos[0]), message }))
  const walk: Walk = { line, problems, values: 0 }
  const place = (node: unknown): Span | null => {
    const range = isNode(node) ? node.range : null
    return range ? spanAt(starts, base + range[0], base + range[1]) : null
  }
  const top = document.contents
  const keys = isMap(top) ? top.items.flatMap((pair) => keyOf(pair, place, walk)) : []
  if (top !== null && !isMap(top) && !(isScalar(top) && top.value === null)) {
    problems.push({ line: line(top.range?.[0] ?? 0), message: 'it is no map of keys' })
  }
  return { keys: unique(keys, problems), problems: problems.slice(0, MOST_PROBLEMS) }
}

function keyOf(
  { key, value }: Pair,
  place: (node: unknown) => Span | null,
  walk: Walk,
): readonly FrontMatterKey[] {
  const own = place(key)
  if (own === null) return []
  if (!isScalar(key) || key.value === null) {
    walk.problems.push({ line: own.line, message: 'a key is one word, not a list or a map' })
    return []
  }
  const node = isNode(value) ? value : null
  const isNothing = node === null || (isScalar(node) && node.range?.[0] === node.range?.[1])
  const valueAt = isNothing ? own : (place(node) ?? own)
  return [{ ...own, name: String(key.value), value: plainOf(node, 1, walk), valueAt }]
}

/** Copies are not read: a few lines of them can stand for gigabytes. */
function plainOf(node: Node | null, depth: number, walk: Walk): unknown {
  walk.values += 1
  if (node === null || walk.values > MOST_VALUES + 1) return null
  if (walk.values > MOST_VALUES) return refused('there are too many values', node, walk)
  if (isScalar(node)) return typeof node.value === 'bigint' ? String(node.value) : node.value
  if (isAlias(node)) return refused('an alias is not read here: write the value out', node, walk)
  if (depth > DEEPEST) return refused(`it is nested deeper than ${DEEPEST} levels`, node, walk)
  if (isSeq(node)) {
    return node.items.map((item) => plainOf(isNode(item) ? item : null, depth + 1, walk))
  }
  if (!isMap(node)) return null
  const entries = node.items.map(({ key, value }) => [
    isScalar(key) ? String(key.value) : '',
    plainOf(isNode(value) ? value : null, depth + 1, walk),
  ])
  return Object.assign(Object.create(null), Object.fromEntries(entries))
}

function refused(message: string, node: Node, { line, problems }: Walk): null {
  problems.push({ line: line(node.range?.[0] ?? 0), message })
  return null
}

function unique(keys: readonly FrontMatterKey[], problems: Problem[]): readonly FrontMatterKey[] {
  const seen = new Set<string>()
  return keys.filter(({ name, line }) => {
    if (!seen.has(name)) return seen.add(name)
    problems.push({ line, message: `the key ${name} stands here twice; the first one holds` })
    return false
  })
}
