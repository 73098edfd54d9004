import { inert } from '../markdown/inert.ts'
import { details, table } from '../markdown/table.ts'
import type { Measured, Metric } from '../metrics/metric.ts'
import { ITEM } from './item-words.ts'
import { issueLinks, linked, touchedSearch } from './links.ts'
import type { Figure, Report } from './report.ts'
import { count } from './words/number.ts'
import { numbersOf } from './words/value.ts'

/** The issues that figures of the period rest on, folded away; empty where they rest on none. */
export function proof(report: Report, figures: readonly Figure[]): string {
  const byCell = new Map<string, string[]>()
  for (const figure of figures) {
    const cell = cellOf(report, figure)
    const titles = byCell.get(cell)
    if (cell === '') continue
    if (titles === undefined) byCell.set(cell, [figure.metric.title])
    else titles.push(figure.metric.title)
  }
  if (byCell.size === 0) return ''
  // Figures of the same issues share a row.
  const rows = [...byCell].map(([cell, titles]) => [titles.join(', '), cell])
  return details('What these figures rest on', table(['Figure', 'Issues'], rows))
}

function cellOf(report: Report, { metric, measured }: Figure): string {
  const all = touchedSearch(report, labelOf(report, metric))
  const lines = listsOf(measured).flatMap(({ name, numbers }) => {
    if (numbers.length === 0) return []
    const words =
      metric.about === 'deployments' ? deployments(report, numbers) : issueLinks(numbers, { all })
    return [name === '' ? words : `${inert(name, 60)}: ${words}`]
  })
  return lines.join('<br>')
}

interface List {
  /** What they have in common; empty for those that the figure is of. */
  readonly name: string
  readonly numbers: readonly number[]
}

function listsOf(measured: Measured): readonly List[] {
  const all: List = { name: '', numbers: numbersOf(measured) }
  if (measured.kind === 'durations')
    return [
      all,
      { name: 'times missing', numbers: measured.missing },
      { name: 'still running', numbers: measured.open.map(({ number }) => number) },
    ]
  if (measured.kind !== 'share') return [all]
  const apart = Object.entries(measured.apart).map(([name, numbers]) => ({ name, numbers }))
  return [{ name: 'yes', numbers: measured.yes }, { name: 'no', numbers: measured.no }, ...apart]
}

const deployments = ({ repository }: Report, numbers: readonly number[]): string =>
  linked(count(new Set(numbers).size, 'deployment'), `${repository.home}/deployments`)

const labelOf = ({ repository }: Report, { about }: Metric): string =>
  about === 'actions' ? ITEM : repository.label
