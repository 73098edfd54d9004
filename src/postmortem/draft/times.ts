import { durations } from '../../domain/durations.ts'
import { type Detection, TIMES, type TimeName } from '../../domain/fact.ts'
import type { TimeMark } from '../../domain/incident.ts'
import { iso } from '../../domain/instant.ts'
import { durationWords } from '../../markdown/when.ts'
import { type Scene, utc } from './scene.ts'

export const DETECTED: Readonly<Record<Detection, string>> = {
  alert: 'an alert',
  user: 'a user',
  slo: 'a burning objective',
  'health-check': 'a health check',
  other: 'other means',
}

/** How a time came to be known. */
const HOW: Readonly<Record<TimeMark['provenance'], string>> = {
  observed: 'seen as it happened',
  entered: 'entered by hand',
  inferred: 'taken from the first response',
}

const MEANS: Readonly<Record<TimeName, string>> = {
  started: 'the impact began',
  detected: 'it was noticed',
  declared: 'it was made an incident',
  acknowledged: 'somebody took it up',
  mitigated: 'the impact was over',
  resolved: 'the cause was gone',
}

/** One of the six times as it is told; the last three are empty where it is not known. */
interface TimeRow {
  readonly name: TimeName
  readonly means: string
  readonly iso: string
  readonly utc: string
  readonly how: string
}

export const timeRows = ({ incident, people }: Scene): readonly TimeRow[] =>
  TIMES.map((name) => {
    const mark = incident.times[name]
    if (mark === undefined) return { name, means: MEANS[name], iso: '', utc: '', how: '' }
    const by = people.named(mark.by).toLowerCase()
    return {
      name,
      means: MEANS[name],
      iso: iso(mark.at),
      utc: utc(mark.at),
      how: mark.provenance === 'entered' ? `${HOW.entered}, by the ${by}` : HOW[mark.provenance],
    }
  })

interface DurationRow {
  readonly name: string
  readonly title: string
  readonly words: string
  readonly from: TimeName
  readonly to: TimeName
  readonly minutes: number
}

/** What lies between the times, as far as both ends are known. */
export const durationRows = ({ incident }: Scene): readonly DurationRow[] =>
  durations(incident).flatMap(({ name, title, from, to, ms }) =>
    ms === null
      ? []
      : [{ name, title, words: durationWords(ms), from, to, minutes: Math.floor(ms / 60_000) }],
  )
