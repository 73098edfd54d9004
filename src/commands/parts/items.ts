import { CHECKLIST } from '../../domain/checklist.ts'
import type { Part } from '../command.ts'
import { inline } from '../inline.ts'
import { taken, unread } from './taken.ts'

const RANGE = /^#?(\d{1,3})(?:-#?(\d{1,3}))?$/

/** `3` as [3] and `3-5` as [3, 4, 5]; null where that is no item. */
function numbersOf(word: string): readonly number[] | null {
  const [, from, to = from] = RANGE.exec(word) ?? []
  const [first, last] = [Number(from), Number(to)]
  if (!(first >= 1 && last >= first && last <= CHECKLIST.length)) return null
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** Numbers of checklist items: `3`, `3 4`, `3,4`, `3-5`. */
export const items: Part<readonly number[]> = {
  label: 'n…',
  optional: false,
  accepts: () => `numbers from 1 to ${CHECKLIST.length} as the card shows them, such as \`3 5-7\``,
  sample: () => '3',
  take(text, scene) {
    const [, digits = '', rest = ''] = /^([#\d\s,-]*)([\s\S]*)$/.exec(text) ?? []
    const words = digits.split(/[\s,]+/).filter((word) => word !== '')
    const read = words.map(numbersOf)
    const wrong =
      words.find((_, at) => read[at] === null) ?? (words.length === 0 ? rest : undefined)
    if (wrong === undefined) return taken([...new Set(read.flatMap((list) => list ?? []))], rest)
    const detail = `${inline(wrong)} is no item of the checklists. Accepted: ${items.accepts(scene)}.`
    return unread('unknown-item', detail, '3')
  },
}
