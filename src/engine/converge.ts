import { readConfig } from '../config/read.ts'
import type { Instant } from '../domain/instant.ts'
import { severityRank } from '../domain/policy.ts'
import { ask } from '../plan/ask.ts'
import { type Desired, desire } from '../plan/desire.ts'
import { diff } from '../plan/diff.ts'
import type { Effect, EffectType } from '../plan/effect.ts'
import { type Replayed, replay } from '../plan/replay.ts'
import type { Asked, Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import { materialFor, withPostmortem } from './postmortem.ts'
import { withRecurrences } from './recurring.ts'
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
  /** Numbers of the incidents that show it, where it is an action item: what has changed here shows there. */
  readonly concerns: readonly number[]
}

const NOTHING = {
  replayed: null,
  effects: [],
  applied: [],
  problems: [],
  rank: 1,
  wakeAt: null,
  concerns: [],
} as const

export interface ConvergeOptions {
  /** False: an issue that carries no card of ours is left as it is. */
  readonly adopt?: boolean
}

/** What shows only once it is done where it goes on, such as a pull request before anybody is called to it. */
const LEADS_ON: ReadonlySet<EffectType> = new Set([
  'branch.forward',
  'pull.open',
  'pull.reopen',
  'pull.close',
])
const MOST_ROUNDS = 3

/** Brings one issue to where its history says it should be. Safe to run twice, late, or never. */
export async function converge(world: World, options: ConvergeOptions = {}): Promise<Converged> {
  let done = await round(world, options, true)
  for (let rounds = 1; rounds < MOST_ROUNDS && leadsOn(done.round.applied); rounds++) {
    const next = await round(world, options, !done.all.applied.some(isDraft))
    const effects = [...done.all.effects, ...next.all.effects]
    const applied = [...done.all.applied, ...next.all.applied]
    done = { round: next.round, all: { ...next.all, effects, applied } }
  }
  return done.all
}

/** The last round by itself, and all rounds so far in one. */
interface Rounds {
  readonly round: Converged
  readonly all: Converged
}

async function round(world: World, options: ConvergeOptions, refresh: boolean): Promise<Rounds> {
  const planned = await lookedAt(world, options, refresh)
  const { parked, effects } = planned
  const isOver = parked === 'gone' || parked === 'archived' || effects.length === 0
  const done = isOver
    ? planned
    : { ...planned, applied: await world.apply(planned.effects, planned.rank) }
  return { round: done, all: done }
}

/** What was written just now is not behind. */
const isDraft = ({ effect }: Applied): boolean => effect.type === 'file.put'

const leadsOn = (applied: Converged['applied']): boolean =>
  applied.every(({ result }) => result === 'done' || result === 'already') &&
  applied.some(({ effect }) => LEADS_ON.has(effect.type))

/** The same without the last step: what would be written. */
export const plan = (world: World, options: ConvergeOptions = {}): Promise<Converged> =>
  lookedAt(world, options, true)

async function lookedAt(
  world: World,
  { adopt = true }: ConvergeOptions,
  refresh: boolean,
): Promise<Converged> {
  const planned = await thoughtOut(world, refresh)
  const isOthers = !adopt && planned.seen?.cards.length === 0
  return isOthers ? { ...planned, effects: [], wakeAt: null } : planned
}

async function thoughtOut(world: World, refreshing: boolean): Promise<Converged> {
  const read = await world.read()
  if (read === null) return { seen: read, ...NOTHING, parked: 'gone' }
  const setup = setupOf(read)
  const now = world.now()
  const logins = ask(read, setup.policy, now)
  const asked: Asked = logins.length === 0 ? new Map() : await world.ask(logins)
  const before = replay(read, setup, asked, now)
  const shown = await withPostmortem(world, read, setup, before, now)
  const seen = await withRecurrences(world, shown, setup, before, now)
  const replayed = seen === read ? before : replay(seen, setup, asked, now)
  const material = await materialFor(world, seen, setup, replayed, { now, refreshing })
  const desired = desire(seen, replayed, setup, asked, now, material)
  const effects = diff(desired, seen)
  const parked = parkedBy(seen, asked, desired, effects)
  const rank = severityRank(setup.policy, replayed.incident.severity)
  const { wakeAt } = desired
  const told = { rank, wakeAt, parked, concerns: [] }
  return { seen, replayed, effects, applied: [], problems: setup.problems, ...told }
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
