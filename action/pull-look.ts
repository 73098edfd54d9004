import { planReview, type Reviewed, review } from '../src/engine/review.ts'
import { outcomeOf } from '../src/github/outcome.ts'
import { pullRequest } from '../src/github/pull-requests.ts'
import { pullWorld } from '../src/github/pull-world.ts'
import type { ReviewEffect } from '../src/plan/review/effect.ts'
import { applyEnded } from './applied.ts'
import type { Change, Ended, Planned } from './ended.ts'
import type { Reason } from './reasons.ts'
import type { Session } from './session.ts'
import { pullSummary } from './summary/pull.ts'

/** What a look at a pull request came to. */
export interface PullLook {
  readonly ended: Ended
  readonly reviewed: Reviewed
}

/** Brings the checks of one pull request to what they should say. Throws Failure. */
export async function lookAtPull(session: Session, pull: number): Promise<PullLook> {
  const { octokit, at, around, writes, examine } = session
  const world = pullWorld(octokit, { ...at, pull_number: pull }, { ...around, appId: null })
  const reviewed = await (writes ? review : planReview)(world, { examine, redo: 0 })
  const { reason, troubles, refused } = judged(session, reviewed)
  const changes = writes
    ? reviewed.applied.map(
        ({ effect, result }): Change => ({ type: effect.type, on: pull, result }),
      )
    : reviewed.effects.map(({ type }): Change => ({ type, on: pull, result: 'planned' }))
  const ended: Ended = {
    ...{ reason, troubles, changes, outputs: {}, summary: pullSummary(session, pull, reviewed) },
    // Where the check could be written it shows them itself.
    annotations: refused ? reviewed.checks.flatMap(({ annotations }) => annotations) : [],
    planned: writes ? [] : plannedOf(session, pull, reviewed.effects),
  }
  return { ended, reviewed }
}

interface Judged {
  readonly reason: Reason
  readonly troubles: readonly string[]
  /** Whether the token may not write checks. */
  readonly refused: boolean
}

function judged(session: Session, reviewed: Reviewed): Judged {
  const { effects, applied, parked } = reviewed
  if (parked === 'gone') return { reason: 'not-found', troubles: [], refused: false }
  if (effects.length === 0) return { reason: 'nothing-to-do', troubles: [], refused: false }
  if (!session.writes) return { reason: 'dry-run', troubles: [], refused: false }
  // Something is to be written and nothing was tried: the other of App and Action does.
  if (applied.length === 0) return { reason: 'app-installed', troubles: [], refused: false }
  const attempts = applied.map((one) => ({
    ...one,
    type: one.effect.type,
    route: routeOf(one.effect),
  }))
  const told = applyEnded(attempts, outcomeOf(reviewed, session.around.now()))
  const refused = told.reason === 'permission-missing'
  return { ...(refused ? unwritten(session, reviewed, told.troubles) : told), refused }
}

/** Its findings are told in the log, which fails the job as the check would have failed. */
function unwritten(
  { setting }: Session,
  { checks }: Reviewed,
  troubles: readonly string[],
): Pick<Judged, 'reason' | 'troubles'> {
  const failed = checks.some(({ conclusion }) => conclusion === 'failure')
  if (!isReadOnly(setting)) return { reason: 'permission-missing', troubles }
  return { reason: failed ? 'findings' : 'read-only-token', troubles: [] }
}

interface Told {
  readonly pull_request?: {
    readonly head?: { readonly repo?: { readonly id?: number } | null }
    readonly base?: { readonly repo?: { readonly id?: number } | null }
  } | null
}

/** GitHub gives a fork's pull request a token that reads, whatever the workflow says; so it does Dependabot's. */
function isReadOnly({ event, env }: Session['setting']): boolean {
  const { pull_request: pull } = event.payload as Told
  return pull?.head?.repo?.id !== pull?.base?.repo?.id || env['GITHUB_ACTOR'] === 'dependabot[bot]'
}

function plannedOf(
  { at, around }: Session,
  pull: number,
  effects: readonly ReviewEffect[],
): readonly Planned[] {
  const target = { at: { ...at, pull_number: pull }, repository: 0, keys: around.keys, made: 0 }
  return effects.map((effect) => {
    const { route, params } = pullRequest(target, effect)
    return { route, params }
  })
}

function routeOf(effect: ReviewEffect): string {
  const at = { owner: '', repo: '', pull_number: 0 }
  return pullRequest({ at, repository: 0, keys: [], made: 0 }, effect).route
}
