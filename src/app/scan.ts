import type { Logger } from 'pino'
import type { Probot } from 'probot'
import { DAY_MS, HOUR_MS, type Instant, iso, MINUTE_MS, plus } from '../domain/instant.ts'
import type { Estate, Listed } from '../engine/sweep.ts'
import type { Octokit } from '../github/client.ts'
import { githubEstate } from '../github/estate.ts'
import { Failure } from '../github/failure.ts'
import { installations, type Reachable, repositories } from '../github/installations.ts'
import type { Surroundings } from '../github/world.ts'
import type { Delivery, Store } from '../store/store.ts'
import { described } from './described.ts'
import { laneOf, POKE, pokeBody, REVIEW, reportPoke, reviewBody } from './place.ts'
import { plainOctokit } from './plain-octokit.ts'
import { isTurn } from './turns.ts'

export interface ScanOptions {
  readonly probot: Probot
  readonly store: Pick<Store, 'accept'>
  readonly log: Logger
  readonly aroundOf: (installation: number) => Surroundings
  /** Kept from one scan to the next, so that what has not changed costs nothing of the hourly limit. */
  readonly estates: Map<string, Estate>
  readonly now: () => Instant
  /** The clock of GitHub's times. */
  readonly worldNow: () => Instant
  /** Something waits to be worked off. */
  readonly wake: () => void
  readonly stop: AbortSignal
  /** Null: never scanned before, which is taken for a day ago. Commands older than that are not run anyway. */
  readonly since: Instant | null
}

/**
 * Pokes the lanes of all open incidents, and of all that has changed since, pull requests included, wherever the App is
 * installed; says how many. Each state of an issue is poked for once, since GitHub's time of its last change is in the delivery's id, and
 * an open incident once an hour, of very many every few hours. An action item has its hour of the day, so that thousands
 * do not come at once.
 */
export async function scan(options: ScanOptions): Promise<Found> {
  const asApp = plainOctokit(await options.probot.auth())
  const all: Found[] = []
  for (const { id, suspended } of await installations(asApp)) {
    if (options.stop.aborted) break
    // A limit is the installation's own: the others are asked all the same.
    const look = () => within(options, id)
    if (!suspended) all.push(await guarded(options, { installation: id }, look, () => false))
  }
  return together(all)
}

async function within(options: ScanOptions, installation: number): Promise<Found> {
  const octokit = plainOctokit(await options.probot.auth(installation))
  const all: Found[] = []
  for (const place of await repositories(octokit, options.aroundOf(installation))) {
    if (options.stop.aborted) break
    if (place.archived || !place.issues) continue
    const about = { installation, repository: `${place.at.owner}/${place.at.repo}` }
    const look = () => pokeAll(options, octokit, installation, place)
    all.push(await guarded(options, about, look, isLimit))
  }
  return together(all)
}

/** What a look for what was missed came to. */
export interface Found {
  readonly count: number
  /** False: a part could not be looked at, and has to be next time. */
  readonly whole: boolean
}

const together = (all: readonly Found[]): Found => ({
  count: all.reduce((sum, { count }) => sum + count, 0),
  whole: all.every(({ whole }) => whole),
})

const isLimit = (error: unknown): boolean => error instanceof Failure && error.kind === 'rate-limit'

/** One that cannot be read keeps the others from nothing, unless what went wrong is `theirs` too. */
async function guarded(
  { log }: ScanOptions,
  about: object,
  look: () => Promise<Found>,
  theirs: (error: unknown) => boolean,
): Promise<Found> {
  try {
    return await look()
  } catch (error) {
    if (theirs(error)) throw error
    log.warn({ ...about, ...described(error) }, 'could not be scanned')
    return { count: 0, whole: false }
  }
}

async function pokeAll(
  options: ScanOptions,
  octokit: Octokit,
  installation: number,
  { id, at }: Reachable,
): Promise<Found> {
  const key = `${installation} ${at.owner}/${at.repo}`
  const estate =
    options.estates.get(key) ?? githubEstate(octokit, at, options.aroundOf(installation))
  options.estates.set(key, estate)
  const since = plus(options.since ?? plus(options.worldNow(), -DAY_MS), -OVERLAP_MS)
  const listed = await estate.list(since)
  const pulls = await estate.pulls(since)
  const poke = pokeOf({ id, at }, installation, since)
  const now = options.worldNow()
  const today = reportPoke(`scan ${id} reports ${dayOf(id, now)}`, {
    ...{ ...at, id, installation, routine: true },
  })
  const changed = [
    ...listed.filter((one) => !one.item || one.updatedAt >= since).map((one) => poke(one)),
    ...pulls.map(reviewOf({ id, at }, installation)),
  ]
  const looks = [...changed, ...routine(listed, now, poke), today]
  const taken = options.store.accept(looks, options.now())
  options.wake()
  const found = taken.slice(0, changed.length).filter((one) => one !== 'known')
  return { count: found.length, whole: true }
}

type PokeOf = (one: Listed, turn?: string) => Delivery

const pokeOf =
  ({ id, at }: Pick<Reachable, 'id' | 'at'>, installation: number, since: Instant): PokeOf =>
  ({ number, updatedAt, item }, turn) => {
    const lane = laneOf(id, number)
    // Old issues with the label of incidents and without a card of ours wait until somebody touches them.
    const adopt = item || updatedAt >= since
    const routine = turn === undefined ? {} : { routine: true as const }
    const body = pokeBody({ ...at, issue_number: number, installation, adopt, ...routine })
    const suffix = turn === undefined ? '' : ` ${turn}`
    return { id: `scan ${lane} ${iso(updatedAt)}${suffix}`, event: POKE, lane, installation, body }
  }

/** What is looked at whatever happened, since its timer may have been lost with the store, or given up with what could not be done. */
function routine(listed: readonly Listed[], now: Instant, poke: PokeOf): readonly Delivery[] {
  const incidents = listed.filter(({ open, item }) => open && !item)
  const turns = incidents.filter(({ number }) => isTurn(number, incidents.length, now))
  const hours = lastHours(now)
  return [
    ...turns.map((one) => poke(one, hourOf(now))),
    ...listed.flatMap((one) => {
      const turn = one.item ? hours.get(one.number % 24) : undefined
      return turn === undefined ? [] : [poke(one, turn)]
    }),
  ]
}

/** Each repository has a day of its own, which begins at its hour, so that thousands do not come at once. */
const dayOf = (repository: number, now: Instant): number =>
  Math.floor((now - (repository % 24) * HOUR_MS) / DAY_MS)

const hourOf = (at: Instant): string => iso(at).slice(0, 13)

/** A scan that was put off for a while makes good what it missed; more would bring all of them at once. */
const HOURS_BACK = 3

/** The hours that ended of late and the one that runs, each by its number in the day. */
const lastHours = (now: Instant): ReadonlyMap<number, string> =>
  new Map(
    Array.from({ length: HOURS_BACK }, (_, back) => hourOf(plus(now, -back * HOUR_MS))).map(
      (hour) => [Number(hour.slice(11)), hour],
    ),
  )

const reviewOf =
  ({ id, at }: Pick<Reachable, 'id' | 'at'>, installation: number) =>
  ({ number, updatedAt }: Listed): Delivery => {
    const lane = laneOf(id, number)
    const body = reviewBody({ ...at, pull_number: number, installation })
    return { id: `scan pull ${lane} ${iso(updatedAt)}`, event: REVIEW, lane, installation, body }
  }

/** GitHub's lists lag behind, and its clock may differ from ours. */
const OVERLAP_MS = 15 * MINUTE_MS
