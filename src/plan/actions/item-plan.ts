import { ACTION_ITEM } from '../../config/labels.ts'
import { PRIORITIES } from '../../domain/action.ts'
import type { Promised } from '../../postmortem/items/promised.ts'
import { differences } from './differences.ts'
import { freeKey } from './key.ts'
import { type Home, matched } from './match.ts'
import { ownersOf, type Who } from './owners.ts'
import type { ItemPlan, PlannedItem } from './planned-item.ts'
import { issueNamed } from './references.ts'
import type { SeenItem } from './seen.ts'

/** What a plan of action items goes by besides the items and the issues. */
export interface ItemsAbout extends Home {
  readonly who: Who
  /** IANA name of the team's zone. */
  readonly zone: string
  /** Sub-issues that the incident has, closed ones and those of people among them; what is seen counts in any case. */
  readonly nested?: number
}

/** GitHub takes no more sub-issues of one issue. */
const MOST = 100

/** What becomes of each item of a document. The same document and issues give the same plan, which creates nothing. */
export function itemPlan(
  items: readonly Promised[],
  seen: readonly SeenItem[],
  about: ItemsAbout,
): ItemPlan {
  const { pairs, removed } = matched(items, seen, about)
  const fits = withinLimit(pairs, seen, about)
  const taken = new Set(seen.flatMap(({ key }) => key ?? []))
  const plan = ({ item, issue }: (typeof pairs)[number]): PlannedItem => {
    const common = { item, owners: ownersOf(item, about.who) }
    if (issue !== null) return found(common, issue, about)
    if (isCarried(item, about)) return { ...common, kind: 'tracked', issue: null }
    if (item.status === 'done' || item.status === 'declined') {
      return { ...common, kind: 'left', why: item.status }
    }
    if (!fits.has(item)) return { ...common, kind: 'left', why: 'too-many' }
    const key = freeKey(item, about.incident, taken)
    taken.add(key)
    return { ...common, kind: 'create', key }
  }
  return { items: pairs.map(plan), removed }
}

/** Until when it is promised, `2026-12-01`; null where no date is written, or none that can be told for sure. */
export const dueOf = ({ due }: Pick<Promised, 'due'>): string | null => due?.reading.date ?? null

/** The most urgent first: by priority, then by date, then as they stand. What nobody has said comes behind. */
export function urgency(a: Promised, b: Promised): number {
  const rank = ({ priority }: Promised) =>
    priority === null ? PRIORITIES.length : PRIORITIES.indexOf(priority)
  const [dueA, dueB] = [dueOf(a) ?? LATEST, dueOf(b) ?? LATEST]
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (dueA !== dueB) return dueA < dueB ? -1 : 1
  return a.line - b.line
}

const LATEST = '9999-99-99'

type Common = Pick<PlannedItem, 'item' | 'owners'>

/**
 * Ours, and what people have labelled as an action item, is the issue of the item; any other only carries it, that of
 * another incident too.
 */
function found(common: Common, issue: SeenItem, about: ItemsAbout): PlannedItem {
  const isIts = issue.key === null ? isLabelled(issue) : issue.key.startsWith(`${about.incident}.`)
  if (!isIts) return { ...common, kind: 'tracked', issue }
  return { ...common, kind: 'linked', issue, differences: differences(common, issue, about.zone) }
}

const isLabelled = ({ labels }: SeenItem): boolean =>
  labels.some((label) => label.toLowerCase() === ACTION_ITEM)

/** A link to the incident itself says where it comes from, not who carries it on. */
const isCarried = ({ tracked }: Promised, { incident, home }: Home): boolean =>
  tracked.some((reference) => issueNamed(reference, home) !== incident)

/** The items for which there is room among the incident's sub-issues, the most urgent first. */
function withinLimit(
  pairs: ReturnType<typeof matched>['pairs'],
  seen: readonly SeenItem[],
  about: ItemsAbout,
): ReadonlySet<Promised> {
  const inside = seen.filter(({ parent }) => parent === about.incident).length
  const waiting = seen.filter(
    ({ key, parent }) => parent === null && key?.startsWith(`${about.incident}.`),
  ).length
  const room = MOST - Math.max(inside, about.nested ?? 0) - waiting
  const asked = pairs.filter(({ item, issue }) => issue === null && isWanted(item, about))
  return new Set(
    asked
      .map(({ item }) => item)
      .toSorted(urgency)
      .slice(0, Math.max(0, room)),
  )
}

const isWanted = (item: Promised, about: ItemsAbout): boolean =>
  !isCarried(item, about) && item.status !== 'done' && item.status !== 'declined'
