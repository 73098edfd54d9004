import { endsAlike } from '../acting.ts'
import type { Invariant } from '../invariant.ts'

/** So many lines are shown of what is otherwise. */
const SHOWN = 6

export const sameEnd: Invariant = {
  name: 'I10',
  promise: 'the world ends as it does where nothing goes wrong and people do the same',
  broken: ({ schedule, end, undisturbed }) => {
    if (end === undisturbed || !endsAlike(schedule)) return []
    const [is, should] = [end.split('\n'), undisturbed.split('\n')]
    const more = without(is, should).map((line) => `+ ${line}`)
    const less = without(should, is).map((line) => `- ${line}`)
    const all = [...less, ...more]
    return all.length === 0 ? ['the same lines in another order'] : all.slice(0, SHOWN)
  },
}

/** The lines of one that are not among those of the other, each as often as it is missing there. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}
