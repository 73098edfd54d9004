import { type Instant, plus } from '../../domain/instant.ts'
import { redact } from '../../markdown/secrets.ts'
import { readLength, readWhen } from '../../markdown/when.ts'
import type { Part, Scene } from '../command.ts'
import { taken, unread } from './taken.ts'

interface UpdateWords {
  readonly text: string
  /** When the next one was promised; null where nobody said. */
  readonly next: Instant | null
}

/** Every repetition is bounded, so that a line of blanks costs no more than one of words. */
const NEXT =
  /(?:^|[\s,;(])next(?:\s{1,3}update)?(?:\s{1,3}(?:in|at|by))?:?\s{1,3}([^\n]{1,40}?)[).]?$/i

function promised(words: string, { said, policy }: Scene): Instant | null {
  const length = readLength(words)
  if (length !== null) return plus(said.at, length)
  const read = readWhen(words, { now: said.at, zone: policy.zone, bias: 'future' })
  return 'at' in read && read.at > said.at ? read.at : null
}

/** Cuts `next 30m` off the end of a line; words that are no time are talk and stay. */
function cutNext(line: string, scene: Scene): UpdateWords {
  const found = NEXT.exec(line.trimEnd())
  const next = found ? promised(found[1] ?? '', scene) : null
  return next === null || found === null
    ? { text: line, next: null }
    : { text: line.slice(0, found.index).trimEnd().replace(/,$/, ''), next }
}

/** The words of an update with, at the end of the first or the last line, when the next one comes. */
export const updateWords: Part<UpdateWords> = {
  label: 'text',
  optional: false,
  lines: true,
  accepts: () => 'what is known and being done, with `next 30m` or `next 15:30` at the end',
  sample: () => 'rolling back, next 30m',
  take(text, scene) {
    const lines = text.trim().split('\n')
    const first = cutNext(lines[0] ?? '', scene)
    const last = lines.length > 1 ? cutNext(lines.at(-1) ?? '', scene) : first
    const kept = lines.length > 1 ? [first.text, ...lines.slice(1, -1), last.text] : [first.text]
    const words = redact(kept.join('\n').trim()).text
    if (words !== '') return taken({ text: words, next: last.next ?? first.next }, '')
    const detail = `An update needs words. Accepted: ${updateWords.accepts(scene)}.`
    return unread('missing-argument', detail, updateWords.sample(scene))
  },
}
