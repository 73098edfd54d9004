import { DUTIES } from '../../domain/duties.ts'
import { ROLE_TITLES, ROLES } from '../../domain/role.ts'
import { ended } from '../../domain/status.ts'
import { details } from '../../markdown/table.ts'
import type { Section } from './view.ts'

/** What each role that somebody holds is there for, and what it is not, for whoever holds one for the first time. */
export const duties: Section = ({ incident }) => {
  const { report, category, roles } = incident
  const held = ROLES.filter((role) => roles[role] !== undefined)
  if (report || ended(category) || held.length === 0) return null
  const parts = held.map((role) => {
    const { does, leaves } = DUTIES[role]
    return [
      `**${ROLE_TITLES[role]}**`,
      does.map((duty) => `- ${duty}`).join('\n'),
      `Not theirs: ${leaves.map(lowerFirst).join('; ')}.`,
    ].join('\n\n')
  })
  const titles = held.map((role) => lowerFirst(ROLE_TITLES[role]))
  return details(`Duties: ${titles.join(', ')}`, parts.join('\n\n'))
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
