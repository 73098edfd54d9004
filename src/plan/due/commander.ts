import { absolute } from '../../domain/instant.ts'
import { responding } from './people.ts'
import { presumed, type Rule, spell, spread } from './rule.ts'
import { since } from './since.ts'

/** Nobody leads. A while after it should have been acknowledged: first somebody has to be there. */
export const commander: Rule = {
  clock(incident, policy) {
    const from = since(
      incident,
      (fact) => fact.type === 'role-assigned' && fact.role === 'commander',
    )
    const level = presumed(incident, policy)
    if (incident.roles.commander !== undefined || from === null || level === undefined) return null
    return { id: spell(incident), stages: spread(from, level.acknowledge, [3, 12], policy) }
  },
  words: (_, deadline, { zone }) =>
    `**Nobody leads this incident.** Somebody should have by ${absolute(deadline, zone)}. Type \`/ic\` to take command, or \`/ic @login\` to give it to somebody.`,
  to: responding,
}
