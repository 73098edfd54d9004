import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, plus } from '../domain/instant.ts'
import { type Client, client, type Octokit } from './client.ts'
import { Failure, type FailureKind } from './failure.ts'

/** A webhook of ours that never arrived. */
export interface Missed {
  /** Of its newest attempt, which is what GitHub sends again. */
  readonly id: number
  /** The same for all attempts; it comes back as `X-GitHub-Delivery`. */
  readonly guid: string
  readonly event: string
  readonly deliveredAt: Instant
}

interface Attempt {
  readonly id: number
  readonly guid: string
  readonly delivered_at: string
  readonly status_code: number
  readonly event: string
  readonly redelivery?: boolean
}

/** GitHub forgets them after that. */
const KEPT_MS = 3 * DAY_MS
/** What was still on its way when we last looked is looked at again. */
const OVERLAP_MS = HOUR_MS
/** GitHub takes up to ten seconds for an attempt, and a while to write it down. */
const UNDER_WAY_MS = MINUTE_MS
/** What we refused so often in the time looked at, we would refuse again. */
const MOST_ATTEMPTS = 5

/**
 * What GitHub failed to deliver, oldest first: none of its few attempts was answered 2xx, and the newest is old
 * enough to have ended. `asApp` has signed in with the App's own JWT; `since` is when this was last asked, null for never.
 * Throws Failure.
 */
export async function missed(
  asApp: Octokit,
  since: Instant | null,
  now: Instant,
): Promise<readonly Missed[]> {
  const oldest = plus(now, -KEPT_MS)
  const from = since === null ? oldest : Math.max(plus(since, -OVERLAP_MS), oldest)
  const attempts = await attemptsSince(client(asApp), from as Instant)
  const found = [...Map.groupBy(attempts, ({ guid }) => guid).values()].flatMap((all) =>
    missedIn(all, now),
  )
  return found.toSorted((a, b) => a.deliveredAt - b.deliveredAt || a.id - b.id)
}

/**
 * Has GitHub send it again, under the same id of delivery. False where GitHub will not, as for one that it has forgotten:
 * the others must not wait for that. Throws Failure.
 */
export async function redeliver(asApp: Octokit, id: number): Promise<boolean> {
  const route = 'POST /app/hook/deliveries/{delivery_id}/attempts'
  try {
    await client(asApp).send(route, { delivery_id: id })
    return true
  } catch (error) {
    if (error instanceof Failure && REFUSED.has(error.kind)) return false
    throw error
  }
}

const REFUSED: ReadonlySet<FailureKind> = new Set([
  'missing',
  'gone',
  'invalid',
  'conflict',
  'permission',
])

async function attemptsSince(github: Client, from: Instant): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { cursor?: string } = cursor === '' ? {} : { cursor }
    const answer = await github.get('GET /app/hook/deliveries', { per_page: 100, ...page })
    const items = (answer.data ?? []) as readonly Attempt[]
    const recent = items.filter((one) => instant(one.delivered_at) >= from)
    attempts.push(...recent)
    cursor = recent.length < items.length ? null : nextCursor(answer.headers['link'])
  }
  return attempts
}

const NEXT = /<([^<>]*)>; rel="next"/

function nextCursor(link: string | number | undefined): string | null {
  const [, address = ''] = NEXT.exec(String(link ?? '')) ?? []
  return URL.canParse(address) ? new URL(address).searchParams.get('cursor') : null
}

const isTaken = ({ status_code: code }: Attempt): boolean => code >= 200 && code < 300

function missedIn(attempts: readonly Attempt[], now: Instant): readonly Missed[] {
  if (attempts.length >= MOST_ATTEMPTS || attempts.some(isTaken)) return []
  // What began before the time looked at has been sent again already: else it would be for ever, a few times each hour.
  if (attempts.every(({ redelivery }) => redelivery === true)) return []
  const [newest] = attempts.toSorted((a, b) => b.id - a.id)
  if (newest === undefined) return []
  const { id, guid, event, delivered_at: at } = newest
  const deliveredAt = instant(at)
  if (now - deliveredAt < UNDER_WAY_MS || !Number.isSafeInteger(id)) return []
  return [{ id, guid, event, deliveredAt }]
}
