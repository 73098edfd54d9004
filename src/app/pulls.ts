import type { Probot } from 'probot'
import { DONE, type Outcome } from '../github/outcome.ts'
import { incidentsPushed } from '../github/pushed.ts'
import { type Again, rerequested } from '../github/rerequest.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import type { Delivery, Lease, Waiting } from '../store/store.ts'
import { type AtWork, answered } from './app.ts'
import { pokeIncidents, repositoryIn } from './incident-pokes.ts'
import { laneOf, REVIEW, readReview, reviewBody } from './place.ts'
import { plainOctokit } from './plain-octokit.ts'
import { lookAtPull, type Reviewing, type ReviewOptions } from './review-look.ts'

/** What a look that ended well has seen to. */
interface Covered {
  readonly deliveries: ReadonlySet<string>
  /** Whether it had the incidents looked at too. */
  readonly poked: boolean
}

export interface PullOptions extends ReviewOptions {
  readonly atWork: ReadonlyMap<string, AtWork>
  /** Of the last look at a pull request under a lease. */
  readonly seenTo: WeakMap<Lease, Covered>
}

/** As much as is kept of what GitHub tells about pull requests, checks and pushes. */
interface Told {
  readonly sender?: { readonly login?: string } | null
  readonly check_run?: Rerequested & { readonly id?: number }
  readonly check_suite?: Rerequested
  readonly before?: string
  readonly after?: string
}

interface Rerequested {
  readonly head_sha?: string
  readonly pull_requests?: readonly { readonly number?: number }[]
}

/**
 * What tells of a pull request has it looked at, what tells of its checks has them made again, and what brings
 * postmortems to the default branch has their incidents looked at.
 */
export function pulls(probot: Probot, options: PullOptions): void {
  probot.on('pull_request', (context) =>
    answered(context, options, async (work) => {
      const { sender } = context.payload as Told
      return covering(options, work, {
        delivery: context.id,
        octokit: plainOctokit(context.octokit),
        at: context.pullRequest(),
        redo: 0,
        poke: sender?.login !== (await options.around.me()),
      })
    }),
  )
  probot.on(['check_run', 'check_suite'], (context) =>
    answered(context, options, async ({ lease }) => {
      const cause: Cause = { lease, delivery: context.id, at: context.repo() }
      const again = await askedAgain(options, cause, plainOctokit(context.octokit), context.payload)
      pokeReviews(options, cause, again)
      return DONE
    }),
  )
  probot.on('push', (context) =>
    answered(context, options, async ({ lease }) => {
      const { before, after } = context.payload as Told
      if (before === undefined || after === undefined) return DONE
      const cause: Cause = { lease, delivery: context.id, at: context.repo() }
      const octokit = plainOctokit(context.octokit)
      const pace = options.paceOf(lease.installation)
      const concerned = await incidentsPushed(octokit, cause.at, { before, after }, { pace })
      pokeIncidents(options, cause, concerned)
      return DONE
    }),
  )
}

interface Cause {
  readonly lease: Lease
  readonly delivery: string
  readonly at: RepositoryRef
}

async function askedAgain(
  { around, appId, paceOf }: PullOptions,
  { lease, at }: Cause,
  octokit: Reviewing['octokit'],
  payload: object,
): Promise<Again> {
  const { check_run: run, check_suite: suite } = payload as Told
  const { head_sha: head, pull_requests: named = [] } = run ?? suite ?? {}
  if (head === undefined) return { pulls: [], redo: 0 }
  const wanted = { head, run: run?.id ?? null, pulls: named.flatMap(({ number }) => number ?? []) }
  const pace = paceOf(lease.installation)
  return rerequested(octokit, at, wanted, { me: around.me, appId, pace })
}

function pokeReviews(
  { store, hostNow }: PullOptions,
  { lease, delivery, at }: Cause,
  { pulls: numbers, redo }: Again,
): void {
  const { installation } = lease
  const pokes = numbers.map((number): Delivery => {
    const lane = laneOf(repositoryIn(lease), number)
    const body = reviewBody({ ...at, pull_number: number, installation, redo })
    return { id: `${delivery} ${lane}`, event: REVIEW, lane, installation, body }
  })
  if (pokes.length > 0) store.accept(pokes, hostNow())
}

/** A look that we have asked for ourselves: because of a check, a sweep or a timer. */
export async function reviewPoked(
  probot: Probot,
  options: PullOptions,
  delivery: Waiting,
  work: AtWork,
): Promise<Outcome> {
  const { installation, redo = 0, ...at } = readReview(delivery.body)
  const octokit = plainOctokit(await probot.auth(installation))
  return covering(options, work, {
    delivery: delivery.id,
    octokit,
    at,
    redo,
    poke: true,
  })
}

/** A look that ends well has seen what came in before it began, so that what waited behind needs none. */
async function covering(
  options: PullOptions,
  work: AtWork,
  asked: Omit<Reviewing, 'lease'>,
): Promise<Outcome> {
  const { lease, behind } = work
  const last = options.seenTo.get(lease)
  const seen = last?.deliveries.has(asked.delivery) && (last.poked || !asked.poke)
  if (seen && asked.redo === 0) return DONE
  const outcome = await lookAtPull(options, { ...asked, lease })
  if (outcome.kind === 'done') {
    options.seenTo.set(lease, { deliveries: new Set(behind), poked: asked.poke })
  }
  return outcome
}
