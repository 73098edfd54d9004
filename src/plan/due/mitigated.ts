import { absolute } from '../../domain/instant.ts'
import { responding } from './people.ts'
import { type Rule, spell, spread } from './rule.ts'
import { since } from './since.ts'

/**
 * The impact has been over for days, and nobody has said that the cause is gone. Nobody is woken for it, and a drill has no
 * cause.
 */
export const mitigated: Rule = {
  calm: true,
  clock(incident, policy) {
    const within = policy.reminders.mitigated
    const from = since(incident, (fact) => fact.type === 'status-entered')
    if (within === null || from === null || incident.drill) return null
    if (incident.category !== 'mitigated') return null
    const id = `${spell(incident)}-${from}`
    return { id, stages: spread(from, within, [1, 2, 4], policy), since: from }
  },
  words: (_, { since: from }, { zone }) =>
    `**The impact has been over since ${absolute(from, zone)}, and the incident is still open.** Type \`/resolve\` once the cause is gone, \`/status investigating\` if it is back, or \`/snooze 5d\` while a lasting fix is on its way.`,
  to: responding,
}
