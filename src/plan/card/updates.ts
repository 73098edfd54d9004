import { capital } from '../../domain/capital.ts'
import type { Incident, Update } from '../../domain/incident.ts'
import { ended } from '../../domain/status.ts'
import { inert, quoted } from '../../markdown/inert.ts'
import { details } from '../../markdown/table.ts'
import { durationWords } from '../../markdown/when.ts'
import { impactNumbers } from './overview.ts'
import { clock, person, type Section, severityWords, source, stamp, type View } from './view.ts'

const SHOWN = 10
const FOLDED_CHARACTERS = 6_000

/** The latest status update in full, the ones before it folded below. */
export const updates: Section = (view) => {
  const { updates: all } = view.incident
  const [latest, ...earlier] = all.toReversed()
  if (latest === undefined) return null
  const folded = foldedOf(earlier, view)
  const left = earlier.length - folded.length
  const more = left > 0 ? [`${left} older ones are on the timeline.`] : []
  const title = earlier.length === 1 ? '1 earlier update' : `${earlier.length} earlier updates`
  return [
    statusUpdate(latest, view),
    ...(earlier.length > 0 ? [details(title, [...folded, ...more].join('\n\n'))] : []),
  ].join('\n\n')
}

/** As many as have room, newest first. */
function foldedOf(earlier: readonly Update[], view: View): readonly string[] {
  const folded: string[] = []
  let left = FOLDED_CHARACTERS
  for (const update of earlier.slice(0, SHOWN)) {
    const text = statusUpdate(update, view)
    left -= text.length
    if (left < 0) break
    folded.push(text)
  }
  return folded
}

/** One update in the shape that readers know: when, how bad, where it stands, who is hurt, what comes next. */
export function statusUpdate(update: Update, view: View): string {
  const { incident } = view
  const lines = [
    `**Severity:** ${severityWords(update.severity, view)}`,
    `**Status:** ${capital(inert(update.status, 60))}`,
    ...duration(incident, update),
    ...impact(incident, update),
    `**Current actions,** by ${person(update.by, view)}:`,
  ]
  const binds = update.next !== null && !ended(incident.category)
  const next = binds && update.next !== null ? [`**Next update:** ${stamp(update.next, view)}`] : []
  const title = source(`Status update, ${stamp(update.at, view)}`, update.ref, view)
  return [`#### ${title}`, lines.join('\n'), quoted(update.text, 2_000), ...next].join('\n\n')
}

function duration({ times }: Incident, { at }: Update): readonly string[] {
  const from = times.started ?? times.detected ?? times.declared
  return from === undefined || from.at > at ? [] : [`**Duration:** ${durationWords(at - from.at)}`]
}

function impact({ impacts }: Incident, { at }: Update): readonly string[] {
  const last = impacts.filter((one) => one.at <= at).at(-1)
  if (last === undefined) return []
  const words = [impactNumbers(last), inert(last.text, 300)].filter((part) => part !== '')
  return [`**Impact:** ${words.join(': ')}`]
}

/** What customers were told, apart from what responders say to each other. */
export const published: Section = (view) => {
  const { published: all } = view.incident
  const latest = all.at(-1)
  if (latest === undefined) return null
  const title =
    all.length === 1
      ? 'Told to customers'
      : `Told to customers (${all.length} times, this is the latest)`
  const posted = `Posted ${clock(latest.at, view)} by ${person(latest.by, view)}`
  return `#### ${title}\n\n${quoted(latest.text, 2_000)}\n\n${posted}`
}
