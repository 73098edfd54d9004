import { capital } from '../../domain/capital.ts'
import { type Duration, durations } from '../../domain/durations.ts'
import { TIMES, type TimeName } from '../../domain/fact.ts'
import type { TimeMark } from '../../domain/incident.ts'
import { table } from '../../markdown/table.ts'
import { durationWords } from '../../markdown/when.ts'
import { clock, person, type Section, stamp, type View } from './view.ts'

/** The six times and what lies between them. What is not known is shown as not known. */
export const times: Section = (view) => {
  const known = durations(view.incident)
  const rows = TIMES.map((time) => {
    const mark = view.incident.times[time]
    return [capital(time), mark ? when(mark, view) : unknown(time), words(known, time, view)]
  })
  return ['#### Times', table(['Time', 'When', 'Took'], rows), ...reopened(view)].join('\n\n')
}

function reopened({ incident: { earlier } }: View): readonly string[] {
  if (earlier.length === 0) return []
  const often = earlier.length === 1 ? 'once' : `${earlier.length} times`
  return [`Reopened ${often}; the time to resolve adds up the spells in which it was open.`]
}

const WHENCE: Readonly<Record<TimeMark['provenance'], string>> = {
  observed: '',
  entered: ', entered',
  inferred: ', first response',
}

/** What has not come yet is not missing; what has to have been is. */
const unknown = (time: TimeName): string =>
  time === 'started' || time === 'detected' ? 'not known' : 'not yet'

/** Two lines in three columns: four would not fit on a phone. */
const when = (mark: TimeMark, view: View): string =>
  `${stamp(mark.at, view)}<br>${person(mark.by, view)}${WHENCE[mark.provenance]}`

/** A running duration is shown by its start: a number of minutes would be wrong a minute later. */
function words(known: readonly Duration[], time: TimeName, view: View): string {
  const duration = known.find(({ to }) => to === time)
  if (duration === undefined) return ''
  if (duration.ms === null && time === 'detected') return ''
  if (duration.ms === null) return `running since ${clock(duration.fromAt, view)}`
  return `**${durationWords(duration.ms)}** from ${duration.from}`
}
