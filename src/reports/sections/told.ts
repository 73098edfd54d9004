import { figuresTold } from '../named-figure.ts'
import { mentioned } from '../people.ts'
import { section } from '../section.ts'
import { smallWords } from '../words/number.ts'
import { missed } from '../words/target.ts'

export const told = section({
  name: 'told',
  summary:
    'Who is mentioned because a target was missed; empty where none was, or config names nobody.',
  kinds: ['actions', 'metrics', 'trends'],
  render: (report) => {
    const { tell } = report
    const all = missed(figuresTold(report))
    if (all.length === 0 || tell.length === 0) return ''
    const were = all.length === 1 ? 'target was' : 'targets were'
    return `${tell.map(mentioned).join(' ')}: ${smallWords(all.length)} ${were} missed, named above.`
  },
})
