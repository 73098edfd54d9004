import { comparesPeriods } from '../figures-table.ts'
import { figuresTold } from '../named-figure.ts'
import type { Figure, Report } from '../report.ts'
import { section } from '../section.ts'
import { beforeWords } from '../words/period.ts'
import { titleInside } from '../words/target.ts'
import { bothWords, byHowMuch, improved, trendWords } from '../words/trend.ts'
import { sentenceWords } from '../words/value.ts'

export const changes = section({
  name: 'changes',
  summary:
    'What got worse and what got better, how sure that is, and what cannot be told. In a report on incidents of a month or longer only.',
  kinds: ['metrics', 'trends'],
  render: (report) => {
    // Before all that there is there was nothing.
    if (report.scope.period.kind === 'all') return ''
    if (report.kind === 'metrics' && !comparesPeriods(report)) return ''
    const told = figuresTold(report)
    const lines = [...counted(report), ...claimed(told), ...unclear(told)]
    return lines.length === 0 ? '' : ['### What changed', lines.join('\n')].join('\n\n')
  },
})

function claimed(figures: readonly Figure[]): readonly string[] {
  const told = figures.flatMap((figure) => {
    const { trend, metric } = figure
    if (trend?.kind !== 'up' && trend?.kind !== 'down') return []
    const good = improved(figure)
    const word = good === null ? 'Changed' : good ? 'Better' : 'Worse'
    return [
      {
        word,
        line: `- **${word}**: ${titleInside(metric.title)} ${trendWords(figure)} ${byHowMuch(trend)}`,
      },
    ]
  })
  const order = ['Worse', 'Better', 'Changed']
  return told
    .toSorted((a, b) => order.indexOf(a.word) - order.indexOf(b.word))
    .map(({ line }) => line)
}

/** Together on a line: nobody reads a list of what is not known. */
function unclear(figures: readonly Figure[]): readonly string[] {
  const of = (kind: 'none' | 'too-few', words: string): readonly string[] => {
    const named = figures.flatMap(({ trend, metric }) =>
      trend?.kind === kind && trend.n.some((n) => n > 0)
        ? [`${titleInside(metric.title)} (n = ${bothWords(trend.n)})`]
        : [],
    )
    return named.length === 0 ? [] : [`- **${words}**: ${named.join(', ')}`]
  }
  return [...of('none', 'No clear change'), ...of('too-few', 'Too few to tell')]
}

/** Numbers without a claim. */
function counted({ figures, scope }: Report): readonly string[] {
  const declared = figures.find(({ metric }) => metric.name === 'incidents-declared')
  if (declared === undefined) return []
  const [is, was] = [declared.measured, declared.before].map((one) => sentenceWords(one, null))
  return [`- **Declared**: ${is}, ${beforeWords(scope.period)} ${was}`]
}
