import type { Incident } from '../../domain/incident.ts'
import { postmortemDue, proposedMeeting } from '../../domain/postmortem.ts'
import { ROLES } from '../../domain/role.ts'
import type { TemplateProblem } from '../../postmortem/draft/about.ts'
import { datesText, meetingRegion, pullBody } from '../../postmortem/draft/pull-body.ts'
import type { View } from '../card/view.ts'
import type { SeenPull } from './seen.ts'

/** Stands in the body together with the closing, so that it tells our closing from anybody else's. */
const PUT_AWAY = '<!-- sitrep:put-away -->'

/** Whether we closed it, since none was owed any more. */
export const isPutAway = ({ body }: SeenPull): boolean => body.includes(PUT_AWAY)

/** Whether people have left us our place in the body. */
export const isWritable = ({ body }: SeenPull): boolean => meetingRegion(body, '') !== null

/** The body of a new pull request for the document at `path`. */
export function openingBody(
  view: View,
  path: string,
  problems: readonly TemplateProblem[],
): string {
  const { incident, issue } = view
  const { commander = null } = incident.roles
  return pullBody({
    number: issue.number,
    title: incident.title,
    url: issue.url,
    path,
    commander,
    reviewers: ROLES.filter(
      (role) => incident.roles[role] !== undefined && incident.roles[role] !== commander,
    ),
    problems,
    ...dates(view),
  })
}

const dates = ({ incident, policy }: View) => ({
  dueAt: postmortemDue(incident, policy)?.dueAt ?? null,
  meetingAt: proposedMeeting(incident, policy),
  zone: policy.zone,
})

/** The body with the deadline and the meeting as they are now; as it was where people took out their place. */
export const currentBody = (body: string, view: View): string =>
  meetingRegion(body, datesText(dates(view))) ?? body

/** The body with the word that goes with closing it, where it is writable. */
export function closedBody(body: string, { incident }: View): string {
  const text = `${PUT_AWAY}\nSitrep closed this, since no postmortem was owed any more: ${reason(incident)} \`/postmortem\` on the incident opens it again.`
  return meetingRegion(body, text) ?? body
}

function reason({ ours, drill, category, postmortem }: Incident): string {
  if (!ours) return 'the issue was no incident any more.'
  if (drill) return 'it was a drill.'
  if (category === 'duplicate') return 'the incident was a duplicate of another one.'
  if (category === 'cancelled') return 'the incident was a false alarm.'
  return postmortem.skipped === null
    ? 'the severity that the incident was given demands none.'
    : 'it was declined on the incident, where the reason stands.'
}
