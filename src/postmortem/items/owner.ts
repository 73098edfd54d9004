import type { Text } from '../../markdown/document/model.ts'
import { spanOf } from '../../markdown/document/places.ts'
import type { Range } from '../cut.ts'
import type { Owner } from './model.ts'

const NOBODY =
  /^(?:[-–—?_.\s]*|n\/?a|none|tbd|tba|tbc|todo(?:\b.*)?|unassigned|unowned|unknown|nobody|no ?one|open|any(?:one| (?:team )?member| engineer)?|whoever|everyone|owner|name|assignee|@?username|@?owner|\[.*\]|<.*>|\{.*\})$/i
const LOGIN = /^@?([a-z\d](?:[a-z\d-]{0,38}[a-z\d])?(?:\/[a-z\d][\w.-]{0,99})?)$/i
const PROFILE = /^https:\/\/[a-z\d.-]+\/([a-z\d][a-z\d-]{0,38})\/?$/i
/** A login beside a name: `Jane Doe (@jane)`, `Jane Doe @jane`. */
const BESIDE = /[\s(]@([a-z\d](?:[a-z\d-]{0,38}[a-z\d])?(?:\/[a-z\d][\w.-]{0,99})?)\)?\s*$/i
/** Words and signs; where logins follow one another, a space is enough. */
const BETWEEN =
  /(?<=(?:^|[\s,;])@[\w/.-]{1,60})\s{1,20}(?=@[a-zA-Z\d])|\s*(?:[,;&+|]|\band\/or\b|\band\b|\bor\b|\s\/\s|(?<=[\p{L}\d])\/(?=@|\p{Lu}))\s*/gu

/** The people and teams that a piece of text names as owners; what says that nobody does names none. */
export function ownersIn(text: Text, { from, to }: Range): readonly Owner[] {
  const owners: Owner[] = []
  let at = from
  for (const gap of [...text.plain.slice(from, to).matchAll(BETWEEN), null]) {
    const end = gap === null ? to : from + gap.index
    const owner = ownerAt(text, { from: at, to: end })
    if (owner !== null) owners.push(owner)
    at = gap === null ? to : end + gap[0].length
  }
  return owners
}

/** Whether a text says in so many words that nobody owns it, or holds only a blank to be filled in. */
export const isNobody = (words: string): boolean => NOBODY.test(words.trim())

function ownerAt(text: Text, { from, to }: Range): Owner | null {
  const raw = text.plain.slice(from, to)
  const words = raw.replace(/\([^()]*\)\s*$/, '').trim()
  const lead = from + raw.length - raw.trimStart().length
  if (isNobody(words) || words.length > 60) return null
  const place = spanOf(text, lead, lead + words.length)
  const bare = words.replace(/^@/, '').replace(/@$/, '')
  const linked = text.links.find((link) => link.start <= place.start && link.end >= place.end)
  const profile = linked === undefined ? null : (PROFILE.exec(linked.url)?.[1] ?? null)
  const signed = /^@|@$/.test(words) ? (LOGIN.exec(bare)?.[1] ?? null) : null
  const beside = raw.length > 120 ? null : (BESIDE.exec(raw)?.[1] ?? null)
  return { ...place, text: bare, login: signed ?? profile ?? beside }
}

/** Whether it names somebody who is known. What is so short may be a word: then only its capitals make it a name. */
export function isKnown(people: ReadonlySet<string>, name: string): boolean {
  const bare = name.trim()
  if (bare.length <= 3 && bare === bare.toLowerCase()) return false
  return people.has(bare.toLowerCase()) && !(bare.length <= 2 && bare !== bare.toUpperCase())
}
