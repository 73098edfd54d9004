import { declaredIn, numbersOf } from '../belonging.ts'
import { grouped } from '../grouped.ts'
import { metric } from '../metric.ts'

export const rotationBalance = metric({
  name: 'rotation-balance',
  title: 'Load of the busiest responder',
  summary:
    'Of all parts that people took in the incidents of the period, the share of whoever took the most. With four people an even rotation gives 25 %. Not defined where fewer than two people responded.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period }) => {
    const all = declaredIn(incidents, period).filter(({ responders }) => responders.length > 0)
    const people = grouped(all, ({ responders }) => responders, { none: '' })
    const parts = people.reduce((sum, { numbers }) => sum + numbers.length, 0)
    const value = people.length < 2 ? null : (people[0]?.numbers.length ?? 0) / parts
    return {
      ...{ kind: 'amount', value, unit: 'share', numbers: numbersOf(all) },
      why: value === null ? 'It takes at least 2 people who responded.' : null,
      groups: people.map((one) => ({ ...one, value: one.numbers.length / parts })),
    }
  },
})
