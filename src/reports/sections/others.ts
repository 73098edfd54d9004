import { figuresPart } from '../figures-part.ts'
import { section } from '../section.ts'
import { DELIVERY, DURATIONS, ELSEWHERE, FOLLOW_UP, HEALTH, LEARNING } from '../standard.ts'

const PLACED: ReadonlySet<string> = new Set([
  ...DURATIONS,
  ...DELIVERY,
  ...FOLLOW_UP,
  ...HEALTH,
  ...LEARNING,
  ...ELSEWHERE,
])

export const others = section({
  name: 'others',
  summary: 'Figures that no other section shows.',
  kinds: ['metrics', 'trends'],
  render: (report) =>
    figuresPart(
      report,
      'More figures',
      report.figures.map(({ metric }) => metric.name).filter((name) => !PLACED.has(name)),
    ),
})
