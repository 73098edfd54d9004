import { type Change, TIMES } from '../../domain/fact.ts'
import type { Incident, Spell } from '../../domain/incident.ts'
import { iso } from '../../domain/instant.ts'

type Row = readonly [name: string, value: string | number | null | undefined]

/** An incident as the facts make it; what nobody has said has no row. */
export function incidentRows(incident: Incident): readonly (readonly string[])[] {
  return [
    ...standing(incident),
    ...Object.entries(incident.roles).map(([role, login]): Row => [role, login]),
    ...incident.earlier.map((spell): Row => ['earlier', spellWords(spell)]),
    ...times(incident),
    ...told(incident),
    ...promised(incident),
  ].flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
}

const standing = (incident: Incident): readonly Row[] => [
  ['ours', incident.ours ? 'yes' : 'no'],
  ['report', incident.report ? 'yes, by somebody who may not declare' : null],
  ['alert', alertWords(incident)],
  ['title', incident.title],
  ['severity', incident.severity ?? 'not set'],
  ['proposed', incident.severity === null ? incident.proposed : null],
  ['status', incident.status],
  ['reason', incident.reason],
  ['duplicate of', incident.duplicateOf && `#${incident.duplicateOf}`],
  ['on call', incident.called],
]

function alertWords({ alert, untaken }: Incident): string | null {
  if (alert === null) return null
  const taken = untaken ? ', nobody has taken it up yet' : ''
  return `${alert.source}, ${alert.state} at ${iso(alert.at)}, fired ${alert.fired} time${alert.fired === 1 ? '' : 's'}${taken}`
}

const spellWords = ({ openedAt, mitigated, resolved }: Spell): string =>
  [
    `opened ${iso(openedAt)}`,
    ...(mitigated === null ? [] : [`mitigated ${iso(mitigated.at)}`]),
    ...(resolved === null ? [] : [`resolved ${iso(resolved.at)}`]),
  ].join(', ')

const times = (incident: Incident): readonly Row[] =>
  TIMES.map((name) => {
    const mark = incident.times[name]
    return [name, mark && `${iso(mark.at)} (${mark.provenance}, ${mark.by})`]
  })

const told = (incident: Incident): readonly Row[] => [
  ['services', incident.services.join(', ')],
  ['cause', incident.cause],
  ['caused by', incident.causedBy.map(changeWords).join(', ')],
  ['fixed by', incident.fixedBy.map(changeWords).join(', ')],
  ['detected by', incident.detection],
  ['impact', incident.impacts.at(-1)?.text],
  ['links', incident.links.length],
  ['related', incident.related.map((number) => `#${number}`).join(', ')],
  ['drill', incident.drill ? 'yes' : null],
]

const changeWords = (change: Change): string =>
  change.kind === 'commit' ? change.sha.slice(0, 7) : `${change.repository ?? ''}#${change.number}`

function promised({ updates, actions, snoozes, postmortem, items }: Incident): readonly Row[] {
  const last = updates.at(-1)
  const snooze = snoozes.at(-1)
  const { meetingAt } = postmortem
  return [
    ['last update', last && `${iso(last.at)}: ${last.text}`],
    ['next update', last?.next && iso(last.next)],
    ['snoozed until', snooze && iso(snooze.until)],
    ['actions noted', actions.map(({ text }) => text).join('; ')],
    ['postmortem', postmortemWords(postmortem)],
    ['meeting', meetingAt && iso(meetingAt)],
    ['action items', items?.issues.map((number) => `#${number}`).join(', ')],
  ]
}

/** The last word on it. Whether one is owed besides is for the config to say. */
function postmortemWords({ asked, skipped, published }: Incident['postmortem']): string | null {
  if (published !== null) return `published as ${published.path}`
  if (asked !== null) return `asked for by ${asked.by}`
  return skipped === null ? null : `skipped by ${skipped.by}: ${skipped.reason}`
}
