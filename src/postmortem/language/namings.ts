import type { Role } from '../../domain/role.ts'
import type { Span } from '../../markdown/document/model.ts'
import { spanOf } from '../../markdown/document/places.ts'
import type { Participant } from '../known.ts'
import type { PartName } from '../section-names.ts'
import { labelOf } from '../sections.ts'
import type { Subject } from '../subject.ts'
import { givenName } from './given-names.ts'
import { narrative, type Told, WHO } from './narrative.ts'

/** A place where somebody who took part is named. */
export interface Naming {
  readonly role: Role | null
  /** As it is written. */
  readonly words: string
  readonly at: Span
  /** It opens its sentence, but for a time or a mark. */
  readonly opens: boolean
  /** The sentence names the role as well. */
  readonly withRole: boolean
}

/** Here people are named on purpose. */
const NAMED_ON_PURPOSE: ReadonlySet<PartName | null> = new Set<PartName>([
  'action-items',
  'metadata',
  'went-well',
  'links',
])
const THANKS =
  /\b(?:thank(?:s|ed)?|thank you|kudos|credits?|shout-?outs?|props|grateful|hats off|well done|praise)\b/i
const ROLE = /\b(?:commander|lead|scribe|role|ic|handed over|on-call)\b/i

/** Everywhere in the narrative that somebody who took part is named, where their role would do. */
export function namings(subject: Subject): readonly Naming[] {
  const people = subject.review.known?.participants ?? []
  if (people.length === 0) return []
  return narrative(subject)
    .filter(({ part, plain }) => !NAMED_ON_PURPOSE.has(part) && !THANKS.test(plain))
    .filter(({ text }) => !WHO.test(labelOf(subject.document, text)?.key ?? ''))
    .flatMap((told) => inSentence(told, people))
}

interface Match {
  readonly person: Participant
  readonly from: number
  readonly to: number
}

function inSentence(told: Told, people: readonly Participant[]): readonly Naming[] {
  const found = people.flatMap((person) =>
    wordsFor(person).flatMap((pattern) =>
      [...told.plain.matchAll(pattern)].map(({ index, 0: words }) => ({
        person,
        from: index,
        to: index + words.length,
      })),
    ),
  )
  if (found.length === 0) return []
  const shape: Shape = { letters: lettersIn(told.plain), withRole: ROLE.test(told.plain) }
  return longest(found)
    .map((match) => naming(told, match, shape))
    .filter(({ at }) => !told.text.links.some((link) => link.start < at.end && at.start < link.end))
}

/** Of matches that overlap, the one that begins first and goes furthest. */
function longest(found: readonly Match[]): readonly Match[] {
  const kept: Match[] = []
  for (const match of found.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (match.from >= (kept.at(-1)?.to ?? 0)) kept.push(match)
  return kept
}

/** What is asked of a sentence once, however many it names. */
interface Shape {
  /** Index of its first letter that is no zone of a time. */
  readonly letters: number
  readonly withRole: boolean
}

const lettersIn = (plain: string): number =>
  plain
    .replace(/\b(?:UTC|GMT|CES?T|BST|[AP]M)\b/gi, (zone) => ' '.repeat(zone.length))
    .search(/\p{L}/u)

function naming(
  { plain, text, from }: Told,
  { person, ...match }: Match,
  { letters, withRole }: Shape,
): Naming {
  return {
    role: person.role,
    words: plain.slice(match.from, match.to),
    at: spanOf(text, from + match.from, from + match.to),
    opens: letters >= match.from,
    withRole,
  }
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** How somebody is written: mentioned, by full name, by first name, by a login that is no word. */
function wordsFor({ login, name }: Participant): readonly RegExp[] {
  const mention = new RegExp(String.raw`(?<![\w/@.-])@${escaped(login)}(?![\w/-])`, 'gi')
  const [first = '', ...rest] = name?.trim().split(/\s+/) ?? []
  const plain = [
    ...(rest.length > 0 ? [[first, ...rest].join(' ')] : []),
    ...(isOwn(first, rest) ? [first] : []),
    ...(/[\d-]|[a-z][A-Z]/.test(login) && login.length > 3 ? [login] : []),
  ]
  return [mention, ...plain.map(wholeWord)]
}

const wholeWord = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_@/.-])${escaped(words)}(?![\p{L}\p{N}_/-]|\.\p{L})`, 'gu')

/** A first name that is no other word: Mark and Grace are only known by their full names. */
const isOwn = (first: string, rest: readonly string[]): boolean =>
  /^\p{Lu}\p{Ll}{2,}/u.test(first) &&
  (givenName(first.toLowerCase()) === 'yes' ||
    (rest.length > 0 && givenName(first.toLowerCase()) === 'no'))
