import type { Context, Probot } from 'probot'
import type { Octokit } from '../github/client.ts'
import { Failure } from '../github/failure.ts'
import type { Lease, Waiting } from '../store/store.ts'
import { described } from './described.ts'
import { type LookOptions, look } from './look.ts'
import { DONE, type Outcome, outcomeOfError } from './outcome.ts'
import { POKE, readPoke } from './place.ts'
import { type Payload, stillRelevant } from './relevant.ts'

/** A delivery while it is worked off: Probot gives a handler nothing but the event, and takes nothing back. */
export interface AtWork {
  readonly lease: Lease
  /** Ids of the deliveries that waited behind it in its lane. */
  readonly behind: readonly string[]
  outcome: Outcome
}

export interface AppOptions extends LookOptions {
  readonly atWork: ReadonlyMap<string, AtWork>
  /** Ids of deliveries that had come in before a look under the same lease that has been finished since. */
  readonly covered: WeakMap<Lease, ReadonlySet<string>>
}

/** GitHub pokes; we look at the whole issue. The payload says only where, never what. */
export function app(probot: Probot, options: AppOptions): void {
  probot.on(['issues', 'issue_comment'], (context) =>
    answered(context, options, async (work) => {
      const me = await options.around.me()
      if (!stillRelevant(context.payload as Payload, me)) return DONE
      const octokit = context.octokit as unknown as Octokit
      return covering(options, work, context.id, octokit, context.issue())
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
  const { installation, ...at } = readPoke(delivery.body)
  const octokit = (await probot.auth(installation)) as unknown as Octokit
  return covering(options, work, delivery.id, octokit, at)
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

/** A look that ends well has seen what came in before it began, so that what waited behind needs none. */
async function covering(
  options: AppOptions,
  work: AtWork,
  delivery: string,
  octokit: Octokit,
  at: Parameters<typeof look>[1]['at'],
): Promise<Outcome> {
  if (options.covered.get(work.lease)?.has(delivery)) return DONE
  const outcome = await look(options, { lease: work.lease, delivery, octokit, at })
  if (outcome.kind === 'done') options.covered.set(work.lease, new Set(work.behind))
  return outcome
}
