import { Octokit } from '@octokit/rest'
import { readConfig } from '../../src/config/read.ts'
import type { Instant } from '../../src/domain/instant.ts'
import { plan } from '../../src/engine/converge.ts'
import type { Octokit as Client } from '../../src/github/client.ts'
import { derivedKey } from '../../src/github/keys.ts'
import { readMarker } from '../../src/github/marker.ts'
import { githubWorld } from '../../src/github/world.ts'
import { due } from '../../src/plan/due/due.ts'
import { createInstallationToken } from '../../src/sandbox/actions/apps.ts'
import { comment } from '../../src/sandbox/actions/comments.ts'
import { createIssue } from '../../src/sandbox/actions/issues.ts'
import type { Actor } from '../../src/sandbox/world.ts'
import { SHOP } from '../sandbox/support.ts'
import type { Served } from './served.ts'

/** One of many incidents: what its opener sets with labels, and what somebody says to it at once. */
export interface Member {
  readonly severity: string | null
  readonly says: string | null
}

/** Opens an incident as a person does, without the way over a socket that the App's requests take. */
export function open({ box }: Served, { severity, says }: Member): void {
  const { world } = box.sandbox
  const { repository } = box.seeded
  const labels = ['incident', ...(severity === null ? [] : [severity])]
  const issue = createIssue(world, person(box, 'ana'), repository, {
    title: 'Checkout fails',
    labels,
  })
  if (says !== null) comment(world, person(box, 'ben'), repository, issue, says)
}

function person({ seeded }: Served['box'], login: string): Actor {
  const user = seeded.users[login]
  if (user === undefined) throw new Error(`the sandbox has no ${login}`)
  return { user, grant: null }
}

/** A reminder: of which incident, of what, and when it was said or is due. */
type Reminded = `${number} ${string} ${Instant}`

/** What the App has reminded people of, by the markers and times of its comments. */
export const reminded = ({ box }: Served): readonly Reminded[] =>
  Object.values(box.seeded.repository.issues).flatMap(({ number, comments }) =>
    comments.flatMap(({ body, createdAt }) =>
      kindsIn(body).map((kind): Reminded => `${number} ${kind} ${createdAt}`),
    ),
  )

/** `reply due:acknowledge.1.0+severity.1.0` */
function kindsIn(body: string): readonly string[] {
  const marker = readMarker(body)
  if (marker?.kind !== 'reply' || !marker.key.startsWith('due:')) return []
  return marker.key
    .slice('due:'.length)
    .split('+')
    .map((key) => key.split('.', 1)[0] ?? '')
}

/** What people should have been reminded of until now: what comes due at one moment is one reminder. */
export async function expected({ box }: Served): Promise<readonly Reminded[]> {
  const { world, fetch } = box.sandbox
  const { token } = createInstallationToken(world, box.seeded.installation, undefined, undefined)
  const octokit = new Octokit({
    auth: token,
    baseUrl: box.server.apiUrl,
    request: { fetch: (url: string, init: RequestInit) => fetch(new Request(url, init)) },
  }) as unknown as Client
  const keys = [derivedKey(box.seeded.app.privateKey)]
  const around = { now: world.now, keys, people: new Map(), me: async () => 'sitrep[bot]' }
  const { policy } = readConfig([])
  const all: Reminded[] = []
  for (const { number } of Object.values(box.seeded.repository.issues)) {
    const { replayed } = await plan(githubWorld(octokit, { ...SHOP, issue_number: number }, around))
    if (replayed === null) throw new Error(`there is no issue ${number}`)
    const { passed } = due(replayed.incident, world.now(), policy)
    all.push(...new Set(passed.map(({ kind, at }): Reminded => `${number} ${kind} ${at}`)))
  }
  return all
}

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 48_271) % 2_147_483_647
    return state % most
  }
}
