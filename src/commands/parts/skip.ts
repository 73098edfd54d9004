import { nearest } from '../../markdown/nearest.ts'
import { redact } from '../../markdown/secrets.ts'
import type { Part } from '../command.ts'
import { inline } from '../inline.ts'
import { firstWord, taken, unread } from './taken.ts'

const ACCEPTED = 'nothing, or `skip` and a reason'
const SAMPLE = 'skip the cause is known and written up'

/** Nothing, which is null, or `skip` and the reason why, without what looks like a secret. */
export const skip: Part<{ readonly reason: string } | null> = {
  label: '[skip <reason>]',
  optional: true,
  accepts: () => ACCEPTED,
  sample: () => SAMPLE,
  take(text) {
    const { word, rest } = firstWord(text)
    if (word === '') return taken(null, '')
    if (word.toLowerCase() !== 'skip') {
      const detail = `${inline(word)} is not something a postmortem takes. Accepted: ${ACCEPTED}.`
      return unread('unknown-choice', detail, nearestTo(word, rest))
    }
    const reason = redact(rest.trim()).text
    if (/[\p{L}\p{N}]/u.test(reason)) return taken({ reason }, '')
    const detail =
      'A postmortem is skipped for a reason, which stays on the incident and is counted.'
    return unread('missing-argument', detail, SAMPLE)
  },
}

/** `sikp no time` meant `skip no time`; anything else was not about skipping, and to skip is not what it is led to. */
function nearestTo(word: string, rest: string): string {
  if (nearest(word, ['skip']) === null) return ''
  const reason = redact(rest.trim()).text
  return /[\p{L}\p{N}]/u.test(reason) ? `skip ${reason}` : SAMPLE
}
