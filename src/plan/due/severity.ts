import { inline } from '../../commands/inline.ts'
import { either } from '../../commands/parts/taken.ts'
import { absolute } from '../../domain/instant.ts'
import { responding } from './people.ts'
import { presumed, type Rule, spell, spread } from './rule.ts'
import { since } from './since.ts'

/** Nobody has said how bad it is. */
export const severity: Rule = {
  clock(incident, policy) {
    const from = since(incident, (fact) => fact.type === 'severity-set')
    const level = presumed(incident, policy)
    if (incident.severity !== null || from === null || level === undefined) return null
    const within = policy.reminders.severity ?? level.acknowledge
    return { id: spell(incident), stages: spread(from, within, [1, 4, 16], policy) }
  },
  words(_, { deadline }, { severities, zone }) {
    const typed = either(severities.map(({ name }) => inline(`/severity ${name}`)))
    return `**Nobody has said how bad this is.** It should have been known by ${absolute(deadline, zone)}: how soon somebody has to answer and how often updates are due depend on it. Type ${typed}, or set the label.`
  },
  to: responding,
}
