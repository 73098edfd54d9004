import type { Effect } from '../effect.ts'
import type { Entry } from '../entry.ts'
import { definitions } from './item-labels.ts'
import { urgency } from './item-plan.ts'
import { linkSteps } from './links.ts'
import type { ItemMaterial, ItemsView } from './material.ts'
import type { PlannedItem } from './planned-item.ts'
import { settledEntry } from './settled.ts'
import { stepOf, type Tried } from './tried.ts'
import { twinSteps } from './twins.ts'

/** What becomes of the items of a published document. */
export interface ItemSteps {
  /** Nobody waits for them, so they come behind all words. */
  readonly effects: readonly Effect[]
  /** What the journal notes once nothing is missing; null before. */
  readonly settled: Entry | null
  /** Where a person opens the pull request with the links; null where nothing waits for that. */
  readonly compare: string | null
}

type Planned<K extends PlannedItem['kind']> = Extract<PlannedItem, { kind: K }>

/**
 * All issues first, the most urgent first; then what ties them to the incident and to each other; then the links to
 * them. Whatever is missing is read anew from GitHub each time, so that stopping anywhere leaves it to the next look.
 */
export function itemSteps(
  view: ItemsView,
  labels: readonly string[],
  material: ItemMaterial,
): ItemSteps {
  const items = material.plan.items.toSorted((a, b) => urgency(a.item, b.item))
  const wanted = items.filter((one) => one.kind === 'create')
  const opened = openings(view, labels, wanted, material)
  // What was opened just now has to be seen first; what GitHub does not take keeps no other from being linked.
  if (opened.length > 0 || wanted.some((one) => isOpened(one, material)))
    return { effects: opened, settled: null, compare: null }
  const { effects: links, compare, ...found } = linkSteps(view, material)
  const { tried } = material
  const tied = ties(view, items, material)
  const effects = [...untried(tied, tried), ...twinSteps(material.twins, tried), ...links]
  const isSettled = effects.length === 0 && wanted.length === 0 && compare === null
  const refused = tied.filter((effect) => tried.refused.has(stepOf(effect) ?? ''))
  return {
    effects,
    compare,
    settled: isSettled ? settledEntry(view, material, { ...found, refused }) : null,
  }
}

const isOpened = (one: Planned<'create'>, { opening, tried }: ItemMaterial): boolean =>
  tried.done.has(stepOf(opening(one)) ?? '')

function openings(
  view: ItemsView,
  labels: readonly string[],
  wanted: readonly Planned<'create'>[],
  material: ItemMaterial,
): readonly Effect[] {
  const opened = untried(wanted.map(material.opening), material.tried)
  const waits = wanted.flatMap(({ item }) => item.blockedBy).length
  return [...definitions(opened, labels, view.policy, opened.length - waits), ...opened]
}

/**
 * What an issue is given behind its opening, which is ours to give only until that is noted: what people change later
 * stays as they have it. Each thing that an item waits for is a request by itself, since GitHub takes one at a time.
 */
function ties(
  view: ItemsView,
  items: readonly PlannedItem[],
  material: ItemMaterial,
): readonly Effect[] {
  const before = new Set(view.incident.items?.issues)
  const ours = items
    .filter((one): one is Planned<'linked'> => one.kind === 'linked')
    .filter(({ issue }) => issue.key !== null && !before.has(issue.number))
  const nests = ours
    .filter(({ issue }) => issue.parent === null)
    .map(({ issue }): Effect => ({ type: 'item.nest', item: issue.number, id: issue.id }))
  const blocks = ours.flatMap((one) => blocked(one, material))
  const dates = ours.flatMap(({ issue }) => dated(issue, view))
  return [...nests, ...dates, ...blocks]
}

function blocked(
  { item, issue }: Planned<'linked'>,
  { blockers }: ItemMaterial,
): readonly Effect[] {
  return blockers(item)
    .filter(({ number }) => number !== issue.number && !issue.blockedBy.includes(number))
    .map(({ id: by }) => ({ type: 'item.block', item: issue.number, by }))
}

/** Where opening it with the date in the organisation's field did not take. */
function dated(
  { number: item, due, dueField }: Planned<'linked'>['issue'],
  { policy }: ItemsView,
): readonly Effect[] {
  const field = policy.actions.dueField
  if (field === null || due === null || due === dueField) return []
  return [{ type: 'item.date', item, field, due }]
}

const untried = <E extends Effect>(effects: readonly E[], { done, refused }: Tried): readonly E[] =>
  effects.filter((effect) => {
    const step = stepOf(effect) ?? ''
    return !done.has(step) && !refused.has(step)
  })
