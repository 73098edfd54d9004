import { figuresTold } from '../named-figure.ts'
import { mentioned } from '../people.ts'
import { section } from '../section.ts'
import { listed } from '../words/number.ts'
import { missed, titleInside } from '../words/target.ts'

export const told = section({
  name: 'told',
  summary:
    'Who is mentioned because a target was missed; empty where none was, or config names nobody.',
  kinds: ['metrics', 'trends'],
  render: (report) => {
    const { tell } = report
    const all = missed(figuresTold(report))
    if (all.length === 0 || tell.length === 0) return ''
    const names = all.map(({ metric }) => titleInside(metric.title))
    const targets = all.length === 1 ? 'the target' : 'the targets'
    return `${tell.map(mentioned).join(' ')}: this period missed ${targets} for ${listed(names)}.`
  },
})
