import { absolute } from '../../domain/instant.ts'
import { inert } from '../../markdown/inert.ts'
import { opening } from './opening.ts'
import { called } from './people.ts'
import { presumed, type Rule, spell, spread } from './rule.ts'

/** Nobody has answered within the time that the severity allows. */
export const acknowledge: Rule = {
  clock(incident, policy) {
    const start = opening(incident)
    const level = presumed(incident, policy)
    if (start === null || incident.times.acknowledged || level === undefined) return null
    return { id: spell(incident), stages: spread(start.at, level.acknowledge, [1, 2, 4], policy) }
  },
  words(incident, deadline, policy) {
    const level = policy.severities.find(({ name }) => name === incident.severity)
    const what = level === undefined ? 'That' : `For ${inert(level.title, 80)} that`
    return `**Nobody has acknowledged this incident.** ${what} was due by ${absolute(deadline, policy.zone)}. Whoever takes it types \`/ack\`.`
  },
  to: called,
}
