import type { Client } from '../client.ts'
import { Failure } from '../failure.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { byName } from './query.ts'

/** How many names go into one query, and how many are asked for at all. */
const AT_ONCE = 20
const MOST = 100

interface Answer {
  readonly repository: Readonly<Record<string, Found | null>> | null
}

interface Found {
  readonly nodes: readonly ({ readonly login: string; readonly name: string | null } | null)[]
}

/**
 * The logins of people who may be assigned and show exactly this name, by that name as `same` makes it. Case and
 * outer blanks make no other name. Nobody where GitHub cannot be asked by name. Throws Failure.
 */
export async function whoIs(
  client: Client,
  at: RepositoryRef,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = [...new Set(names.map(same))].filter((name) => name !== '').slice(0, MOST)
  const known = new Map<string, readonly string[]>()
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const part = wanted.slice(from, from + AT_ONCE)
    const lists = await asked(client, at, part)
    for (const [place, name] of part.entries()) {
      const people = lists?.[`n${place}`]?.nodes ?? []
      const called = people.filter((one) => one !== null && same(one.name ?? '') === name)
      known.set(
        name,
        called.flatMap((one) => one?.login ?? []),
      )
    }
  }
  return known
}

const same = (name: string): string => name.trim().toLowerCase()

/** Null where GraphQL is not to be had. */
async function asked(
  client: Client,
  { owner, repo }: RepositoryRef,
  names: readonly string[],
): Promise<Answer['repository']> {
  const variables = Object.fromEntries(names.map((name, place) => [`n${place}`, name]))
  try {
    const data = await client.query(byName(names.length), { owner, name: repo, ...variables })
    return (data as Answer | null)?.repository ?? null
  } catch (error) {
    if (error instanceof Failure && error.kind === 'missing') return null
    throw error
  }
}
