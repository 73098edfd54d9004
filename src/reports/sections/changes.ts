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
    'What got worse and what got better, how sure that is, and what cannot be told; figures for which chance was not worked out stand beside those of the period before.',
  kinds: ['trends'],
  render: (report) => {
    const lines = [
      ...claimed(figuresTold(report)),
      ...unclear(figuresTold(report)),
      ...beside(report),
    ]
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

function unclear(figures: readonly Figure[]): readonly string[] {
  return figures.flatMap(({ trend, metric }) => {
    const name = titleInside(metric.title)
    if (trend?.kind === 'none')
      return [`- **No clear change**: ${name} (n = ${bothWords(trend.n)})`]
    if (trend?.kind === 'too-few')
      return [`- **Too few to tell**: ${name} (n = ${bothWords(trend.n)})`]
    return []
  })
}

/** Numbers without a claim. */
function beside(report: Report): readonly string[] {
  const { scope } = report
  return figuresTold(report).flatMap(({ metric, measured, before, trend }) => {
    if (trend !== null || measured.kind === 'groups' || measured.kind === 'durations') return []
    const [is, was] = [sentenceWords(measured, null), sentenceWords(before, null)]
    if (is === was) return []
    return [`- ${metric.title}: ${is}, ${beforeWords(scope.period)} ${was}`]
  })
}
