import type { Fact } from '../../domain/fact.ts'
import { absolute } from '../../domain/instant.ts'
import { responding } from './people.ts'
import { presumed, type Rule, spell, spread } from './rule.ts'
import { since } from './since.ts'

/** Command is asked for since it was laid down, and no sooner than the severity that asks for it was set. */
const isAsking = (fact: Fact): boolean =>
  fact.type === 'severity-set' || (fact.type === 'role-assigned' && fact.role === 'commander')

/** Nobody leads. A while after it should have been acknowledged: first somebody has to be there. */
export const commander: Rule = {
  clock(incident, policy) {
    const from = since(incident, isAsking)
    const level = presumed(incident, policy)
    if (incident.roles.commander !== undefined || from === null || level === undefined) return null
    const { commander: within } = policy.reminders
    const stages =
      within === null
        ? spread(from, level.acknowledge, [3, 12], policy)
        : spread(from, within, [1, 4], policy)
    return { id: spell(incident), stages }
  },
  words: (_, { deadline }, { zone }) =>
    `**Nobody leads this incident.** Somebody should have by ${absolute(deadline, zone)}. Type \`/ic\` to take command, or \`/ic @login\` to give it to somebody.`,
  to: responding,
}
