import { absolute } from '../../domain/instant.ts'
import { nextUpdate } from '../next-update.ts'
import { speaking } from './people.ts'
import { type Rule, spread } from './rule.ts'

/** The next status update was promised, or asked for by the severity, and has not come. */
export const update: Rule = {
  clock(incident, policy) {
    const next = nextUpdate(incident, policy)
    if (next === null) return null
    return { id: next.id, stages: [next.at, ...spread(next.at, next.step, [1, 3], policy)] }
  },
  words: (_, { deadline }, { zone }) =>
    `**The next status update is late.** It was due by ${absolute(deadline, zone)}. Type \`/update what is known and being done, next 30m\`; it may say that nothing is new.`,
  to: speaking,
}
