import { details, table } from '../markdown/table.ts'
import { declaredSearch, issueLinks, linked } from './links.ts'
import type { Figure, Report } from './report.ts'
import { numbersOf } from './words/value.ts'

/** The issues that figures of the period rest on, folded away; empty where they rest on none. */
export function proof(report: Report, figures: readonly Figure[]): string {
  const rows = figures.flatMap((figure) => {
    const { metric, measured } = figure
    const known = numbersOf(measured)
    const missing = measured.kind === 'durations' ? measured.missing : []
    if (known.length + missing.length === 0) return []
    const cells = [behind(report, figure, known), ...lacking(report, missing)]
    return [[metric.title, cells.filter((one) => one !== '').join('<br>')]]
  })
  if (rows.length === 0) return ''
  return details('What these figures rest on', table(['Figure', 'Issues'], rows))
}

function behind(report: Report, { metric }: Figure, numbers: readonly number[]): string {
  if (numbers.length === 0) return ''
  if (metric.about !== 'deployments') return issueLinks(report, numbers, { all: every(report) })
  const { home } = report.repository
  const words = `${numbers.length} ${numbers.length === 1 ? 'deployment' : 'deployments'}`
  return linked(words, `${home}/deployments`)
}

const lacking = (report: Report, missing: readonly number[]): readonly string[] =>
  missing.length === 0 ? [] : [`without the times: ${issueLinks(report, missing, { most: 10 })}`]

const every = (report: Report): string | null => declaredSearch(report)
