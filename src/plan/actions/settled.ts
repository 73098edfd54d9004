import type { FactBody } from '../../domain/fact.ts'
import { cut } from '../../markdown/inert.ts'
import type { Effect } from '../effect.ts'
import { type Entry, settledKey } from '../entry.ts'
import type { Links } from './links.ts'
import type { ItemMaterial, ItemsView } from './material.ts'
import type { ItemPlan, PlannedItem } from './planned-item.ts'

type Settled = Extract<FactBody, { type: 'items-settled' }>
type Listed<K extends Lists> = NonNullable<Settled[K]>[number]
type Linked = Extract<PlannedItem, { kind: 'linked' }>

/** The journal keeps as much as a card can show. */
const MOST = 40
const LONGEST = 100

/** How the links came in, and which of what is given to the issues GitHub has refused. */
interface Outcome extends Omit<Links, 'effects' | 'compare'> {
  readonly refused: readonly Effect[]
}

/** What the journal notes once all that a version promises has issues: until the next one nobody reads it again. */
export function settledEntry(
  { incident, now }: ItemsView,
  { commit, plan }: ItemMaterial,
  { unlinked, pull, refused }: Outcome,
): Entry {
  const before = new Set(incident.items?.issues)
  const left = plan.items.filter((one) => one.kind === 'left')
  const fact: Settled = {
    type: 'items-settled',
    commit,
    issues: issuesOf(plan),
    removed: plan.removed.map(({ number }) => number),
    ...some(
      'unowned',
      plan.items.filter(isLinked).flatMap((one) => unowned(one, before)),
    ),
    ...some('undated', plan.items.filter(isLinked).flatMap(undated)),
    ...some('elsewhere', plan.items.flatMap(elsewhere)),
    ...some(
      'differs',
      plan.items.filter(isLinked).flatMap((one) => differing(one, before)),
    ),
    ...some('refused', untaken(refused)),
    ...count('over', left.filter(({ why }) => why !== 'too-many').length),
    ...count('left', left.filter(({ why }) => why === 'too-many').length),
    ...(unlinked === null ? {} : { unlinked }),
    ...(pull === null ? {} : { pull }),
  }
  const by = incident.postmortem.published?.by ?? 'ghost'
  return { key: settledKey(commit), at: now, by, outcome: 'noted', facts: [fact] }
}

const isLinked = (one: PlannedItem): one is Linked => one.kind === 'linked'

function issuesOf({ items }: ItemPlan): readonly number[] {
  const numbers = items.flatMap((one) =>
    one.kind === 'linked' || one.kind === 'tracked' ? (one.issue?.number ?? []) : [],
  )
  return [...new Set(numbers)]
}

/** Of an issue that people have had in their hands since, only that it is nobody's. */
function unowned(
  { owners, issue }: Linked,
  before: ReadonlySet<number>,
): readonly Listed<'unowned'>[] {
  const has = new Set(issue.assignees.map((login) => login.toLowerCase()))
  const missing = [...owners.assignees, ...owners.mentioned].filter(
    (login) => !has.has(login.toLowerCase()),
  )
  const names = [...missing, ...owners.unknown].slice(0, 5).map((name) => cut(name, 60))
  const isTheirs = before.has(issue.number) && has.size > 0
  return names.length === 0 || isTheirs || !issue.open ? [] : [{ issue: issue.number, names }]
}

function undated({ item: { due }, issue }: Linked): readonly Listed<'undated'>[] {
  const isUnread = due !== null && due.reading.date === null && issue.due === null && issue.open
  return isUnread ? [{ issue: issue.number, text: cut(due.text, LONGEST) }] : []
}

function elsewhere(one: PlannedItem): readonly Listed<'elsewhere'>[] {
  const [at] = one.item.tracked
  if (one.kind !== 'tracked' || one.issue !== null || at === undefined) return []
  return [{ title: cut(one.item.title, LONGEST), at: cut(at, 300) }]
}

/** An issue that was made of these very words says nothing else. */
function differing(
  { issue, differences }: Linked,
  before: ReadonlySet<number>,
): readonly Listed<'differs'>[] {
  const isNew = issue.key !== null && !before.has(issue.number)
  if (isNew || differences.length === 0) return []
  return [{ issue: issue.number, words: differences.map((words) => cut(words, 600)) }]
}

function untaken(refused: readonly Effect[]): readonly Listed<'refused'>[] {
  const of = (type: Effect['type']) =>
    new Set(refused.flatMap((one) => (one.type === type && 'item' in one ? one.item : [])))
  const named = (issues: ReadonlySet<number>, what: Listed<'refused'>['what']) =>
    [...issues].map((issue) => ({ issue, what }))
  return [
    ...named(of('item.nest'), 'nested'),
    ...named(of('item.block'), 'blocked'),
    ...named(of('item.date'), 'dated'),
  ]
}

type Lists = 'unowned' | 'undated' | 'elsewhere' | 'differs' | 'refused'

/** Left out where there are none, and where there are too many the last. */
const some = <K extends Lists>(name: K, all: readonly Listed<K>[]): Partial<Settled> =>
  all.length === 0 ? {} : { [name]: all.slice(0, MOST) }

const count = (name: 'over' | 'left', many: number): Partial<Settled> =>
  many === 0 ? {} : { [name]: many }
