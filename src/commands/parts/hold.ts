import { endOfDay, startOfDay } from '../../domain/day.ts'
import { absolute, DAY_MS, type Instant, plus } from '../../domain/instant.ts'
import { redact } from '../../markdown/secrets.ts'
import { takeWhen } from '../../markdown/when.ts'
import type { Part, Scene, Taken } from '../command.ts'
import { inline } from '../inline.ts'
import { leadingDay, noDay, today } from './due-day.ts'
import { taken, unread } from './taken.ts'

/** Until when reminders of an action item wait, and why; null where they are to come again. */
type Hold = { readonly until: Instant; readonly reason: string } | null

/** Longer, and the due date is what should be moved. */
const MOST_DAYS = 90
const REASON = 'waiting for the vendor'
const SAMPLE = `2w ${REASON}`
const ACCEPTED =
  'a day or a length and a reason (`until 1 dec waiting for the vendor`, `2w …`), or `off`'

interface Held {
  readonly until: Instant
  readonly rest: string
}

/** `until monday waiting for the vendor`, `2w because …`, or `off`. */
export const hold: Part<Hold> = {
  label: 'when reason|off',
  optional: false,
  accepts: () => ACCEPTED,
  sample: () => SAMPLE,
  take(text, scene): Taken<Hold> {
    const words = text.trim()
    if (/^off[.!]?$/i.test(words)) return taken(null, '')
    const held = heldUntil(words.replace(/^(?:for|until|till)\s+(?=\S)/i, ''), scene)
    if ('problem' in held) return held
    const { until } = held
    const reason = redact(held.rest).text
    const typed = words.slice(0, words.length - held.rest.length).trim()
    if (!/[\p{L}\p{N}]/u.test(reason)) return noReason(typed)
    return tooLong(until, reason, scene) ?? taken({ until, reason }, '')
  },
}

/** A day holds until it begins, today until it ends; a time or a length in hours to the minute. */
function heldUntil(words: string, scene: Scene): Held | Extract<Taken<never>, { ok: false }> {
  const { said, policy } = scene
  const front = leadingDay(words, scene, 'first')
  if (front !== null && 'day' in front.read) {
    const { day } = front.read
    const edge = day === today(scene) ? endOfDay : startOfDay
    return { until: edge(day, policy.zone), rest: front.rest }
  }
  const timed = takeWhen(words, { now: said.at, zone: policy.zone, bias: 'future' })
  if (timed !== null && timed.at > said.at) return { until: timed.at, rest: timed.rest }
  if (front !== null && !('day' in front.read) && front.read.problem !== 'clock') {
    const refused = noDay(front.words, front.read, scene)
    const fix = `${refused.problem.fix ?? ''} ${front.rest === '' ? REASON : redact(front.rest).text}`
    return { ok: false, problem: { ...refused.problem, fix } }
  }
  const detail = `${inline(words)} does not begin with a day or a length. Accepted: ${ACCEPTED}.`
  return unread('unreadable-time', detail, SAMPLE)
}

function noReason(typed: string) {
  const detail = 'Reminders of an action item are held back for a reason, which stands on its card.'
  return unread('missing-argument', detail, `${typed} ${REASON}`)
}

function tooLong(until: Instant, reason: string, { said, policy }: Scene) {
  const latest = plus(said.at, MOST_DAYS * DAY_MS)
  if (until <= latest) return null
  const [asked, most] = [absolute(until, policy.zone), absolute(latest, policy.zone)]
  const detail = `Reminders can be held back for ${MOST_DAYS} days at most, so until ${most}; asked was ${asked}. \`/due\` moves the date itself.`
  return unread('too-far', detail, `${MOST_DAYS}d ${reason}`)
}
