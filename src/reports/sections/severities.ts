import { groupsPart } from '../groups-part.ts'
import { namedFigures } from '../named-figure.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { listed } from '../words/number.ts'
import { beforeWords } from '../words/period.ts'
import { targetLine } from '../words/target.ts'
import { inPeriod, inTrailing, shown } from '../words/value.ts'

export const severities = section({
  name: 'severities',
  summary:
    'How many incidents were declared, in all and at each severity, with bars, beside the period before.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    groupsPart(report, {
      name: 'incidents-by-severity',
      heading: 'How many, and how bad',
      of: 'Severity',
      unsaid: 'not judged',
      order: report.scope.severities,
      lead: declared,
    }),
})

/** `**5** declared, 3 the week before and 24 in the last 90 days. Target 4: ✗ **missed**` */
function declared({ figures, scope }: Report): string {
  const [figure] = namedFigures(figures, ['incidents-declared'])
  if (figure === undefined) return ''
  const { value: before } = shown(figure.before, null)
  const beside = [
    ...(scope.period.kind === 'all' ? [] : [`${before} ${beforeWords(scope.period)}`]),
    ...(scope.period.kind === 'quarter' ? [] : [`${inTrailing(figure).value} in the last 90 days`]),
  ]
  const words = `**${inPeriod(figure).value}** declared, ${listed(beside)}.`
  return `${words} ${targetLine(figure)}`.trim()
}
