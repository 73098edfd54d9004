import type { Logger } from 'pino'
import { type Instant, plus } from '../domain/instant.ts'
import { type Converged, converge, plan } from '../engine/converge.ts'
import type { Ledger } from '../engine/ledger.ts'
import type { Pace } from '../engine/pace.ts'
import type { Octokit } from '../github/client.ts'
import { type Outcome, outcomeOf } from '../github/outcome.ts'
import type { IssueRef } from '../github/requests.ts'
import { githubWorld, type Surroundings } from '../github/world.ts'
import type { Told } from '../plan/alert/told.ts'
import type { Lease, Store } from '../store/store.ts'
import { audit } from './audit-trail.ts'
import { pokeIncidents } from './incident-pokes.ts'
import { incidentName, POKE, pokeBody } from './place.ts'
import { tellActive } from './repository-pokes.ts'
import { setAside } from './set-aside.ts'
import { tellTwin } from './twin-pokes.ts'

export interface LookOptions {
  readonly store: Store
  readonly around: Pick<Surroundings, 'now' | 'keys' | 'people' | 'believed' | 'me' | 'onBudget'> &
    Required<Pick<Surroundings, 'hands'>>
  readonly paceOf: (installation: number) => Pace
  readonly log: Logger
  readonly stopping: () => boolean
  /** True: everything is read and thought out, and nothing is written. */
  readonly readOnly: boolean
  readonly looked: (done: Converged, outcome: Outcome) => void
  /** The host's clock. */
  readonly hostNow: () => Instant
}

/** Whose turn it is to look, why, and with what. */
export interface Looking {
  readonly lease: Lease
  readonly delivery: string
  readonly octokit: Octokit
  readonly at: IssueRef
  /** False: an issue that carries no card of ours is left alone. */
  readonly adopt: boolean
  /** The comment that we were told of; null where it was something else. */
  readonly comment: number | null
  /** How often it has been looked for before. */
  readonly looks: number
  /** Ids of the deliveries that waited behind it when it began, and are seen to with it. */
  readonly behind: readonly string[]
  /** Because time has passed, and not since somebody has done something. */
  readonly routine: boolean
  /** What alerts have said that it is to be told of. */
  readonly told?: readonly Told[]
}

export interface Looked {
  readonly outcome: Outcome
  /** Ids of the comments that were seen: GitHub may still hide one that it has told us of. */
  readonly comments: ReadonlySet<number>
}

/** Brings one issue to where it should be, under the lease of its lane, and sets its timer. Throws Failure. */
export async function look(options: LookOptions, looking: Looking): Promise<Looked> {
  const { store, around, readOnly } = options
  const { lease, at, delivery, behind } = looking
  const world = githubWorld(looking.octokit, at, {
    ...aroundOf(options, lease.installation),
    ledger: ledgerOf(options, lease),
    // Whatever came in behind it is more urgent than labels that nobody uses yet.
    hurried: () => options.stopping() || somethingWaits(store, lease, [delivery]),
    awaited: () => somethingWaits(store, lease, [delivery, ...behind]),
  })
  const done = setAside(await (readOnly ? plan(world, looking) : converge(world, looking)))
  const outcome = outcomeOf(done, around.now())
  const comments = new Set(done.seen?.comments.map(({ id }) => id))
  if (outcome.kind === 'lost') return { outcome, comments }
  // Where nothing had to be written nobody has asked yet; whoever looks here now sets the timer by a later reading.
  if (!store.rank(lease, done.rank)) return { outcome: { kind: 'lost' }, comments }
  // Whoever comes again anyway looks for the comment then.
  setTimer(options, looking, done, outcome.kind === 'again' ? null : hidden(looking, comments))
  audit(store, around.now(), { lease, delivery, incident: incidentName(at) }, done)
  // Time alone changes nothing that shows elsewhere, unless it was written here.
  if (!looking.routine || done.applied.length > 0) {
    pokeIncidents(options, looking, done.concerns)
    if (done.item === null && done.policy?.reports.data) tellActive(options, looking)
    tellTwin(options, looking, done)
  }
  tell(options, looking, done)
  options.looked(done, outcome)
  return { outcome, comments }
}

/** More than a look has behind it when it begins. */
const MOST_WAITING = 200

/**
 * Whether something that somebody else did here waits, those deliveries aside that are seen to already. What only time has
 * brought can wait.
 */
const somethingWaits = (store: Store, lease: Lease, seenTo: readonly string[]): boolean =>
  store.waiting(lease, MOST_WAITING).some(({ id, event }) => event !== POKE && !seenTo.includes(id))

export const aroundOf = (
  { around, paceOf }: Pick<LookOptions, 'around' | 'paceOf'>,
  installation: number,
): Surroundings => ({ ...around, hand: 'app', pace: paceOf(installation) })

/** Nothing is written any more once we are about to stop. */
export function ledgerOf(
  { store, stopping }: Pick<LookOptions, 'store' | 'stopping'>,
  lease: Lease,
): Ledger {
  const ledger = store.ledger(lease, lease.lane)
  return { ...ledger, held: () => !stopping() && ledger.held() }
}

/** GitHub's readings lag behind what it tells; a comment that stays away has been deleted. */
const HIDDEN = { looks: 3, firstMs: 10_000 } as const

interface Hidden {
  readonly comment: number
  readonly looks: number
}

/** The comment that has to be looked for again; null where it was seen, or looked for often enough. */
function hidden({ comment, looks }: Looking, seen: ReadonlySet<number>): Hidden | null {
  if (comment === null || seen.has(comment) || looks >= HIDDEN.looks) return null
  return { comment, looks: looks + 1 }
}

/** What read-only kept back is due at once, and timers do not fire before we may write again. */
function setTimer(
  { store, around, readOnly }: LookOptions,
  { lease, at }: Looking,
  { effects, wakeAt }: Converged,
  missing: Hidden | null,
): void {
  const { lane, installation } = lease
  const now = around.now()
  const body = pokeBody({ ...at, installation, adopt: true, ...(missing ?? { routine: true }) })
  const times: readonly (Instant | null)[] = [
    wakeAt,
    readOnly && effects.length > 0 ? now : null,
    missing && plus(now, HIDDEN.firstMs * 2 ** (missing.looks - 1)),
  ]
  const known = times.filter((time) => time !== null)
  const next = known.length === 0 ? null : (Math.min(...known) as Instant)
  store.setTimer({ event: POKE, lane, installation, body }, next)
}

function tell({ log, readOnly }: LookOptions, { at, delivery }: Looking, done: Converged): void {
  const { effects, applied, parked } = done
  const about = { delivery, incident: incidentName(at) }
  const failed = applied.flatMap((one) => (one.result === 'failed' ? [one.reason] : []))
  if (parked !== null) log.warn({ ...about, parked }, 'parked: not all could be done')
  if (parked === 'gone') return
  if (failed.length > 0) log.warn({ ...about, failed }, 'a part was not done')
  if (done.notes.some(({ kind }) => kind === 'stands-down')) {
    log.info(about, 'only looked, since config lets the Action write here')
  }
  const types = effects.map(({ type }) => type)
  log.info({ ...about, effects: types }, readOnly ? 'read only: would have converged' : 'converged')
}
