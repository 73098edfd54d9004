import type { Participant } from '../known.ts'
import { givenName } from './given-names.ts'
import type { Person } from './people.ts'
import type { Word } from './words.ts'

interface Named {
  readonly taken: number
  readonly person: Person
}

/** Accounts that are programs. */
const BOT = /(?:bot|robot|renovate|actions|automation|-ci|-app)$/
const GROUP =
  /(?:^|[-_/])(?:team|ops|sre|oncall|on-call|infra|devs?|admins?|eng|engineering|platform|security|support)$/

export const capitalised = ({ text }: Word): boolean => /^\p{Lu}\p{Ll}+$/u.test(text)

/** Somebody by name at this place: a mention, somebody known from the incident, or a given name with its surname. */
export function named(
  all: readonly Word[],
  at: number,
  participants: readonly Participant[],
): Named | null {
  const word = all[at]
  if (word === undefined) return null
  if (word.text.startsWith('@')) return mentioned(word)
  const known = longest(participants.map((one) => knownAt(all, at, one)))
  if (known > 0) return { taken: known + surnames(all, at + known), person: 'name' }
  if (!isName(word)) return null
  return { taken: 1 + surnames(all, at + 1), person: certain(all, at) ? 'name' : 'cap' }
}

function mentioned({ lower }: Word): Named | null {
  if (BOT.test(lower)) return null
  const team = lower.includes('/') || GROUP.test(lower.slice(1))
  return { taken: 1, person: team ? 'team' : 'name' }
}

const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths)

/** How many words at this place are this person: full name, first name or login. */
function knownAt(all: readonly Word[], at: number, { login, name }: Participant): number {
  const word = all[at]
  if (word === undefined) return 0
  const parts = name?.split(/\s+/).filter(Boolean) ?? []
  if (parts.length > 1 && parts.every((part, index) => all[at + index]?.text === part))
    return parts.length
  const first = parts[0]
  if (first !== undefined && first.length > 1 && word.text === first && /^\p{Lu}/u.test(first))
    return 1
  return word.text === login && isTelling(login) ? 1 : 0
}

/** A login that is no word anyway. */
const isTelling = (login: string): boolean => login.length > 3 && /[\d-]|[a-z][A-Z]/.test(login)

const isName = (word: Word): boolean =>
  /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(word.text) &&
  givenName(word.lower.split('-')[0] ?? '') === 'yes'

/** A name in front of a thing's word is that thing's: the Martin gateway, Alex service. */
const certain = (all: readonly Word[], at: number): boolean =>
  !['the', 'a', 'an', 'our', 'this'].includes(all[at - 1]?.lower ?? '')

/** Surnames and initials behind a given name. */
function surnames(all: readonly Word[], at: number): number {
  const word = all[at]
  if (word === undefined || !/^\p{Lu}(?:[\p{L}-]*\p{Ll})?$/u.test(word.text)) return 0
  if (word.text === 'I') return 0
  const dot = word.text.length === 1 && all[at + 1]?.text === '.' && all[at + 2] !== undefined
  return dot ? 2 : 1
}
