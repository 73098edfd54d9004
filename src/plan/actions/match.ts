import type { Promised } from '../../postmortem/items/promised.ts'
import { isKeyOf } from './key.ts'
import { likeness, topicOf } from './likeness.ts'
import { issueNamed } from './references.ts'
import type { SeenItem } from './seen.ts'

/** Which incident the items belong to, and in which repository. */
export interface Home {
  /** Number of the incident. */
  readonly incident: number
  /** Page of the repository, as a browser opens it: `https://github.com/acme/shop`. */
  readonly home: string
}

export interface Matched {
  /** One for each item, in their order; `issue` is null where there is none yet. */
  readonly pairs: readonly { readonly item: Promised; readonly issue: SeenItem | null }[]
  /** Issues of ours whose item is no longer in the document, lowest number first. */
  readonly removed: readonly SeenItem[]
}

type Found = ReadonlyMap<Promised, SeenItem>
type Fits = (item: Promised, issue: SeenItem) => boolean

/**
 * Which issue carries which item: the one that its row links, else the one that was opened for it, else the most
 * alike of those that no other item has. Only by links do several items share an issue. A document that numbers its
 * items anew gives old numbers to other items, so a key counts first where the words agree, and last where they do not.
 */
export function matched(
  items: readonly Promised[],
  seen: readonly SeenItem[],
  { incident, home }: Home,
): Matched {
  const issues = seen.toSorted((a, b) => a.number - b.number)
  const ours = issues.filter(({ key }) => key?.startsWith(`${incident}.`))
  const { alike, isSame } = comparing()
  const isKeyed: Fits = (item, { key }) => key !== null && isKeyOf(key, incident, item)
  const linked = byLink(items, issues, incident, home)
  const isTwin: Fits = (item, issue) => isKeyed(item, issue) && alike(item, issue) > 0
  const sure = taken(linked, items, ours, isTwin)
  const same = taken(sure, items, [...ours, ...issues.filter(isPeoples)], isSame)
  const keyed = taken(same, items, ours, isKeyed)
  // What was opened twice for an item that is there is no item that is gone.
  const others = ours.filter((issue) => !items.some((item) => isTwin(item, issue)))
  const found = byLikeness(keyed, items, others, alike)
  return {
    pairs: items.map((item) => ({ item, issue: found.get(item) ?? null })),
    removed: without(found, others),
  }
}

function byLink(
  items: readonly Promised[],
  issues: readonly SeenItem[],
  incident: number,
  home: string,
): Found {
  const byNumber = new Map(issues.map((issue) => [issue.number, issue]))
  byNumber.delete(incident)
  const found = new Map<Promised, SeenItem>()
  for (const item of items) {
    const numbers = item.tracked.flatMap((reference) => issueNamed(reference, home) ?? [])
    const named = numbers.flatMap((number) => byNumber.get(number) ?? [])
    const issue = named.find(({ key }) => key?.startsWith(`${incident}.`)) ?? named[0]
    if (issue !== undefined) found.set(item, issue)
  }
  return found
}

const without = (found: Found, issues: readonly SeenItem[]): readonly SeenItem[] => {
  const used = new Set(found.values())
  return issues.filter((issue) => !used.has(issue))
}

/** The first issue that fits each item which has none, each issue once. */
function taken(
  found: Found,
  items: readonly Promised[],
  issues: readonly SeenItem[],
  fits: Fits,
): Found {
  const next = new Map(found)
  const free = new Set(without(found, issues))
  for (const item of items) {
    if (next.has(item)) continue
    const issue = [...free].find((one) => fits(item, one))
    if (issue === undefined) continue
    next.set(item, issue)
    free.delete(issue)
  }
  return next
}

/** Opened by a person: nothing says for which item, so only the very same words do. */
const isPeoples = ({ key }: SeenItem): boolean => key === null

const wordsOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The most alike first, each once; of equals the higher row and the lower number. */
function byLikeness(
  found: Found,
  items: readonly Promised[],
  issues: readonly SeenItem[],
  alike: (item: Promised, issue: SeenItem) => number,
): Found {
  const free = without(found, issues)
  const pairs = items
    .filter((item) => !found.has(item))
    .flatMap((item) => free.map((issue) => ({ item, issue, score: alike(item, issue) })))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const next = new Map(found)
  const used = new Set<SeenItem>()
  for (const { item, issue } of pairs) {
    if (next.has(item) || used.has(issue)) continue
    next.set(item, issue)
    used.add(issue)
  }
  return next
}

/** What compares titles, each of which is read once. */
function comparing(): {
  readonly alike: (item: Promised, issue: SeenItem) => number
  readonly isSame: Fits
} {
  const topic = once(topicOf)
  const words = once(wordsOf)
  return {
    alike: (item, issue) => likeness(topic(item.title), topic(issue.title)),
    isSame: (item, issue) => words(item.title) !== '' && words(item.title) === words(issue.title),
  }
}

function once<T>(read: (title: string) => T): (title: string) => T {
  const known = new Map<string, T>()
  return (title) => {
    const value = known.get(title) ?? read(title)
    known.set(title, value)
    return value
  }
}
