import type { Policy } from '../domain/policy.ts'
import { cut } from '../markdown/inert.ts'
import { redact } from '../markdown/secrets.ts'
import { CHECKS } from './conflicts.ts'
import { unknownKey } from './describe.ts'
import { type Fault, type Path, type Position, readTree, type Tree } from './document.ts'
import { type Finding, where } from './finding.ts'
import { policyOf } from './policy.ts'
import { Config, type ConfigKey, KEYS } from './schema.ts'
import { MOST_FINDINGS, settle } from './settle.ts'

/** A mistake in a team's file, told with the place and with what holds in spite of it. */
export interface ConfigProblem {
  readonly source: string
  /** Line and column count from 1. */
  readonly line: number
  readonly column: number
  /** `severities[0].color`; empty where the file as a whole is meant. */
  readonly key: string
  /** Whole sentences, the nearest right word included. Holds words of the file: make it inert. */
  readonly message: string
  readonly nearest: string | null
  /** Nothing of the file could be used. */
  readonly fatal: boolean
}

/** A file's text and what people call it. Absent files are no layers. */
export interface ConfigText {
  readonly source: string
  readonly text: string
}

export interface Reading {
  readonly config: Config
  readonly policy: Policy
  readonly problems: readonly ConfigProblem[]
}

type Values = ReadonlyMap<ConfigKey, unknown>

interface Layer {
  readonly source: string
  readonly tree: Tree | null
  readonly values: Values
  readonly problems: readonly ConfigProblem[]
}

/** What the files say together, and beside it each of them as it stands; null where it cannot be read. */
export interface Layered {
  readonly reading: Reading
  readonly trees: readonly (Tree | null)[]
}

/**
 * What the files say together, weakest first: a stronger file's keys win, each as a whole. Never throws: what cannot
 * be read is left out and told, all at once.
 */
export function readConfig(texts: readonly ConfigText[]): Reading {
  const said = JSON.stringify(texts.map(({ source, text }) => [source, text]))
  const reading = known.get(said) ?? readLayers(texts).reading
  known.delete(said)
  known.set(said, reading)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return reading
}

/**
 * The same few files are read again at every look, which takes longer than all else that is thought there. What was asked
 * for least of late is forgotten.
 */
const known = new Map<string, Reading>()
const MOST_KNOWN = 20

/** The same with the files themselves, so that whoever looks for places need not read them again. */
export function readLayers(texts: readonly ConfigText[]): Layered {
  const layers: Layer[] = []
  for (const text of texts) layers.push(readLayer(text, layers))
  const { values, problems } = agreed(layers)
  const config = Config.parse(Object.fromEntries(values))
  const found = layers.flatMap((layer) =>
    inOrder([...layer.problems, ...problems.filter(({ source }) => source === layer.source)]),
  )
  return {
    reading: { config, policy: policyOf(config), problems: found },
    trees: layers.map(({ tree }) => tree),
  }
}

function readLayer({ source, text }: ConfigText, weaker: readonly Layer[]): Layer {
  const tree = readTree(text)
  if ('unreadable' in tree) {
    const holds = weaker.length > 0 ? '' : ' All defaults hold.'
    const words = cut(redact(tree.unreadable).text, 200)
    const message = `${words}. No key of this file is used.${holds}`
    const problem = { source, ...tree.position, key: '', message, nearest: null, fatal: true }
    return { source, tree: null, values: new Map(), problems: [problem] }
  }
  const known = [...tree.values].filter(([key]) => isKey(key))
  const strange = [...tree.values.keys()].filter((key) => !isKey(key)).slice(0, MOST_FINDINGS)
  const settled = known
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ({ key: key as ConfigKey, ...settle(key as ConfigKey, value) }))
  const told = (finding: Finding, holds: string) => problemOf(source, tree, finding, holds)
  return {
    source,
    tree,
    values: new Map(
      settled.filter(({ value }) => value !== undefined).map(({ key, value }) => [key, value]),
    ),
    problems: [
      ...tree.faults.slice(0, MOST_FINDINGS).map((fault) => faulty(source, fault)),
      ...strange.map((key) => told(unknownKey([], key), 'It is left out.')),
      ...settled.flatMap(({ key, value, findings }) => {
        const holds = value === undefined ? fallback(key, weaker) : 'Only this is left out.'
        return findings.map((finding) =>
          told(finding, finding.gone ? `With it ${where(finding.gone)} is left out.` : holds),
        )
      }),
    ],
  }
}

const isKey = (key: string): boolean => (KEYS as readonly string[]).includes(key)

/** What stands in for a key that is out of service. */
function fallback(key: ConfigKey, weaker: readonly Layer[]): string {
  const layer = weaker.findLast(({ values }) => values.has(key))
  const holds = layer === undefined ? 'its default holds' : `what ${layer.source} says holds`
  return `The key ${key} is out of service: ${holds}.`
}

function problemOf(source: string, tree: Tree, finding: Finding, holds: string): ConfigProblem {
  const { path, part, words, nearest } = finding
  const meant = nearest === null ? '.' : `; did you mean "${nearest}"?`
  const position: Position = tree.position(path, part)
  const message = `${words}${meant} ${holds}`
  return { source, ...position, key: where(path), message, nearest, fatal: false }
}

const faulty = (source: string, { path, position, message }: Fault): ConfigProblem => ({
  source,
  ...position,
  key: where(path),
  message: `${where(path)}: ${message}. It is left out.`,
  nearest: null,
  fatal: false,
})

/** The layers as one, without what contradicts itself. */
function agreed(layers: readonly Layer[]): {
  readonly values: Values
  readonly problems: readonly ConfigProblem[]
} {
  const values = new Map(layers.flatMap((layer) => [...layer.values]))
  const problems: ConfigProblem[] = []
  for (const [keys, check] of CHECKS) {
    if (!keys.some((key) => values.has(key))) continue
    for (const conflict of check(Config.parse(Object.fromEntries(values)))) {
      const key = conflict.path[0] as ConfigKey
      const layer = layers.findLast((one) => one.values.has(key))
      if (layer?.tree) {
        const holds = conflict.holds ?? outOfService(conflict.path)
        problems.push(problemOf(layer.source, layer.tree, conflict, holds))
      }
      if (conflict.holds === null) drop(values, conflict.path)
    }
  }
  return { values, problems }
}

/** Maps whose keys stand for themselves: one that contradicts the rest takes none of the others with it. */
const PARTED: ReadonlySet<unknown> = new Set(['postmortem', 'reminders'])

const outOfService = ([key, part]: Path): string =>
  `The key ${PARTED.has(key) ? `${key}.${part}` : key} is out of service: its default holds.`

function drop(values: Map<ConfigKey, unknown>, [key, part]: Path): void {
  const held = values.get(key as ConfigKey)
  if (!PARTED.has(key) || typeof held !== 'object' || held === null) {
    values.delete(key as ConfigKey)
    return
  }
  const rest = Object.entries(held).filter(([name]) => name !== part)
  values.set(key as ConfigKey, Object.fromEntries(rest))
}

/** By place, and not more than somebody reads. */
function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
  const [shown, last] = [sorted.slice(0, MOST_FINDINGS), sorted[MOST_FINDINGS]]
  if (last === undefined) return shown
  const message = `There are ${sorted.length - MOST_FINDINGS} mistakes more, from here on.`
  return [...shown, { ...last, key: '', message, nearest: null }]
}
