import { absolute, DAY_MS, type Instant, plus } from '../../domain/instant.ts'
import { readWhen } from '../../markdown/when.ts'
import { partsOf } from '../../markdown/when-parts.ts'
import type { Part, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { either, taken, unread } from './taken.ts'

/** Further ahead it is a slip of the year or the month. */
const MOST_DAYS = 90

const SAMPLE = 'tomorrow 10:00'
const EXAMPLES = [SAMPLE, 'friday 14:00', '2026-11-25 14:00', '2026-11-25 14:00 Europe/Lisbon']

/** A day and a time of day that are to come. */
export const meetingTime: Part<Instant> = {
  label: 'when',
  optional: false,
  accepts: () => either(EXAMPLES.map((example) => inline(example))),
  sample: () => SAMPLE,
  take(text, scene) {
    const words = text.trim()
    const { said, policy } = scene
    const read = readWhen(words, { now: said.at, zone: policy.zone, bias: 'future' })
    if (!('at' in read)) {
      const detail = `Given as a time: ${inline(words)}. ${read.detail}`
      return unread('unreadable-time', `${detail} Accepted: ${meetingTime.accepts(scene)}.`, SAMPLE)
    }
    return withoutClock(words, scene) ?? outside(read.at, scene) ?? taken(read.at, '')
  },
}

/** A day alone reads as its midnight, at which nobody meets. */
function withoutClock(words: string, scene: Scene) {
  const { said, policy } = scene
  const parts = partsOf(words.toLowerCase())
  if (parts === null || parts.clock !== null) return null
  const clocked = `${words} 14:00`
  const read = readWhen(clocked, { now: said.at, zone: policy.zone, bias: 'future' })
  const isAhead = 'at' in read && outside(read.at, scene) === null
  return unread('unreadable-time', 'The time of day is missing.', isAhead ? clocked : SAMPLE)
}

function outside(at: Instant, { said, policy }: Scene) {
  const [then, now] = [absolute(at, policy.zone), absolute(said.at, policy.zone)]
  if (at <= said.at) {
    const detail = `${then} is over: it is ${now}. Accepted: a time that is to come.`
    return unread('unreadable-time', detail, SAMPLE)
  }
  const latest = plus(said.at, MOST_DAYS * DAY_MS)
  if (at <= latest) return null
  const detail = `${then} lies more than ${MOST_DAYS} days ahead: it is ${now}.`
  return unread('too-far', detail, SAMPLE)
}
