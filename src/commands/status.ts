import { TIMES } from '../domain/fact.ts'
import { absolute } from '../domain/instant.ts'
import { refuse } from '../domain/problem.ts'
import { ROLE_TITLES, ROLES } from '../domain/role.ts'
import { command, decided, type Scene } from './command.ts'
import { inline } from './inline.ts'
import { move } from './moves.ts'
import { optional } from './parts/optional.ts'
import { statusName } from './parts/status-name.ts'
import { line } from './parts/text.ts'

export const status = command({
  name: 'status',
  aliases: [],
  summary: 'Move the incident to a status, or ask where things stand',
  parts: { status: optional(statusName), reason: optional(line('reason')) },
  who: 'triage',
  during: 'incident',
  examples: ['/status', '/status identified', '/status mitigated traffic moved away'],
  decide({ status: to, reason }, scene) {
    if (to === null) return decided([], standing(scene))
    if (to.category === 'cancelled' && reason === null)
      return wants('a reason', 'cancel false alarm')
    if (to.category === 'duplicate') return wants("the other issue's number", 'duplicate #12')
    return move(scene, to, { reason })
  },
})

const wants = (what: string, instead: string) =>
  refuse('missing-argument', `That status needs ${what}.`, `\`/${instead}\``)

/** Where things stand, for somebody who has just come in. */
function standing({ incident, policy }: Scene): string {
  const { severity, roles, times, impacts } = incident
  const people = ROLES.flatMap((role) => {
    const login = roles[role]
    return login === undefined ? [] : [`${ROLE_TITLES[role]}: ${inline(login)}`]
  })
  const known = TIMES.flatMap((name) => {
    const mark = times[name]
    return mark === undefined ? [] : [`${name} ${absolute(mark.at, policy.zone)}`]
  })
  const impact = impacts.at(-1)?.text
  return [
    `Status: ${inline(incident.status)}, severity: ${severity === null ? 'not set' : inline(severity)}`,
    ...(people.length === 0 ? ['Nobody holds a role yet: `/ic` takes command'] : people),
    ...(known.length === 0 ? [] : [`Times: ${known.join(', ')}`]),
    ...(impact ? [`Impact: ${inline(impact)}`] : []),
  ]
    .map((text) => `- ${text}`)
    .join('\n')
}
