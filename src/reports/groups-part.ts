import { inert } from '../markdown/inert.ts'
import { details, table } from '../markdown/table.ts'
import type { Group, Measured } from '../metrics/metric.ts'
import { bar } from './bar.ts'
import { declaredSearch, issueLinks } from './links.ts'
import type { Report } from './report.ts'
import { numberWords } from './words/number.ts'
import { periodHead } from './words/period.ts'

export interface GroupsPart {
  /** Of the metric. */
  readonly name: string
  readonly heading: string
  /** What a group is: `Cause`. */
  readonly of: string
  /** Of what a group adds up to, where that is no count. */
  readonly words?: (value: number) => string
  /** The largest first; else in the order of the metric. */
  readonly sorted?: boolean
  /** Whether nothing at all is worth a row, too. */
  readonly zero?: boolean
  readonly folded?: boolean
  /** What stands beside the period: the one before, if left out. */
  readonly beside?: 'before' | 'trailing'
  /** Beside the table, which says the same. */
  readonly chart?: (groups: readonly Group[]) => string
}

const MOST = 8
const NAME = 40

/** A table of groups with bars, in three columns, and the issues of each; empty where there is none. */
export function groupsPart(report: Report, part: GroupsPart): string {
  const figure = report.figures.find(({ metric }) => metric.name === part.name)
  if (figure === undefined) return ''
  const groups = inOrder(groupsOf(figure.measured), part)
  if (groups.length === 0) return ''
  const earlier = groupsOf(part.beside === 'trailing' ? figure.trailing : figure.before)
  const body = [
    countsTable(report, part, groups, earlier),
    part.chart?.(groups) ?? '',
    issues(report, groups, part),
  ].filter((one) => one !== '')
  return part.folded === true
    ? details(part.heading, body.join('\n\n'))
    : [`### ${part.heading}`, ...body].join('\n\n')
}

function groupsOf(measured: Measured): readonly Group[] {
  if (measured.kind === 'groups') return measured.groups
  return measured.kind === 'amount' ? (measured.groups ?? []) : []
}

const sizeOf = ({ value, numbers }: Group): number => value ?? numbers.length

function inOrder(
  groups: readonly Group[],
  { sorted = true, zero = false, words }: GroupsPart,
): readonly Group[] {
  // Without a value it is not defined there, and a count would be read as one.
  const known = words === undefined ? groups : groups.filter(({ value }) => value !== undefined)
  const some = known.filter((group) => zero || sizeOf(group) > 0)
  return sorted ? some.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : some
}

function countsTable(
  { scope }: Report,
  { of, words = numberWords, beside }: GroupsPart,
  groups: readonly Group[],
  earlier: readonly Group[],
): string {
  const most = Math.max(...groups.map(sizeOf))
  const rows = groups.slice(0, MOST).map((group) => {
    const before = earlier.find(({ name }) => name === group.name)
    const size = sizeOf(group)
    return [
      inert(group.name, NAME),
      `${bar(size, most)} **${words(size)}**`,
      words(before === undefined ? 0 : sizeOf(before)),
    ]
  })
  const left = groups.length - rows.length
  const rest = left > 0 ? [[`and ${left} more`, '', '']] : []
  const head = beside === 'trailing' ? 'Last 90 days' : 'Before'
  return table([of, periodHead(scope.period, scope.calendar.zone), head], [...rows, ...rest])
}

function issues(report: Report, groups: readonly Group[], { of }: GroupsPart): string {
  const rows = groups
    .slice(0, MOST)
    .filter(({ numbers }) => numbers.length > 0)
    .map(({ name, numbers }) => [
      inert(name, NAME),
      issueLinks(numbers, { all: declaredSearch(report) }),
    ])
  if (rows.length === 0) return ''
  return details('The issues', table([of, 'Issues'], rows))
}
