import { dayAt, endOfDay } from '../../domain/day.ts'
import type { NotedAction } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Problem } from '../../domain/problem.ts'
import { redact } from '../../markdown/secrets.ts'
import { takeWhen } from '../../markdown/when.ts'
import type { Part, Scene } from '../command.ts'
import { inline } from '../inline.ts'
import { LOGIN, loginOf, strange, TEAM } from './person.ts'
import { bare, taken, unread } from './taken.ts'

const PRIORITY = /^p[1-4]$/i
const DUE = /(?:^|\s)due:?(?:\s+(?:by|on))?\s+/gi
/** More words than this behind a `due` that is no time are talk: "check what is due to the vendor". */
const SHORT_TAIL = 3

type Dated =
  | { readonly ok: true; readonly text: string; readonly due: Instant | null }
  | { readonly ok: false; readonly problem: Problem }

function dated(text: string, scene: Scene): Dated {
  const { said, policy } = scene
  const found = [...text.matchAll(DUE)].at(-1)
  if (found === undefined) return { ok: true, text, due: null }
  const tail = text.slice(found.index + found[0].length)
  const read = takeWhen(tail, { now: said.at, zone: policy.zone, bias: 'future' })
  if (read !== null) {
    const words = `${text.slice(0, found.index)} ${read.rest}`
    return { ok: true, text: words, due: endOfDay(dayAt(read.at, policy.zone), policy.zone) }
  }
  const words = tail.split(/\s+/).filter((word) => !word.startsWith('@') && !PRIORITY.test(word))
  if (words.length > SHORT_TAIL) return { ok: true, text, due: null }
  const detail = `${inline(words.join(' '))} is no day. Accepted: \`friday\`, \`in 2 weeks\`, \`2026-12-01\`.`
  return unread('unreadable-time', detail, actionWords.sample(scene))
}

/** Words, and in any order among them `@owner`, `due <when>` and `p1`. */
export const actionWords: Part<NotedAction> = {
  label: 'text @owner due <when> p1',
  optional: false,
  asks: 'mention',
  accepts: () => 'what to do, and where known `@owner`, `due friday` and a priority `p1` to `p4`',
  sample: () => 'add an alert on the pool @me due 2026-12-01 p2',
  take(text, scene) {
    const read = dated(text.trim(), scene)
    if (!read.ok) return read
    const words = read.text.split(/\s+/).filter((word) => word !== '')
    const named = words.filter((word) => isOwner(bare(word)))
    const unknown = named.find((word) => ownerOf(bare(word), scene) === null)
    if (unknown !== undefined) return { ...strange(bare(unknown)) }
    const kept = words.filter((word) => !named.includes(word) && !PRIORITY.test(bare(word)))
    const what = redact(kept.join(' ')).text
    const priority =
      words
        .map(bare)
        .find((word) => PRIORITY.test(word))
        ?.toLowerCase() ?? null
    if (what === '') {
      const detail = `An action needs words. Accepted: ${actionWords.accepts(scene)}.`
      return unread('missing-argument', detail, actionWords.sample(scene))
    }
    const owners = named.flatMap((word) => ownerOf(bare(word), scene) ?? [])
    return taken({ text: what, owners: [...new Set(owners)], due: read.due, priority }, '')
  },
}

const isOwner = (word: string): boolean =>
  word.startsWith('@') && (LOGIN.test(word) || TEAM.test(word))

const ownerOf = (word: string, scene: Scene): string | null =>
  TEAM.exec(word)?.[1] ?? loginOf(word.toLowerCase() === '@me' ? 'me' : word, scene)
