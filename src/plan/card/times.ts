import { type Duration, durations } from '../../domain/durations.ts'
import { TIMES } from '../../domain/fact.ts'
import type { TimeMark } from '../../domain/incident.ts'
import { table } from '../../markdown/table.ts'
import { durationWords } from '../../markdown/when.ts'
import { capital, clock, person, type Section, stamp, type View } from './view.ts'

/** The six times and what lies between them. What is not known is shown as not known. */
export const times: Section = (view) => {
  const known = durations(view.incident)
  const rows = TIMES.map((time) => {
    const mark = view.incident.times[time]
    const lasted = known.find(({ to }) => to === time)
    return [
      capital(time),
      mark ? stamp(mark.at, view) : 'not known',
      mark ? whence(mark, view) : '',
      words(lasted, view),
    ]
  })
  const reopened = view.incident.earlier.length
  const note =
    reopened === 0
      ? []
      : [
          `Reopened ${reopened === 1 ? 'once' : `${reopened} times`}; the time to resolve adds up the spells in which it was open.`,
        ]
  return ['#### Times', table(['Time', 'When', 'Set by', 'Duration'], rows), ...note].join('\n\n')
}

const WHENCE: Readonly<Record<TimeMark['provenance'], string>> = {
  observed: '',
  entered: ', entered',
  inferred: ', first response',
}

const whence = (mark: TimeMark, view: View): string =>
  `${person(mark.by, view)}${WHENCE[mark.provenance]}`

/** A running duration is shown by its start: a number of minutes would be wrong a minute later. */
function words(duration: Duration | undefined, view: View): string {
  if (duration === undefined) return ''
  if (duration.ms === null) return `since ${clock(duration.fromAt, view)}`
  return `${duration.title.toLowerCase()}: **${durationWords(duration.ms)}** from ${duration.from}`
}
