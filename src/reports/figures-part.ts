import { arrowsNote, figuresTable, toldFigures } from './figures-table.ts'
import { namedFigures } from './named-figure.ts'
import { proof } from './proof.ts'
import type { Report } from './report.ts'

/** A heading, a table of figures, and what they rest on; empty where there is nothing to tell of any. */
export function figuresPart(report: Report, heading: string, names: readonly string[]): string {
  const figures = toldFigures(report, namedFigures(report.figures, names))
  if (figures.length === 0) return ''
  return [
    `### ${heading}`,
    figuresTable(report, figures),
    arrowsNote(report, figures),
    proof(report, figures),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
