import { absolute, type Instant, MINUTE_MS, plus } from '../../domain/instant.ts'
import { readWhen, takeWhen } from '../../markdown/when.ts'
import type { Part, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { taken, unread } from './taken.ts'

export type Bias = 'past' | 'future'

const ACCEPTED = '`14:05`, `14:05 UTC`, `yesterday 23:50`, `10m ago`, `2026-11-20 14:05`'

/** People round up, so a time of this very minute is now. Anything later has not happened. */
function notYet(at: Instant, { said, policy }: Scene) {
  if (at <= plus(said.at, MINUTE_MS)) return null
  const [then, now] = [absolute(at, policy.zone), absolute(said.at, policy.zone)]
  const detail = `${then} has not come yet: it is ${now}. Accepted: a time that is over.`
  return unread('unreadable-time', detail, '1h ago')
}

const upToNow = (at: Instant, { said }: Scene): Instant => (at > said.at ? said.at : at)

/** A time that takes all the words that are left. Past ones that have not come are refused. */
export const when = (bias: Bias): Part<Instant> => ({
  label: 'when',
  optional: false,
  accepts: () => ACCEPTED,
  sample: () => (bias === 'past' ? '1h ago' : 'tomorrow 09:00'),
  take(text, scene) {
    const { said, policy } = scene
    const read = readWhen(text.trim(), { now: said.at, zone: policy.zone, bias })
    if (!('at' in read)) {
      const detail = `${inline(text)} cannot be read as a time: ${read.detail} Accepted: ${read.accepted}.`
      return unread('unreadable-time', detail, bias === 'past' ? '1h ago' : 'tomorrow 09:00')
    }
    if (bias === 'future') return taken(read.at, '')
    return notYet(read.at, scene) ?? taken(upToNow(read.at, scene), '')
  },
})

/** A time in front of other words; null where the words do not begin with one. */
export const leadingWhen: Part<Instant | null> = {
  ...when('past'),
  label: 'time',
  optional: true,
  take(text, scene) {
    const { said, policy } = scene
    const read = takeWhen(text, { now: said.at, zone: policy.zone, bias: 'past' })
    if (read === null) return taken(null, text)
    return notYet(read.at, scene) ?? taken(upToNow(read.at, scene), read.rest)
  },
}
