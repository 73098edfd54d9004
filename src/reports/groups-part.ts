import { inert } from '../markdown/inert.ts'
import { details, table } from '../markdown/table.ts'
import type { Group, Measured } from '../metrics/metric.ts'
import { bar } from './bar.ts'
import { declaredSearch, issueLinks, linked, touchedSearch } from './links.ts'
import type { Figure, Report } from './report.ts'
import { numberWords } from './words/number.ts'
import { periodHead } from './words/period.ts'
import { targetLine } from './words/target.ts'

export interface GroupsPart {
  /** Of the metric. */
  readonly name: string
  readonly heading: string
  /** What a group is: `Cause`. */
  readonly of: string
  /** Of what a group adds up to, where that is no count. */
  readonly words?: (value: number) => string
  /** Of the names; the largest first, if left out. */
  readonly order?: readonly string[]
  /** Whether nothing at all is worth a row, too. */
  readonly zero?: boolean
  /** The group of what nobody has said: alone it says nothing. */
  readonly unsaid?: string
  readonly folded?: boolean
  /** What stands beside the period: the one before, if left out. */
  readonly beside?: 'before' | 'trailing'
  /** A line above the table. */
  readonly lead?: (report: Report) => string
  /** Beside the table, which says the same. */
  readonly chart?: (groups: readonly Group[]) => string
}

const MOST = 12
const NAME = 40

/** A table of groups with bars, in three columns, and the issues of each; empty where there is none. */
export function groupsPart(report: Report, part: GroupsPart): string {
  const figure = report.figures.find(({ metric }) => metric.name === part.name)
  if (figure === undefined) return ''
  const beside = besideOf(report, part, figure)
  const all = shownOf(groupsOf(figure.measured), beside, part)
  if (all.every((group) => sizeOf(group) === 0) && part.zero !== true) return ''
  const groups = all.some(({ name }) => name !== part.unsaid) ? all : []
  const told = groups.length === 0 ? [] : tablesOf(report, part, groups, beside)
  const body = [part.lead?.(report) ?? '', targetLine(figure), ...told].filter((one) => one !== '')
  if (body.length === 0) return ''
  return part.folded === true
    ? details(part.heading, body.join('\n\n'))
    : [`### ${part.heading}`, ...body].join('\n\n')
}

const tablesOf = (
  report: Report,
  part: GroupsPart,
  groups: readonly Group[],
  beside: Beside | null,
): readonly string[] => [
  countsTable(report, part, groups, beside),
  part.chart?.(groups) ?? '',
  issues(report, groups, part),
]

/** What stands beside the period; null where all there is has nothing before it. */
function besideOf({ scope }: Report, { beside }: GroupsPart, figure: Figure): Beside | null {
  const { kind } = scope.period
  if (beside === 'trailing' && kind !== 'quarter')
    return { head: 'Last 90 days', groups: groupsOf(figure.trailing) }
  return kind === 'all' ? null : { head: 'Before', groups: groupsOf(figure.before) }
}

interface Beside {
  readonly head: string
  readonly groups: readonly Group[]
}

function groupsOf(measured: Measured): readonly Group[] {
  if (measured.kind === 'groups') return measured.groups
  return measured.kind === 'amount' ? (measured.groups ?? []) : []
}

const sizeOf = ({ value, numbers }: Group): number => value ?? numbers.length

/** Also those of which there were some before and are none now, which is worth knowing. */
function shownOf(
  groups: readonly Group[],
  beside: Beside | null,
  { order, zero = false, words }: GroupsPart,
): readonly Group[] {
  if (words !== undefined) {
    // Without a value it is not defined there, and a count would be read as one.
    const known = groups.filter(({ value }) => value !== undefined && (zero || value > 0))
    return order === undefined ? bySize(known) : known
  }
  const here = groups.filter((group) => sizeOf(group) > 0)
  const names = new Set(here.map(({ name }) => name))
  const gone = bySize(beside?.groups ?? []).filter(
    (group) => sizeOf(group) > 0 && !names.has(group.name),
  )
  const all = [...bySize(here), ...gone.map(({ name }) => ({ name, numbers: [] }))]
  return order === undefined ? all : byName(all, order)
}

const bySize = (groups: readonly Group[]): readonly Group[] =>
  groups.toSorted((a, b) => sizeOf(b) - sizeOf(a))

/** What the order does not name stands behind what it names. */
function byName(groups: readonly Group[], order: readonly string[]): readonly Group[] {
  const place = ({ name }: Group): number => {
    const at = order.indexOf(name)
    return at === -1 ? order.length : at
  }
  return groups.toSorted((a, b) => place(a) - place(b))
}

function countsTable(
  report: Report,
  { of, words }: GroupsPart,
  groups: readonly Group[],
  beside: Beside | null,
): string {
  const most = groups.reduce((size, group) => Math.max(size, sizeOf(group)), 0)
  const rows = groups.slice(0, MOST).map((group) => {
    const other = beside?.groups.find(({ name }) => name === group.name)
    const cells = [
      inert(group.name, NAME),
      `${bar(sizeOf(group), most)} **${sizeWords(group, words)}**`,
    ]
    return beside === null ? cells : [...cells, sizeWords(other, words)]
  })
  const left = groups.length - rows.length
  const rest = left > 0 ? [[`and ${linked(`${left} more`, allOf(report, words))}`]] : []
  const { period, calendar } = report.scope
  const head = [of, periodHead(period, calendar.zone)]
  return table(beside === null ? head : [...head, beside.head], [...rows, ...rest])
}

/** A group that is not there has none; one without a value is not defined, which is not the same. */
function sizeWords(group: Group | undefined, words: GroupsPart['words']): string {
  if (words === undefined) return numberWords(group?.numbers.length ?? 0)
  if (group === undefined) return 'none'
  return group.value === undefined ? 'not defined' : words(group.value)
}

/** Counts are of what was declared; what adds up to anything else is of what ended. */
const allOf = (report: Report, words: GroupsPart['words']): string | null =>
  words === undefined ? declaredSearch(report) : touchedSearch(report, report.repository.label)

function issues(report: Report, groups: readonly Group[], { of, words }: GroupsPart): string {
  const all = allOf(report, words)
  const rows = groups
    .slice(0, MOST)
    .filter(({ numbers }) => numbers.length > 0)
    .map(({ name, numbers }) => [inert(name, NAME), issueLinks(numbers, { all })])
  if (rows.length === 0) return ''
  return details('The issues', table([of, 'Issues'], rows))
}
