import type { Incident } from '../../domain/incident.ts'
import { postmortemDue, proposedMeeting } from '../../domain/postmortem.ts'
import { ended } from '../../domain/status.ts'
import { inert } from '../../markdown/inert.ts'
import { table } from '../../markdown/table.ts'
import { nextStep, pullLink, type Stage, stageOf } from '../postmortem/standing.ts'
import { change, fileLink, person, type Section, source, stamp, type View } from './view.ts'

type Row = readonly [name: string, value: string]

/** How far the postmortem is, until when it is due, when it is talked over, and what to do next. */
export const postmortem: Section = (view) => {
  const stage = stageOf(view)
  if (!isShown(stage, view.incident)) return null
  const rows = [
    ['State', stateWords(stage, view)] as Row,
    ...deadline(view),
    ...meeting(stage, view),
  ]
  const [first = ['', ''], ...rest] = rows
  const lines = [...reasons(stage, view), ...leftOpen(stage, view), nextStep(stage, view)]
  return [
    '#### Postmortem',
    table(
      first,
      rest.map(([name, value]) => [`**${name}**`, value]),
    ),
    ...lines.filter((line) => line !== ''),
  ].join('\n\n')
}

/** Once there is something to say of it: the end, a word of somebody's, a document. */
function isShown({ kind }: Stage, { ours, report, category, postmortem: said }: Incident): boolean {
  if (!ours || report) return false
  if (kind === 'published' || kind === 'skipped') return true
  if (kind === 'not-owed') return category === 'resolved' || category === 'reviewed'
  return ended(category) || said.asked !== null
}

const STATES: Readonly<Record<Stage['kind'], string>> = {
  published: '📗 Published',
  skipped: 'Skipped',
  'not-owed': 'Not owed',
  bygone: 'Not asked for',
  owed: 'Owed',
  draft: '📝 Draft',
  unopened: '📝 Draft, its pull request is not open yet',
  'in-review': '👀 In review',
  closed: 'Owed, its pull request was closed',
  merged: 'Merged',
}

function stateWords(stage: Stage, view: View): string {
  const words = STATES[stage.kind]
  if ('pull' in stage) return `${words}: ${pullLink(stage.pull)}`
  const { published, skipped } = view.incident.postmortem
  if (stage.kind === 'published' && published !== null) {
    const by =
      published.pull === null
        ? ''
        : `, by ${change({ kind: 'pull', repository: null, number: published.pull }, view)}`
    return `${words}: ${fileLink(published, view)}${by}`
  }
  if (stage.kind !== 'skipped' || skipped === null) return words
  const at = source(stamp(skipped.at, view), skipped.ref, view)
  return `${words} by ${person(skipped.by, view)}, ${at}: ${inert(skipped.reason, 300)}`
}

function deadline(view: View): readonly Row[] {
  const due = view.bygone ? null : postmortemDue(view.incident, view.policy)
  if (due === null) return []
  const late = view.now < due.dueAt ? '' : ', **late**'
  return [['Due', `${stamp(due.dueAt, view)}${late}`]]
}

function meeting({ kind }: Stage, view: View): readonly Row[] {
  const { incident, policy, bygone } = view
  const at = bygone || kind === 'skipped' ? null : proposedMeeting(incident, policy)
  if (at === null) return []
  const isSet = incident.postmortem.meetingAt !== null
  const words = isSet ? '' : ', proposed; `/meeting <when>` sets another time'
  return [['Meeting', `${stamp(at, view)}${words}`]]
}

function reasons({ kind }: Stage, { incident }: View): readonly string[] {
  if (kind === 'bygone') return ['It was late already when Sitrep first saw this incident.']
  if (kind !== 'not-owed') return []
  if (incident.drill) return ['A drill owes none.']
  return ['The severity demands none, and nobody has asked for one.']
}

/** Work that somebody has begun all the same. */
function leftOpen({ kind }: Stage, { postmortem: seen }: View): readonly string[] {
  const open = seen?.pulls.find((pull) => pull.open)
  if (open === undefined || (kind !== 'not-owed' && kind !== 'skipped')) return []
  return [`${pullLink(open, true)} is still open and left to whoever works on it.`]
}
