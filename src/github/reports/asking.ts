import type { Instant } from '../../domain/instant.ts'
import type { ListName } from '../../plan/report/snapshot-index.ts'
import type { Client } from '../client.ts'
import { Failure } from '../failure.ts'
import type { PageSize } from './page-size.ts'
import type { Points } from './points.ts'

/** How far the reading of a list has come. */
export interface PageProgress {
  readonly list: ListName
  readonly read: number
  /** Null where only what has changed is read, of which nobody knows how many there are. */
  readonly of: number | null
}

/** How pages of lists are asked for. */
export interface Asking {
  /** One that repeats nothing by itself: what GitHub could not answer is asked for in smaller pages, not once more. */
  readonly client: Pick<Client, 'query'>
  readonly points: Points
  readonly size: PageSize
  readonly now: () => Instant
  /** Before which pauses in milliseconds the smallest page is asked for again. */
  readonly pauses: readonly number[]
  /** Told after each page. */
  readonly onPage?: ((progress: PageProgress) => void) | undefined
}

type Variables = Readonly<Record<string, unknown>>

/**
 * A page of a list, of a size that GitHub answers in full. `whole` reads the answer, and says null where something is
 * missing in it: half an issue reads like one in which the rest never happened. Throws Failure: `rate-limit` where what
 * is left of it is for others, `server` or `unanswered` where even the smallest page does not come.
 */
export async function askPage<T>(
  asking: Asking,
  text: string,
  variables: Variables,
  whole: (data: unknown) => T | null,
): Promise<T> {
  const pauses = [...asking.pauses]
  for (;;) {
    demandPoints(asking)
    const answer = await tried(asking, text, variables, whole)
    if (answer.kind === 'page') return answer.page
    if (asking.size.failed()) continue
    const pause = pauses.shift()
    if (pause === undefined) throw answer.failure
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/** Throws where so little is left of the limit that incidents may need it. */
export function demandPoints(
  { points, now }: Pick<Asking, 'points' | 'now'>,
  resource: 'graphql' | 'core' = 'graphql',
): void {
  const at = now()
  const until = points.spentUntil(resource, at)
  if (until === null) return
  const waitSeconds = Math.max(1, Math.ceil((until - at) / 1000))
  const message = 'not asked, since what is left of GitHub’s limit is for incidents'
  throw new Failure('rate-limit', message, { status: null, waitSeconds })
}

type Tried<T> =
  | { readonly kind: 'page'; readonly page: T }
  | { readonly kind: 'too-much'; readonly failure: Failure }

async function tried<T>(
  { client, size }: Asking,
  text: string,
  variables: Variables,
  whole: (data: unknown) => T | null,
): Promise<Tried<T>> {
  try {
    const page = whole(await client.query(text, { ...variables, first: size.size() }))
    if (page !== null) {
      size.went()
      return { kind: 'page', page }
    }
    const message = 'GitHub left out a part of a page'
    return { kind: 'too-much', failure: new Failure('server', message, { status: 200 }) }
  } catch (error) {
    if (!(error instanceof Failure) || !mayBeTooMuch(error)) throw error
    return { kind: 'too-much', failure: error }
  }
}

/** GitHub ends what takes long with a 502, an error beside half the data, or by saying nothing. */
const mayBeTooMuch = ({ kind }: Failure): boolean => kind === 'server' || kind === 'unanswered'
