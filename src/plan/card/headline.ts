import { capital } from '../../domain/capital.ts'
import { inert } from '../../markdown/inert.ts'
import { alertNote } from './alert.ts'
import { issueLink, type Section, severityWords, type View } from './view.ts'

/** The one line that has to be right at three in the morning. */
export const headline: Section = (view) => {
  const { incident } = view
  if (!incident.ours) return released(view)
  const parts = [
    ...(incident.drill ? ['🧪 Drill'] : []),
    incident.report
      ? '🔎 Report, waiting for somebody to take it up'
      : severityWords(incident.severity, view),
    ...(incident.report ? [] : [capital(inert(incident.status, 60))]),
  ]
  return [`### ${parts.join(' · ')}`, ...notes(view)].join('\n\n')
}

function notes(view: View): readonly string[] {
  const { incident } = view
  const reason = incident.reason === null ? [] : [`Reason: ${inert(incident.reason, 300)}`]
  const duplicate =
    incident.duplicateOf === null ? [] : [`Goes on in ${issueLink(incident.duplicateOf, view)}.`]
  return [...report(view), ...untaken(view), ...open(view), ...reason, ...duplicate]
}

function report({ incident, policy }: View): readonly string[] {
  if (!incident.report) return []
  const proposed = policy.severities.find(({ name }) => name === incident.proposed)
  const level = proposed ? ` The form proposes **${inert(proposed.title, 80)}**.` : ''
  return [
    `Whoever opened this may not declare incidents here, so no clock runs yet.${level} It becomes an incident with the first command, label or assignment by somebody with the role *${policy.declare}*, for example \`/ack\`.`,
  ]
}

function untaken(view: View): readonly string[] {
  const note = alertNote(view)
  return note === null ? [] : [note]
}

function open({ incident, policy }: View): readonly string[] {
  if (incident.report || incident.severity !== null) return []
  const names = policy.severities.map(({ name }) => `\`/severity ${name}\``).join(' ')
  return [`**How bad is it?** Say ${names} or set the label.`]
}

const released = ({ policy }: View): string =>
  `### No longer an incident\n\nThe label \`${policy.label}\` was taken off, so Sitrep leaves this issue alone. Adding the label takes it up again, with all that was noted below.`
