import { postmortemDue, proposedMeeting } from '../../domain/postmortem.ts'
import { inert } from '../../markdown/inert.ts'
import type { TemplateProblem } from '../../postmortem/draft/about.ts'
import { stamp, type View } from '../card/view.ts'
import type { SeenPull } from './seen.ts'

const BEGIN = '<!-- sitrep:meeting -->'
const END = '<!-- /sitrep:meeting -->'
const AWAY = 'closed by Sitrep'
const replaced = (body: string, text: string): string => {
  const [from, to] = [body.indexOf(BEGIN), body.indexOf(END)]
  return from < 0 || to < from
    ? body
    : `${body.slice(0, from + BEGIN.length)}\n${text}\n${body.slice(to)}`
}
const region = (view: View): string => {
  const due = postmortemDue(view.incident, view.policy)
  const at = proposedMeeting(view.incident, view.policy)
  return `${due ? stamp(due.dueAt, view) : ''} ${at ? stamp(at, view) : ''}`
}
export const isPutAway = ({ body }: SeenPull): boolean => body.includes(AWAY)
export const pullTitle = (view: View): string =>
  `Postmortem of incident ${view.issue.number}: ${inert(view.incident.title, 100)}`
export const openingBody = (view: View, _problems: readonly TemplateProblem[]): string =>
  `${BEGIN}\n${region(view)}\n${END}`
export const keptBody = (body: string, view: View): string => replaced(body, region(view))
export const closedBody = (body: string, _view: View): string => replaced(body, AWAY)
export const releasedBody = (body: string, _view: View): string => replaced(body, 'none owed')
