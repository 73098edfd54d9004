import { readConfig } from '../config/read.ts'
import type { Instant } from '../domain/instant.ts'
import { severityRank } from '../domain/policy.ts'
import { ask } from '../plan/ask.ts'
import { type Desired, desire } from '../plan/desire.ts'
import { diff } from '../plan/diff.ts'
import type { Effect } from '../plan/effect.ts'
import { type Replayed, replay } from '../plan/replay.ts'
import type { Asked, Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { Applied, World } from './world.ts'

/** What one look at an issue came to. */
export interface Converged {
  readonly seen: Snapshot | null
  readonly replayed: Replayed | null
  readonly effects: readonly Effect[]
  readonly applied: readonly Applied[]
  /** Mistakes in the team's config. */
  readonly problems: Setup['problems']
  /** How severe the incident is, 0 the worst: what may go before what. */
  readonly rank: number
  /**
   * When looking again would say something that is not due yet, such as a reminder; null where nothing will be. What was
   * due and could not be written is not counted: its effect says when to try again.
   */
  readonly wakeAt: Instant | null
  /** Why something was left unwritten or undecided; what was left is found again at the next look. */
  readonly parked: 'gone' | 'archived' | 'authority-unknown' | 'locked' | null
}

const NOTHING = {
  replayed: null,
  effects: [],
  applied: [],
  problems: [],
  rank: 1,
  wakeAt: null,
} as const

export interface ConvergeOptions {
  /** False: an issue that carries no card of ours is left as it is. */
  readonly adopt?: boolean
}

/** Brings one issue to where its history says it should be. Safe to run twice, late, or never. */
export async function converge(world: World, options: ConvergeOptions = {}): Promise<Converged> {
  const planned = await plan(world, options)
  const { parked, effects } = planned
  if (parked === 'gone' || parked === 'archived' || effects.length === 0) return planned
  return { ...planned, applied: await world.apply(planned.effects, planned.rank) }
}

/** The same without the last step: what would be written. */
export async function plan(
  world: World,
  { adopt = true }: ConvergeOptions = {},
): Promise<Converged> {
  const planned = await thoughtOut(world)
  const isOthers = !adopt && planned.seen?.cards.length === 0
  return isOthers ? { ...planned, effects: [], wakeAt: null } : planned
}

async function thoughtOut(world: World): Promise<Converged> {
  const seen = await world.read()
  if (seen === null) return { seen, ...NOTHING, parked: 'gone' }
  const setup = setupOf(seen)
  const now = world.now()
  const logins = ask(seen, setup.policy, now)
  const asked: Asked = logins.length === 0 ? new Map() : await world.ask(logins)
  const replayed = replay(seen, setup, asked, now)
  const desired = desire(seen, replayed, setup, asked, now)
  const effects = diff(desired, seen)
  const parked = parkedBy(seen, asked, desired, effects)
  const rank = severityRank(setup.policy, replayed.incident.severity)
  const { wakeAt } = desired
  return { seen, replayed, effects, applied: [], problems: setup.problems, rank, wakeAt, parked }
}

function parkedBy(
  { repository, issue }: Snapshot,
  asked: Asked,
  { replies, reactions }: Desired,
  effects: readonly Effect[],
): Converged['parked'] {
  if (repository.archived && effects.length > 0) return 'archived'
  if ([...asked.values()].includes('unknown')) return 'authority-unknown'
  return issue.locked && replies.length + reactions.length > 0 ? 'locked' : null
}

function setupOf(seen: Snapshot): Setup {
  const { policy, problems } = readConfig(seen.config)
  return { policy, problems }
}
