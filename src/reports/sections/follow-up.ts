import { figuresPart } from '../figures-part.ts'
import { section } from '../section.ts'
import { FOLLOW_UP } from '../standard.ts'

export const followUp = section({
  name: 'follow_up',
  summary:
    'Postmortems and action items: how many are done in time, how many with proof, how old the open ones are.',
  kinds: ['metrics', 'trends'],
  render: (report) => figuresPart(report, 'What was learned', FOLLOW_UP),
})
