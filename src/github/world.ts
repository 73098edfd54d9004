import type { Instant } from '../domain/instant.ts'
import type { World } from '../engine/world.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import { apply } from './apply.ts'
import { seenByBystander, withReceipts } from './bystander.ts'
import { type Client, client, type Octokit } from './client.ts'
import { Failure } from './failure.ts'
import type { Key } from './keys.ts'
import { askPeople, type People } from './people.ts'
import type { Raw } from './raw.ts'
import { readByGraphql } from './read-graphql.ts'
import { readByRest } from './read-rest.ts'
import type { IssueRef } from './requests.ts'
import { snapshotOf } from './snapshot.ts'

/** What an entry brings to every issue that it looks at. */
export interface Surroundings {
  readonly now: () => Instant
  readonly keys: readonly Key[]
  /** Answers about roles that may still be believed. */
  readonly people: People
  /** The login that we write with; asked only where GraphQL does not answer. */
  readonly me: () => Promise<string>
  /** True with a person's token, which looks on: what that person wrote is theirs, and nothing is written. */
  readonly bystander?: boolean
}

/** One issue of GitHub, as the engine wants it. */
export function githubWorld(octokit: Octokit, at: IssueRef, around: Surroundings): World {
  const github = client(octokit)
  let repository = 0
  let bodies: ReadonlyMap<number, string> = new Map()
  return {
    now: around.now,
    async read() {
      const raw = await read(github, at, around.me)
      repository = raw?.repository.id ?? 0
      if (raw === null) return null
      bodies = new Map(raw.comments.map(({ id, body }) => [id, body]))
      return around.bystander ? lookedOn(raw, around.keys) : snapshotOf(raw, around.keys)
    },
    ask: (logins) => askPeople(github, at, logins, around.people, around.now()),
    apply: (effects) => {
      const place = { repository, issue: at.issue_number }
      return apply(github, { at, place, keys: around.keys, bodies }, effects)
    },
  }
}

function lookedOn(raw: Raw, keys: readonly Key[]): Snapshot {
  const { raw: seen, signed } = seenByBystander(raw)
  return withReceipts({ ...snapshotOf(seen, keys), signed })
}

/** GraphQL where there is one: a GitHub without it answers 404 to the query. */
async function read(github: Client, at: IssueRef, me: () => Promise<string>): Promise<Raw | null> {
  try {
    return await readByGraphql(github, at)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'missing') throw error
    return readByRest(github, at, await me())
  }
}
