import { dayWords } from '../domain/day.ts'
import type { ItemPlan, Owners, PlannedItem } from '../plan/actions/planned-item.ts'
import { columns } from './columns.ts'
import { effectWords } from './effect-words.ts'
import { resultOf } from './incident.ts'
import type { Synced } from './sync.ts'

const ITEMS = ['Line', 'Item', 'Becomes', 'Due', 'Owner']
const EFFECTS = ['Effect', 'Result', 'What']

/** What becomes of each item, then what was or would be written. */
export function syncWords(done: Synced): string {
  const { itemPlan, effects } = done.converged
  const parts = [
    ...(itemPlan === null ? [settled(done)] : [itemsTable(itemPlan, openedIn(done))]),
    ...(effects.length === 0 ? ['Nothing to write.'] : [columns(EFFECTS, rowsOf(done), 'folded')]),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** Nobody reads a document again for which all is done. */
function settled({ path, converged: { replayed } }: Synced): string {
  const { issues = [], removed = [] } = replayed?.incident.items ?? {}
  const all = issues.length === 0 ? 'none' : issues.map((number) => `#${number}`).join(', ')
  const gone = removed.map((number) => `#${number}`).join(', ')
  const left = removed.length === 0 ? '' : ` No longer in the document: ${gone}.`
  return `Every action item of ${path} has what it needs. Its issues: ${all}.${left}`
}

function itemsTable({ items, removed }: ItemPlan, opened: ReadonlySet<string>): string {
  const rows = [
    ...items.map((one) => [
      String(one.item.line),
      one.item.title,
      becomes(one, opened),
      one.item.due === null ? '' : dueOf(one.item.due),
      ownersOf(one.owners),
    ]),
    ...removed.map(({ number, title }) => ['', title, `#${number}, no longer in the document`]),
  ]
  return rows.length === 0 ? 'The document promises nothing.' : columns(ITEMS, rows)
}

function becomes(one: PlannedItem, opened: ReadonlySet<string>): string {
  switch (one.kind) {
    case 'create':
      return 'a new issue'
    case 'linked': {
      const { number, key } = one.issue
      if (key !== null && opened.has(key)) return `#${number}, opened`
      return one.differences.length === 0 ? `#${number}` : `#${number}, which differs and holds`
    }
    case 'tracked':
      return one.issue === null
        ? `elsewhere: ${one.item.tracked.join(', ')}`
        : `#${one.issue.number}`
    case 'left':
      return LEFT[one.why]
    default:
      return one satisfies never
  }
}

const LEFT: Readonly<Record<Extract<PlannedItem, { kind: 'left' }>['why'], string>> = {
  done: 'no issue: done',
  declined: 'no issue: declined',
  'too-many': 'no issue: there are 100',
}

const dueOf = ({ text, reading }: NonNullable<PlannedItem['item']['due']>): string =>
  reading.date === null ? `${text} (cannot be told)` : dayWords(reading.date)

const ownersOf = ({ assignees, mentioned, teams, unknown }: Owners): string =>
  [
    ...assignees.map((login) => `@${login}`),
    ...mentioned.map((login) => `@${login} (mentioned)`),
    ...teams.map((team) => `@${team} (mentioned)`),
    ...unknown.map((name) => `${name} (not found)`),
  ].join(', ')

/** Keys of the issues that were opened just now. */
const openedIn = ({ converged: { applied } }: Synced): ReadonlySet<string> =>
  new Set(
    applied.flatMap(({ effect, result }) =>
      effect.type === 'item.open' && result === 'done' ? [effect.key] : [],
    ),
  )

const rowsOf = (done: Synced): readonly (readonly string[])[] =>
  done.converged.effects.map((effect, at) => {
    const [type, what] = effectWords(effect)
    const [result = '', ...why] = resultOf(done, at).split(': ')
    return [type, result, [...why, what].join(': ')]
  })

/** The same for programs. */
export function syncJson(done: Synced) {
  const { repository, path, incident, applied, converged } = done
  const opened = openedIn(done)
  return {
    repository,
    path,
    incident,
    applied,
    parked: converged.parked,
    items: converged.itemPlan?.items.map((one) => itemJson(one, opened)) ?? null,
    removed: converged.itemPlan?.removed.map(({ number }) => number) ?? null,
    settled: converged.replayed?.incident.items?.issues ?? null,
    effects: converged.effects.map((effect, at) => ({ ...effect, result: resultOf(done, at) })),
  }
}

function itemJson(one: PlannedItem, opened: ReadonlySet<string>) {
  const { item, owners } = one
  const issue = 'issue' in one ? one.issue : null
  return {
    title: item.title,
    line: item.line,
    becomes: issue?.key && opened.has(issue.key) ? 'opened' : one.kind,
    ...(one.kind === 'left' ? { why: one.why } : {}),
    issue: issue?.number ?? null,
    due: item.due?.reading.date ?? null,
    priority: item.priority,
    kind: item.kind,
    owners,
    tracked: item.tracked,
    ...(one.kind === 'linked' ? { differences: one.differences } : {}),
  }
}
