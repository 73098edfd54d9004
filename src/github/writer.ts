import { type Instant, MINUTE_MS } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { Standing } from '../engine/world.ts'
import { type Believed, believed } from './believed.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** Who asks whether to write. */
export interface Asking {
  readonly hand: 'app' | 'action'
  /** The login that we write with. */
  readonly me: string
  /** Bots that have written a card on the issue, proved or not; none where no issue is looked at. */
  readonly cards: readonly string[]
  readonly now: Instant
  /** A run asks once. */
  readonly believed: Believed
}

const US: Standing = { kind: 'us' }
const BELIEVED_MS = 10 * MINUTE_MS
/** How our own App begins its name, wherever somebody registers it. */
const OURS = /^sitrep/i

/**
 * Who writes in this repository. Config decides; with `auto` the App does wherever it is installed, which shows as a check
 * suite of its own on the default branch. At most one request, and none for the App. What may not be seen is not there.
 */
export async function whoWrites(
  client: Client,
  at: RepositoryRef,
  { writer }: Pick<Policy, 'writer'>,
  asking: Asking,
): Promise<Standing> {
  if (asking.hand === 'app') return writer === 'action' ? { kind: 'others', who: null } : US
  if (writer !== 'auto') return writer === 'action' ? US : { kind: 'others', who: null }
  const known = new Set(asking.cards.map((login) => login.toLowerCase()))
  const me = asking.me.toLowerCase()
  const logins = (await installed(client, at, asking)).map((slug) => `${slug}[bot]`.toLowerCase())
  const app = logins.find((login) => login !== me && (OURS.test(login) || known.has(login)))
  return app === undefined ? US : { kind: 'others', who: app }
}

interface Suites {
  readonly check_suites?: readonly { readonly app?: { readonly slug?: string } | null }[]
}

/** GitHub opens a suite on each push for every App that may write checks. */
function installed(
  client: Client,
  at: RepositoryRef,
  { now, believed: memo }: Asking,
): Promise<readonly string[]> {
  const key = `suites ${at.owner}/${at.repo}`
  return believed(memo, key, { now, forMs: () => BELIEVED_MS }, async () => {
    const route = 'GET /repos/{owner}/{repo}/commits/{ref}/check-suites'
    try {
      const { data } = await client.get(route, { ...at, ref: 'HEAD', per_page: 100 })
      return ((data as Suites).check_suites ?? []).flatMap(({ app }) => app?.slug ?? [])
    } catch (error) {
      if (error instanceof Failure && UNSEEN.has(error.kind)) return []
      throw error
    }
  })
}

/** The token may not read checks, or nothing was ever pushed. */
const UNSEEN: ReadonlySet<string> = new Set(['permission', 'missing', 'invalid', 'conflict'])
