import * as z from 'zod'
import { bare, login, TYPED } from './words.ts'

const LONGEST = 80

const called = z
  .string()
  .max(LONGEST, `a name of a person is at most ${LONGEST} characters long`)
  .regex(
    /^(?=[^\p{L}\p{N}]{0,4}[\p{L}\p{N}])[^\s\p{C},@](?:[^\p{C},@]*[^\s\p{C},@])?$/u,
    'a name of a person is one line with a letter in it, without commas or an @, such as Ana Lima or AL',
  )
  .meta(TYPED)

export const people = z
  .record(login, z.array(called).max(20, 'a person has at most 20 names'))
  .default({})
  .meta({
    description:
      'Who is meant by a name or by initials in a document: logins, each with a list of what that person is called.',
    examples: [{ ana: ['Ana Lima', 'AL'], 'ben-k': ['Ben'] }],
  })

type Given = z.infer<typeof people>

/** Names are compared whatever their case and spaces. */
const plainName = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** A word for a person, where it stands, and whose it is. */
interface Naming {
  readonly name: string
  readonly login: string
  /** Place in the list; null for the login itself, which names its person too. */
  readonly at: number | null
  /** The key as it is typed. */
  readonly key: string
}

const namings = (given: Given): readonly Naming[] =>
  Object.entries(given).flatMap(([key, names]) => {
    const login = bare(key)
    const own = { name: plainName(login), login, at: null, key }
    return [own, ...names.map((name, at) => ({ name: plainName(name), login, at, key }))]
  })

const samePerson = (one: Naming, other: Naming): boolean =>
  one.login.toLowerCase() === other.login.toLowerCase()

/** What stands in the file for a second person, each with whose it was first. */
export function shared(
  given: Given,
): readonly { readonly naming: Naming; readonly first: Naming }[] {
  const known = new Map<string, Naming>()
  // A login is its owner's, wherever in the file it stands.
  const ordered = namings(given).toSorted((a, b) => Number(a.at !== null) - Number(b.at !== null))
  return ordered.flatMap((naming) => {
    const first = known.get(naming.name)
    if (first === undefined) known.set(naming.name, naming)
    return first === undefined || samePerson(first, naming) ? [] : [{ naming, first }]
  })
}

/** The login of each name, lower case. A name of two people is nobody's: who is meant is not guessed. */
export function peopleOf(given: Given): ReadonlyMap<string, string> {
  const unclear = new Set(
    shared(given)
      .filter(({ first }) => first.at !== null)
      .map(({ naming }) => naming.name),
  )
  const byName = new Map<string, string>()
  for (const { name, login, at } of namings(given)) {
    if (at === null) byName.set(name, login)
  }
  for (const { name, login } of namings(given)) {
    if (!byName.has(name) && !unclear.has(name)) byName.set(name, login)
  }
  return byName
}
