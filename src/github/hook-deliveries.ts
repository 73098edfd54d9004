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
/** So often it is sent again whatever becomes of it: most of what ails us is over by then. */
const FIRST_ATTEMPTS = 5
/** What we refused so often while we took others, we would refuse again. */
const MOST_REFUSALS = 12
/** In how long a time an attempt fails and another one is taken, so that it failed for its own sake. */
const WHILE_MS = 5 * MINUTE_MS

/** What the log of deliveries comes to. */
export interface MissedLog {
  /** What is to be sent again now, oldest first. */
  readonly again: readonly Missed[]
  /** The first attempt of the oldest that is still to be taken; null where none is. Whoever looks again begins there. */
  readonly openSince: Instant | null
}

/**
 * What GitHub failed to deliver: no attempt at it was answered 2xx, and the newest is old enough to have ended. After a
 * few attempts it waits until something else was taken, since an App that nothing reaches would only be asked in vain;
 * one at a time goes on being tried, to find that out. `asApp` has signed in with the App's own JWT; `since` is how far
 * this was seen to when it was last asked, null for never. Throws Failure.
 */
export async function missed(
  asApp: Octokit,
  since: Instant | null,
  now: Instant,
): Promise<MissedLog> {
  const oldest = plus(now, -KEPT_MS)
  const from = since === null ? oldest : Math.max(plus(since, -OVERLAP_MS), oldest)
  const attempts = await attemptsSince(client(asApp), from as Instant)
  const taken = attempts.filter(isTaken).map(timeOf)
  const reached = new Set(taken.map(whileOf))
  const open = [...Map.groupBy(attempts, ({ guid }) => guid).values()]
    .flatMap((all) => openIn(all, reached))
    .filter(({ refusals }) => refusals < MOST_REFUSALS)
  const reachedAt = taken.reduce((last, at) => Math.max(last, at), 0)
  const openSince = open.reduce<Instant | null>(
    (first, { firstAt }) => (first === null || firstAt < first ? firstAt : first),
    null,
  )
  return { again: sendable(open, reachedAt, now).map((one) => one.missed), openSince }
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

const timeOf = ({ delivered_at: at }: Attempt): Instant => instant(at)
const whileOf = (at: Instant): number => Math.floor(at / WHILE_MS)

/** A delivery of which no attempt was taken. */
interface Open {
  readonly missed: Missed
  readonly attempts: number
  /** How many of them failed while others were taken. */
  readonly refusals: number
  readonly firstAt: Instant
}

/** `reached`: when others were taken. */
function openIn(attempts: readonly Attempt[], reached: ReadonlySet<number>): readonly Open[] {
  if (attempts.some(isTaken)) return []
  // What began before the time looked at has been given up: else it would be sent for ever, a few times each hour.
  if (attempts.every(({ redelivery }) => redelivery === true)) return []
  const [newest] = attempts.toSorted((a, b) => b.id - a.id)
  if (newest === undefined || !Number.isSafeInteger(newest.id)) return []
  const { id, guid, event } = newest
  const times = attempts.map(timeOf)
  return [
    {
      missed: { id, guid, event, deliveredAt: timeOf(newest) },
      attempts: attempts.length,
      refusals: times.filter((at) => reached.has(whileOf(at))).length,
      firstAt: Math.min(...times) as Instant,
    },
  ]
}

/** Something else was taken after its newest attempt had failed. */
const isReached = ({ missed: { deliveredAt } }: Open, reachedAt: number): boolean =>
  reachedAt > deliveredAt

function sendable(open: readonly Open[], reachedAt: number, now: Instant): readonly Open[] {
  const ended = open.filter(({ missed: { deliveredAt } }) => now - deliveredAt >= UNDER_WAY_MS)
  const due = (one: Open) => one.attempts < FIRST_ATTEMPTS || isReached(one, reachedAt)
  // One that has been tried the least, so that one that we refuse does not stand in the way of finding out.
  const [trial] = ended
    .filter((one) => !due(one))
    .toSorted((a, b) => a.attempts - b.attempts || a.missed.id - b.missed.id)
  return [...ended.filter(due), ...(trial === undefined ? [] : [trial])].toSorted(
    ({ missed: a }, { missed: b }) => a.deliveredAt - b.deliveredAt || a.id - b.id,
  )
}
