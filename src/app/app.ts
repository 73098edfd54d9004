import type { Context, Probot } from 'probot'
import { Failure } from '../github/failure.ts'
import { DONE, type Outcome, outcomeOfError } from '../github/outcome.ts'
import { type Payload, stillRelevant } from '../plan/relevant/issues.ts'
import type { Lease, Waiting } from '../store/store.ts'
import { described } from './described.ts'
import { type Looking, type LookOptions, look } from './look.ts'
import { POKE, readPoke } from './place.ts'
import { plainOctokit } from './plain-octokit.ts'

/** A delivery while it is worked off: Probot gives a handler nothing but the event, and takes nothing back. */
export interface AtWork {
  readonly lease: Lease
  /** Ids of the deliveries that waited behind it in its lane. */
  readonly behind: readonly string[]
  outcome: Outcome
}

/** What a look that ended well has seen to: deliveries that waited when it began, as far as it saw what they tell of. */
interface Covered {
  readonly deliveries: ReadonlySet<string>
  readonly comments: ReadonlySet<number>
  /** Whether it was for the clock alone, and so told nobody else of what it saw. */
  readonly routine: boolean
}

export interface AppOptions extends LookOptions {
  readonly atWork: ReadonlyMap<string, AtWork>
  /** Of the last look under a lease. */
  readonly covered: WeakMap<Lease, Covered>
}

/** GitHub pokes; we look at the whole issue. The payload says only where, never what. */
export function app(probot: Probot, options: AppOptions): void {
  probot.on(['issues', 'issue_comment'], (context) =>
    answered(context, options, async (work) => {
      const me = await options.around.me()
      const payload = context.payload as Payload
      if (!stillRelevant(payload, me)) return DONE
      const octokit = plainOctokit(context.octokit)
      const comment = newComment(context.payload)
      return covering(options, work, {
        delivery: context.id,
        octokit,
        at: context.issue(),
        adopt: true,
        comment,
        looks: 0,
        routine: payload.sender?.login === me,
      })
    }),
  )
}

/** A timer or a sweep pokes us: the same look, without an event of GitHub's. */
export async function poked(
  probot: Probot,
  options: AppOptions,
  delivery: Waiting,
  work: AtWork,
): Promise<Outcome> {
  if (delivery.event !== POKE) return DONE
  const {
    installation,
    adopt,
    comment = null,
    looks = 0,
    routine = false,
    ...at
  } = readPoke(delivery.body)
  const octokit = plainOctokit(await probot.auth(installation))
  const asked = { octokit, at, adopt, comment, looks, routine }
  return covering(options, work, { delivery: delivery.id, ...asked })
}

/** Throws nothing: what goes wrong is an outcome, of which the log keeps only the place. */
export async function answered(
  context: Pick<Context, 'id' | 'log'>,
  { atWork }: Pick<AppOptions, 'atWork'>,
  run: (work: AtWork) => Promise<Outcome>,
): Promise<void> {
  const work = atWork.get(context.id)
  if (work === undefined) return
  try {
    work.outcome = await run(work)
  } catch (error) {
    work.outcome = outcomeOfError(error)
    // What GitHub refuses is told once more with the time of the next try; what it never said is our mistake.
    const level = error instanceof Failure ? 'warn' : 'error'
    context.log[level]({ delivery: context.id, ...described(error) }, 'not worked off')
  }
}

type Asked = Omit<Looking, 'lease' | 'behind'>

/** A look that ends well has seen what came in before it began, so that what waited behind needs none. */
async function covering(options: AppOptions, work: AtWork, asked: Asked): Promise<Outcome> {
  const { lease } = work
  const last = options.covered.get(lease)
  if (last?.deliveries.has(asked.delivery) && shows(last, asked)) return DONE
  const { outcome, comments } = await look(options, { ...asked, lease, behind: work.behind })
  if (outcome.kind !== 'done') return outcome
  const { routine } = asked
  options.covered.set(lease, { deliveries: new Set(work.behind), comments, routine })
  return outcome
}

const shows = (last: Covered, { comment, routine }: Asked): boolean =>
  (comment === null || last.comments.has(comment)) && (routine || !last.routine)

function newComment(payload: {
  readonly action: string
  readonly comment?: unknown
}): number | null {
  const { id } = (payload.comment ?? {}) as { readonly id?: number }
  return payload.action === 'created' ? (id ?? null) : null
}
