import { details, table } from '../markdown/table.ts'
import type { Metric } from '../metrics/metric.ts'
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
  const rows = [...byCell].map(([cell, titles]) => [titles.join(', '), cell])
  return details('What these figures rest on', table(['Figure', 'Issues'], rows))
}

/** Figures of the same issues share a row. */
function cellOf(report: Report, figure: Figure): string {
  const { measured } = figure
  const missing = measured.kind === 'durations' ? measured.missing : []
  const cells = [behind(report, figure, numbersOf(measured)), lacking(missing)]
  return cells.filter((one) => one !== '').join('<br>')
}

function behind(report: Report, { metric }: Figure, numbers: readonly number[]): string {
  if (numbers.length === 0) return ''
  if (metric.about !== 'deployments')
    return issueLinks(numbers, { all: touchedSearch(report, labelOf(report, metric)) })
  const words = count(new Set(numbers).size, 'deployment')
  return linked(words, `${report.repository.home}/deployments`)
}

const labelOf = ({ repository }: Report, { about }: Metric): string =>
  about === 'actions' ? ITEM : repository.label

const lacking = (missing: readonly number[]): string =>
  missing.length === 0 ? '' : `without the times: ${issueLinks(missing, { most: 10 })}`
