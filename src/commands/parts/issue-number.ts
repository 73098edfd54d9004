import type { Part } from '../command.ts'
import { inline } from '../inline.ts'
import { firstWord, taken, unread } from './taken.ts'

/** Another issue of this repository: `#12` or `12`. */
export const issueNumber: Part<number> = {
  label: '#issue',
  optional: false,
  accepts: () => 'the number of another issue of this repository, such as `#12`',
  sample: ({ issue }) => (issue === 12 ? '#13' : '#12'),
  take(text, scene) {
    const { word, rest } = firstWord(text)
    const number = Number(/^#?([1-9]\d{0,8})$/.exec(word)?.[1] ?? Number.NaN)
    if (Number.isInteger(number) && number !== scene.issue) return taken(number, rest)
    const why = number === scene.issue ? 'is this issue itself' : 'is no number of an issue'
    const detail = `${inline(word)} ${why}. Accepted: ${issueNumber.accepts(scene)}.`
    return unread('unreadable-number', detail, issueNumber.sample(scene))
  },
}
