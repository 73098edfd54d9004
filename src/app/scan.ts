import type { Logger } from 'pino'
import type { Probot } from 'probot'
import { DAY_MS, type Instant, iso, plus } from '../domain/instant.ts'
import type { Estate, Listed } from '../engine/sweep.ts'
import type { Octokit } from '../github/client.ts'
import { githubEstate } from '../github/estate.ts'
import { Failure } from '../github/failure.ts'
import { installations, type Reachable, repositories } from '../github/installations.ts'
import type { Surroundings } from '../github/world.ts'
import type { Delivery, Store } from '../store/store.ts'
import { described } from './described.ts'
import { laneOf, POKE, pokeBody } from './place.ts'

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
  /** Null: never scanned before, and only what is open matters. */
  readonly since: Instant | null
}

/**
 * Old issues that carry the label but no card of ours are nobody's emergency: where an App is new, or its store, they
 * wait until somebody touches them.
 *
 * Pokes the lanes of all open incidents, and of all that has changed since, wherever the App is installed; says how
 * many. Each state of an issue is poked for once, since GitHub's time of its last change is in the delivery's id.
 */
export async function scan(options: ScanOptions): Promise<number> {
  const asApp = (await options.probot.auth()) as unknown as Octokit
  let found = 0
  for (const { id, suspended } of await installations(asApp)) {
    if (options.stop.aborted) return found
    if (!suspended) found += await guarded(options, { installation: id }, () => within(options, id))
  }
  return found
}

async function within(options: ScanOptions, installation: number): Promise<number> {
  const octokit = (await options.probot.auth(installation)) as unknown as Octokit
  let found = 0
  for (const place of await repositories(octokit)) {
    if (options.stop.aborted) return found
    if (place.archived || !place.issues) continue
    const name = `${place.at.owner}/${place.at.repo}`
    const look = () => pokeAll(options, octokit, installation, place)
    found += await guarded(options, { installation, repository: name }, look)
  }
  return found
}

/** One that cannot be read keeps the others from nothing, unless GitHub wants to be left alone. */
async function guarded(
  { log }: ScanOptions,
  about: object,
  look: () => Promise<number>,
): Promise<number> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof Failure && error.kind === 'rate-limit') throw error
    log.warn({ ...about, ...described(error) }, 'could not be scanned')
    return 0
  }
}

async function pokeAll(
  options: ScanOptions,
  octokit: Octokit,
  installation: number,
  { id, at }: Reachable,
): Promise<number> {
  const key = `${installation} ${at.owner}/${at.repo}`
  const estate =
    options.estates.get(key) ?? githubEstate(octokit, at, options.aroundOf(installation))
  options.estates.set(key, estate)
  const listed = await estate.list(options.since)
  const recent = options.since ?? plus(options.worldNow(), -DAY_MS)
  const poke = ({ number, updatedAt }: Listed): Delivery => {
    const lane = laneOf(id, number)
    const adopt = updatedAt >= recent
    const body = pokeBody({ ...at, issue_number: number, installation, adopt })
    return { id: `scan ${lane} ${iso(updatedAt)}`, event: POKE, lane, installation, body }
  }
  if (listed.length === 0) return 0
  const taken = options.store.accept(listed.map(poke), options.now())
  options.wake()
  return taken.filter((one) => one !== 'known').length
}
