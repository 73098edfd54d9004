import type { Invariant, Witness } from '../invariant.ts'
import { commandOf, type Journal, journalsOf } from './journal-lines.ts'
import { ourTexts } from './ours.ts'
import { spokenIn } from './spoken.ts'

export const ownRepository: Invariant = {
  name: 'I14',
  promise: 'what happens in a repository changes nothing in another',
  broken: (witness) => [...uncalledFor(witness), ...elsewhere(witness)],
}

/** Where nobody has done anything, we have nothing to do. */
function uncalledFor({ it }: Witness): readonly string[] {
  const busy = new Set<string | null>()
  const strange = new Set<string>()
  for (const { bot, repository, by, event, action } of it.log) {
    if (!bot) busy.add(repository)
    else if (repository !== null && !busy.has(repository))
      strange.add(`${by} did ${event} ${action} in ${repository}, where nothing had happened`)
  }
  return [...strange]
}

/** What was decided on an issue was said on that issue, wherever that has been moved to. */
function elsewhere(witness: Witness): readonly string[] {
  const said = new Map(spokenIn(witness).map((one) => [one.id, one]))
  const decided = ({ place, texts: [card], lines }: Journal) =>
    lines.flatMap((line) => {
      const comment = commandOf(line)?.comment ?? 0
      const from = said.get(comment)
      const there = card.issue.comments.some(({ id }) => id === comment)
      const here = from === undefined || from.number === card.issue.number || there
      return here ? [] : [`${place}: ${line.key} was said on ${from.repository}#${from.number}`]
    })
  return journalsOf(ourTexts(witness)).flatMap(decided)
}
