import { DAY_MS, type Instant, plus } from '../domain/instant.ts'
import { shifts } from '../domain/shifts.ts'
import type { Tree } from './document.ts'
import { where } from './finding.ts'
import { overridesFound } from './on-call-overrides.ts'
import {
  type Asked,
  finding,
  type OnCallFinding,
  rotationsFound,
  secondaryFound,
  uncovered,
} from './on-call-shifts.ts'
import {
  type ConfigProblem,
  type ConfigText,
  type Layered,
  type Reading,
  readLayers,
} from './read.ts'
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
export function onCallCheck(
  texts: readonly ConfigText[],
  at: Instant,
  { reading, trees }: Layered = readLayers(texts),
): readonly OnCallProblem[] {
  const nth = trees.findLastIndex((tree) => tree?.values.has('responders'))
  const [layer, tree] = [texts[nth], trees[nth] ?? null]
  const unread = reading.problems.some(({ key }) => key === 'responders')
  if (layer === undefined || tree === null || unread) return []
  let left = MOST_LAYERS
  const findings = namedIn(reading.config.responders).flatMap((name) => {
    const asked = left < 0 ? null : askedOf(reading, name, at)
    if (asked === null) return []
    left -= asked.responders.layers.length
    return left < 0 ? [finding('notice', ['responders', name], TOO_MANY, 'key')] : found(asked)
  })
  return findings
    .map((one) => told(layer.source, tree, one))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_FINDINGS)
}

/** A bound on the work for a file that strangers may offer, far beyond what a team has. */
const MOST_LAYERS = 200
const TOO_MANY = `more than ${MOST_LAYERS} rotations are not looked at: this service and those behind it were left out.`

/** Null where it cannot be read in full. */
function askedOf({ config, problems }: Reading, name: string, at: Instant): Asked | null {
  const { responders: given, timezone: zone } = config
  const [fields, responders] = [fieldsOf(given[name]), respondersOf(given[name], zone)]
  const path = ['responders', name]
  // What was left out has moved the places of what stands behind it.
  const broken = problems.some(({ key }) => key.startsWith(`${where(path)}.`))
  if (fields === null || responders === null || broken) return null
  const to = plus(at, YEAR_MS)
  const isLine = typeof given[name] === 'string'
  return { name, path, isLine, fields, responders, at, to, year: shifts(responders, at, to), zone }
}

/** Of a rotation on one line every place is that line. */
function found(asked: Asked): readonly OnCallFinding[] {
  const all = [
    ...uncovered(asked),
    ...secondaryFound(asked),
    ...overridesFound(asked),
    ...rotationsFound(asked),
  ]
  return asked.isLine ? all.map((one) => ({ ...one, path: asked.path })) : all
}

function told(source: string, tree: Tree, one: OnCallFinding): OnCallProblem {
  const { path, part, words, nearest, level } = one
  const place = tree.position(path, part)
  return { source, ...place, key: where(path), message: words, nearest, fatal: false, level }
}
