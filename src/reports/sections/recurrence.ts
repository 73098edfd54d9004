import { figuresPart } from '../figures-part.ts'
import { section } from '../section.ts'
import { LEARNING } from '../standard.ts'

export const recurrence = section({
  name: 'recurrence',
  summary:
    'How many incidents were of a kind that had happened before, and how many were noticed by ourselves.',
  kinds: ['metrics', 'trends'],
  render: (report) => figuresPart(report, 'What came back', LEARNING),
})
