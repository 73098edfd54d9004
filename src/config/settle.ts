import { describe, type Issue, pathOf, valueAt } from './describe.ts'
import type { Path } from './document.ts'
import type { Finding } from './finding.ts'
import { Config, type ConfigKey } from './schema.ts'

/** What is left of a top key after everything unreadable in it was taken out. */
export interface Settled {
  /** Undefined where the key as a whole is out of service. */
  readonly value: unknown
  readonly findings: readonly Finding[]
}

/** Enough to read, and a bound on the work for a file that is nothing but mistakes. */
export const MOST_FINDINGS = 50
/** Deeper than any mistake can stand. */
const ROUNDS = 6
/** Lists that stand or fall as one: a rank moves when another is left out, and so does every place behind it. */
const WHOLE: ReadonlySet<string | number> = new Set([
  'severities',
  'statuses',
  'causes',
  'required',
  'awake',
  'send',
  'days',
  'aliases',
])

/** The part in which who is on call hangs on every word: a layer, an override, a rotation. Null outside of these. */
function togetherAt(path: Path): Path | null {
  const list = path.findIndex((step, at) => LISTED.has(step) && typeof path[at + 1] === 'number')
  if (list !== -1) return path.slice(0, list + 2)
  const one = path.findIndex((step, at) => at > 0 && TURNS.has(step))
  return one === -1 ? null : path.slice(0, one + 1)
}

const LISTED: ReadonlySet<string | number | undefined> = new Set(['layers', 'overrides'])
const TURNS: ReadonlySet<string | number | undefined> = new Set(['rotation', 'secondary'])
const isListed = (path: Path): boolean => typeof path.at(-1) === 'number'

/** Takes out the smallest part that cannot be read, again and again, until the rest can. */
export function settle(key: ConfigKey, given: unknown): Settled {
  const field = Config.shape[key]
  const first = field.safeParse(given)
  if (first.success) return { value: given, findings: [] }
  const issues = first.error.issues.slice(0, MOST_FINDINGS)
  const findings = issues
    .flatMap((issue) => describe(issue, key, given).map((one) => withGone(key, issue, one)))
    .slice(0, MOST_FINDINGS)
  let value = given
  for (let round = 0; round < ROUNDS; round++) {
    const result = field.safeParse(value)
    if (result.success) return { value, findings }
    const culprits = result.error.issues.flatMap((issue) => removable(issue, key, value))
    if (culprits.some((path) => path.length === 0)) break
    value = without(value, culprits)
  }
  return { value: undefined, findings }
}

/** Says what goes with a mistake, where that is more than the mistake. */
function withGone(key: ConfigKey, issue: Issue, finding: Finding): Finding {
  const [gone] = removedTogether(key, issue)
  return gone === undefined || gone.length >= finding.path.length - 1
    ? finding
    : { ...finding, gone: [key, ...gone] }
}

/** The part that goes as a whole; none where the mistake goes alone. */
function removedTogether(key: ConfigKey, issue: Issue): readonly Path[] {
  const together = key === 'responders' ? togetherAt(pathOf(issue)) : null
  if (together === null) return []
  return issue.code !== 'unrecognized_keys' || isListed(together) ? [together] : []
}

/** The paths, below the key, of what has to go; an empty one is the key itself. */
function removable(issue: Issue, key: ConfigKey, value: unknown): readonly Path[] {
  const path = pathOf(issue)
  const together = removedTogether(key, issue)
  if (together.length > 0) return together
  if (issue.code === 'unrecognized_keys') return issue.keys.map((unknown) => [...path, unknown])
  if (key === 'matrix') return [[]]
  const there = path.length > 0 && valueAt(value, path) === undefined ? path.slice(0, -1) : path
  const list = there.length < 2 ? key : there.at(-2)
  const inList = typeof there.at(-1) === 'number'
  return [inList && list !== undefined && WHOLE.has(list) ? there.slice(0, -1) : there]
}

/** A copy without what stands at the paths. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value
  const byStep = Map.groupBy(paths, ([step]) => step)
  const kept = (step: string | number, item: unknown) => {
    const mine = byStep.get(step) ?? []
    if (mine.some((path) => path.length === 1)) return []
    return [
      [
        step,
        without(
          item,
          mine.map((path) => path.slice(1)),
        ),
      ] as const,
    ]
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => kept(at, item)).map(([, item]) => item)
  }
  const entries = Object.entries(value).flatMap(([step, item]) => kept(step, item))
  return Object.assign(Object.create(null), Object.fromEntries(entries))
}
