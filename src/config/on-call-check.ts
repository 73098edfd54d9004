import { DAY_MS, type Instant, plus } from '../domain/instant.ts'
import { readTree, type Tree } from './document.ts'
import { where } from './finding.ts'
import { overridesFound } from './on-call-overrides.ts'
import {
  type Asked,
  type OnCallFinding,
  rotationsFound,
  secondaryFound,
  uncovered,
} from './on-call-shifts.ts'
import { type ConfigProblem, type ConfigText, readConfig } from './read.ts'
import { fieldsOf, namedIn, respondersOf } from './responders.ts'
import { MOST_FINDINGS } from './settle.ts'

/** Something that can be read and is not as people will want it, with its place. */
export interface OnCallProblem extends ConfigProblem {
  readonly level: OnCallFinding['level']
}

/** How far it is looked ahead. */
const YEAR_MS = 366 * DAY_MS

/**
 * What the rotations of a team come to in the year behind `at`: gaps, double bookings, overrides that do nothing, and
 * what makes being on call hard to bear. Told of the strongest file that says who is on call, of each service once every word
 * of it can be read.
 */
export function onCallCheck(texts: readonly ConfigText[], at: Instant): readonly OnCallProblem[] {
  const { config, problems } = readConfig(texts)
  const layer = texts.findLast(({ text }) => treeOf(text)?.values.has('responders'))
  const tree = layer === undefined ? null : treeOf(layer.text)
  if (layer === undefined || tree === null) return []
  const { responders, timezone: zone } = config
  const to = plus(at, YEAR_MS)
  const findings = namedIn(responders).flatMap((name) => {
    const [fields, read] = [fieldsOf(responders[name]), respondersOf(responders[name], zone)]
    // What was left out has moved the places of what stands behind it.
    const inside = where(['responders', name])
    const broken = problems.some(({ key }) => key.startsWith(`${inside}.`))
    if (fields === null || read === null || broken) return []
    const asked = { name, path: ['responders', name], fields, responders: read, at, to, zone }
    const isLine = typeof responders[name] === 'string'
    return found(asked).map((one) => (isLine ? { ...one, path: asked.path } : one))
  })
  return findings
    .map((finding) => told(layer.source, tree, finding))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_FINDINGS)
}

function treeOf(text: string): Tree | null {
  const tree = readTree(text)
  return 'unreadable' in tree ? null : tree
}

const found = (asked: Asked): readonly OnCallFinding[] => [
  ...uncovered(asked),
  ...secondaryFound(asked),
  ...overridesFound(asked),
  ...rotationsFound(asked),
]

function told(source: string, tree: Tree, finding: OnCallFinding): OnCallProblem {
  const { path, part, words, nearest, level } = finding
  const place = tree.position(path, part)
  return { source, ...place, key: where(path), message: words, nearest, fatal: false, level }
}
