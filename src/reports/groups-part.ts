import { inert } from '../markdown/inert.ts'
import { details, table } from '../markdown/table.ts'
import type { Group } from '../metrics/metric.ts'
import { bar } from './bar.ts'
import { declaredSearch, issueLinks } from './links.ts'
import { measuredAs } from './named-figure.ts'
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
  /** The largest first; else in the order of the metric, empty ones left out. */
  readonly sorted?: boolean
  readonly folded?: boolean
  /** Beside the table, which says the same. */
  readonly chart?: (groups: readonly Group[]) => string
}

const MOST = 8
const NAME = 40

/** A table of groups with bars, in three columns, and the issues of each; empty where there is none. */
export function groupsPart(report: Report, part: GroupsPart): string {
  const figure = measuredAs(report.figures, part.name, 'groups')
  if (figure === null) return ''
  const groups = inOrder(figure.measured.groups, part)
  if (groups.length === 0) return ''
  const earlier = figure.before.kind === 'groups' ? figure.before.groups : []
  const body = [
    countsTable(report, part, groups, earlier),
    part.chart?.(groups) ?? '',
    issues(report, groups, part),
  ].filter((one) => one !== '')
  return part.folded === true
    ? details(part.heading, body.join('\n\n'))
    : [`### ${part.heading}`, ...body].join('\n\n')
}

const sizeOf = ({ value, numbers }: Group): number => value ?? numbers.length

function inOrder(groups: readonly Group[], { sorted = true }: GroupsPart): readonly Group[] {
  const some = groups.filter((group) => sizeOf(group) > 0)
  return sorted ? some.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : some
}

function countsTable(
  { scope }: Report,
  { of, words = numberWords }: GroupsPart,
  groups: readonly Group[],
  earlier: readonly Group[],
): string {
  const most = Math.max(...groups.map(sizeOf))
  const rows = groups.slice(0, limit(groups)).map((group) => {
    const before = earlier.find(({ name }) => name === group.name)
    const size = sizeOf(group)
    return [
      inert(group.name, NAME),
      `${bar(size, most)} **${words(size)}**`,
      before === undefined ? words(0) : words(sizeOf(before)),
    ]
  })
  const left = groups.length - rows.length
  const rest = left > 0 ? [[`and ${left} more`, '', '']] : []
  return table([of, periodHead(scope.period, scope.calendar.zone), 'Before'], [...rows, ...rest])
}

/** What is in order of time is never cut: a day has no more than its hours. */
const limit = (groups: readonly Group[]): number =>
  groups.length <= 24 && groups.every(({ name }) => /^\d/.test(name)) ? 24 : MOST

function issues(report: Report, groups: readonly Group[], { heading }: GroupsPart): string {
  const rows = groups
    .slice(0, limit(groups))
    .filter(({ numbers }) => numbers.length > 0)
    .map(({ name, numbers }) => [
      inert(name, NAME),
      issueLinks(report, numbers, { all: declaredSearch(report) }),
    ])
  if (rows.length === 0) return ''
  return details(`Issues: ${heading.toLowerCase()}`, table(['', 'Issues'], rows))
}
