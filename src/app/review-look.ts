import type { Examine } from '../engine/pull-world.ts'
import { planReview, type Reviewed, review } from '../engine/review.ts'
import type { Believed } from '../github/believed.ts'
import type { Octokit } from '../github/client.ts'
import { type Outcome, outcomeOf } from '../github/outcome.ts'
import { REVIEW_RANK } from '../github/pull-apply.ts'
import type { PullRef } from '../github/pull-requests.ts'
import { pullWorld } from '../github/pull-world.ts'
import type { Lease, Store } from '../store/store.ts'
import { pokeIncidents } from './incident-pokes.ts'
import { aroundOf, type LookOptions, ledgerOf } from './look.ts'
import { pullName, REVIEW, reviewBody } from './place.ts'
import type { Seated } from './seats.ts'

export interface ReviewOptions extends Omit<LookOptions, 'looked'> {
  readonly examine: Examine
  readonly seated: Seated
  readonly believed: Believed
  readonly appId: number
  readonly reviewed: (done: Reviewed) => void
}

/** Whose turn it is to look at a pull request, why, and with what. */
export interface Reviewing {
  readonly lease: Lease
  readonly delivery: string
  readonly octokit: Octokit
  readonly at: PullRef
  /** The check run that somebody asked to have made again; 0 where nobody did. */
  readonly redo: number
  /** Whether the incidents that it is about are to be looked at after it: what we did ourselves is known there. */
  readonly poke: boolean
}

/** Brings the checks of one pull request to what they should say, under the lease of its lane. Throws Failure. */
export async function lookAtPull(options: ReviewOptions, reviewing: Reviewing): Promise<Outcome> {
  const { store, around, readOnly, examine, seated, believed, appId } = options
  const { lease, at, redo } = reviewing
  const world = pullWorld(reviewing.octokit, at, {
    ...aroundOf(options, lease.installation),
    ledger: ledgerOf(options, lease),
    believed,
    appId,
  })
  const look = readOnly ? planReview : review
  const done = await seated(examine, (read) => look(world, { examine: read, redo }))
  const outcome = outcomeOf(done, around.now())
  if (outcome.kind === 'lost' || !store.rank(lease, REVIEW_RANK)) return { kind: 'lost' }
  if (reviewing.poke) pokeIncidents(options, reviewing, done.incidents)
  setTimer(options, reviewing, done)
  record(options, reviewing, done)
  tell(options, reviewing, done)
  options.reviewed(done)
  return outcome
}

/** What read-only kept back is due as soon as we may write again, since timers do not fire before. */
function setTimer(
  { store, around, readOnly }: ReviewOptions,
  { lease, at }: Reviewing,
  { effects }: Reviewed,
): void {
  const { lane, installation } = lease
  const body = reviewBody({ ...at, installation })
  const kept = readOnly && effects.length > 0
  store.setTimer({ event: REVIEW, lane, installation, body }, kept ? around.now() : null)
}

function record(
  { store, around }: { readonly store: Store } & Pick<ReviewOptions, 'around'>,
  { at, delivery }: Reviewing,
  { applied }: Reviewed,
): void {
  if (applied.length === 0) return
  const effects = applied.map(({ effect, result }) => `${effect.type} ${result}`)
  const act = JSON.stringify({ effects })
  store.audit({ at: around.now(), incident: pullName(at), delivery, act })
}

function tell(
  { log, readOnly }: ReviewOptions,
  { at, delivery }: Reviewing,
  { effects, applied, parked }: Reviewed,
): void {
  const about = { delivery, pull: pullName(at) }
  const failed = applied.flatMap((one) => (one.result === 'failed' ? [one.reason] : []))
  if (parked !== null) log.warn({ ...about, parked }, 'parked: not all could be done')
  if (failed.length > 0) log.warn({ ...about, failed }, 'a part was not done')
  if (effects.length === 0) return
  const types = effects.map(({ type }) => type)
  log.info({ ...about, effects: types }, readOnly ? 'read only: would have reviewed' : 'reviewed')
}
