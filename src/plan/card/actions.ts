import { local } from '../../domain/instant.ts'
import { inert } from '../../markdown/inert.ts'
import { table } from '../../markdown/table.ts'
import { issueLink, person, type Section } from './view.ts'

/** Action items as they were noted while the incident ran, for the postmortem to take up; what became of them replaces them. */
export const actions: Section = (view) => {
  const { actions: noted } = view.incident
  if (noted.length === 0 || view.incident.items !== null || view.items.pending) return null
  const rows = noted
    .slice(-30)
    .map(({ text, owners, due, priority }) => [
      inert(text, 200),
      owners.map((owner) => person(owner, view)).join(', ') || 'nobody yet',
      due === null ? 'not set' : local(due, view.policy.zone).date,
      priority === null ? '' : inert(priority, 20),
    ])
  return `#### Action items noted\n\n${table(['Action', 'Owner', 'Due', 'Priority'], rows)}`
}

export const related: Section = (view) => {
  const { related: numbers } = view.incident
  if (numbers.length === 0) return null
  return `**Related:** ${numbers
    .slice(-30)
    .map((number) => issueLink(number, view))
    .join(', ')}`
}
