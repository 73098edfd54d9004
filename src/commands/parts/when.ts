import { absolute, type Instant, MINUTE_MS, plus } from '../../domain/instant.ts'
import { readWhen, takeWhen, type WhenProblem } from '../../markdown/when.ts'
import type { Part, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { either, firstWord, taken, unread } from './taken.ts'

type Bias = 'past' | 'future'

const ACCEPTED = '`14:05`, `14:05 UTC`, `yesterday 23:50`, `10m ago`, `2026-11-20 14:05`'

/** Clocks differ and people round, so a time a little ahead is now. Anything later has not happened. */
const AHEAD_MS = 5 * MINUTE_MS

function notYet(at: Instant, { said, policy }: Scene) {
  if (at <= plus(said.at, AHEAD_MS)) return null
  const [then, now] = [absolute(at, policy.zone), absolute(said.at, policy.zone)]
  const detail = `${then} has not come yet: it is ${now}. Accepted: a time that is over.`
  return unread('unreadable-time', detail, '1h ago')
}

const upToNow = (at: Instant, { said }: Scene): Instant => (at > said.at ? said.at : at)

const sampleOf = (bias: Bias): string => (bias === 'past' ? '1h ago' : 'tomorrow 09:00')

function unreadable(text: string, { detail, accepted }: WhenProblem, fix: string) {
  const words = `Given as a time: ${inline(text)}. ${detail}`
  const list = either(accepted.map((example) => inline(example)))
  return unread('unreadable-time', `${words} Accepted: ${list}.`, fix)
}

/** A time that takes all the words that are left. Past ones that have not come are refused. */
export const when = (bias: Bias): Part<Instant> => ({
  label: 'when',
  optional: false,
  accepts: () => ACCEPTED,
  sample: () => sampleOf(bias),
  take(text, scene) {
    const { said, policy } = scene
    const read = readWhen(text.trim(), { now: said.at, zone: policy.zone, bias })
    if (!('at' in read)) return unreadable(text, read, sampleOf(bias))
    if (bias === 'future') return taken(read.at, '')
    return notYet(read.at, scene) ?? taken(upToNow(read.at, scene), '')
  },
})

/** What nobody types who does not mean a time or a day: recorded as words, it would stand at the wrong time. */
const MEANT = /^(?:\d{1,2}:\d{2}|\d{1,4}[/-]\d{1,2}[/-]\d{1,4})$/

/** A time in front of other words; null where the words do not begin with one. */
export const leadingWhen: Part<Instant | null> = {
  ...when('past'),
  label: 'time',
  optional: true,
  take(text, scene) {
    const { said, policy } = scene
    const context = { now: said.at, zone: policy.zone, bias: 'past' } as const
    const read = takeWhen(text, context)
    if (read !== null) return notYet(read.at, scene) ?? taken(upToNow(read.at, scene), read.rest)
    const { word } = firstWord(text)
    const alone = MEANT.test(word) ? readWhen(word, context) : null
    if (alone === null || 'at' in alone) return taken(null, text)
    return unreadable(word, alone, sampleOf('past'))
  },
}
