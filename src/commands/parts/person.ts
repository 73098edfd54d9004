import type { Part, Scene, Taken } from '../command.ts'
import { inline } from '../inline.ts'
import { firstWord, taken, unread } from './taken.ts'

/** A login as GitHub gives them out, with or without the sign in front. */
export const LOGIN = /^@?([a-z\d](?:[a-z\d-]{0,38}))$/i

/** A team as people mention it; the first group is `org/team`. */
export const TEAM = /^@([a-z\d][a-z\d-]{0,38}\/[a-z\d][\w.-]{0,99})$/i

/** The names that GitHub can notify, each with its sign: people and teams, no bots. */
export const mentions = (names: readonly string[]): readonly string[] =>
  names.map((name) => `@${name}`).filter((name) => LOGIN.test(name) || TEAM.test(name))

/** The login as GitHub spells it; null for one that GitHub does not know. */
export function loginOf(word: string, { people, said }: Scene): string | null {
  if (word.toLowerCase() === 'me') return said.by
  const login = LOGIN.exec(word)?.[1]
  return login === undefined ? null : (people.get(login.toLowerCase())?.login ?? null)
}

export const strange = (word: string) =>
  unread(
    'unknown-person',
    `GitHub knows nobody called ${inline(word)} who can see this repository. Accepted: a login such as \`@ana\`, or \`me\`.`,
    'me',
  )

/** Somebody whom GitHub knows: `@ana`, `ana` or `me`. */
export const person: Part<string> = {
  label: '@person',
  optional: false,
  asks: 'person',
  accepts: () => 'a login such as `@ana`, or `me`',
  sample: () => 'me',
  take(text, scene) {
    const { word, rest } = firstWord(text)
    const login = loginOf(word, scene)
    return login === null ? strange(word) : taken(login, rest)
  },
}

/** Who takes a role, or that its holder lays it down. */
export type Holder = { readonly kind: 'person'; readonly login: string } | { readonly kind: 'drop' }

export const holder: Part<Holder> = {
  ...person,
  label: '@person|drop',
  accepts: () => 'a login such as `@ana`, `me`, or `drop`',
  take(text, scene): Taken<Holder> {
    const { word, rest } = firstWord(text)
    if (word.toLowerCase() === 'drop') return taken({ kind: 'drop' }, rest)
    const read = person.take(text, scene)
    return read.ok ? taken({ kind: 'person', login: read.value }, read.rest) : read
  },
}
