import { figuresPart } from '../figures-part.ts'
import { section } from '../section.ts'
import { DELIVERY } from '../standard.ts'

export const delivery = section({
  name: 'delivery',
  summary:
    'The four figures of DORA: how often is deployed, how long a change takes, how many fail, how soon that is mended.',
  kinds: ['metrics', 'trends'],
  render: (report) => figuresPart(report, 'Delivery', DELIVERY),
})
