import { absolute, DAY_MS, type Instant, plus } from '../../domain/instant.ts'
import { readLength, readWhen } from '../../markdown/when.ts'
import type { Part, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { taken, unread } from './taken.ts'

/** Longer, and nobody remembers that it was held back. */
const MOST_DAYS = 7

const SAMPLE = '2h'

/** `until 14:00`, `2h`, `for 30m`, or `off`, which is null. */
export const pause: Part<Instant | null> = {
  label: 'length|until time|off',
  optional: false,
  accepts: () => 'a length (`2h`), a time (`until 14:00`, `until tomorrow 09:00`) or `off`',
  sample: () => SAMPLE,
  take(text, scene) {
    const words = text.trim().replace(/^for\s+(?=\d)/i, '')
    if (/^off[.!]?$/i.test(words)) return taken(null, '')
    const at = endOf(words.replace(/^until\s+(?=\S)/i, ''), scene)
    if (at === null) {
      const detail = `${inline(text)} does not read as a time that is to come. Accepted: ${pause.accepts(scene)}.`
      return unread('unreadable-time', detail, SAMPLE)
    }
    return tooFar(at, scene) ?? taken(at, '')
  },
}

function endOf(words: string, { said, policy }: Scene): Instant | null {
  const length = readLength(words)
  if (length !== null) return length > 0 ? plus(said.at, length) : null
  const read = readWhen(words, { now: said.at, zone: policy.zone, bias: 'future' })
  return 'at' in read && read.at > said.at ? read.at : null
}

function tooFar(at: Instant, { said, policy }: Scene) {
  const latest = plus(said.at, MOST_DAYS * DAY_MS)
  if (at <= latest) return null
  const [asked, most] = [absolute(at, policy.zone), absolute(latest, policy.zone)]
  const detail = `Reminders can be held back for ${MOST_DAYS} days at most, so until ${most}; asked was ${asked}.`
  return unread('too-far', detail, `${MOST_DAYS}d`)
}
