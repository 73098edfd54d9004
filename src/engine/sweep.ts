import type { Instant } from '../domain/instant.ts'
import type { Converged } from './converge.ts'
import type { World } from './world.ts'

/** An issue or a pull request that deserves a look. */
export interface Listed {
  readonly number: number
  readonly open: boolean
  /** GitHub's: also moved by comments, labels and edits. */
  readonly updatedAt: Instant
  /** Whether it is an action item, whose days matter and not its minutes. */
  readonly item: boolean
}

/** One repository, as far as finding what was missed needs it. */
export interface Estate {
  /**
   * Every open incident, every action item on which the clock may have something to do, and what has changed since that
   * moment and may be one of ours; null where nothing but the former matters. Lowest number first, each once.
   */
  readonly list: (since: Instant | null) => Promise<readonly Listed[]>
  /** The pull requests that have changed since that moment, open or not. */
  readonly pulls: (since: Instant) => Promise<readonly Listed[]>
  readonly world: (number: number) => World
}

/** What the look at one issue came to. A look that failed keeps none of the others back. */
export type Swept = { readonly issue: Listed } & (
  | { readonly kind: 'looked'; readonly converged: Converged }
  | { readonly kind: 'failed'; readonly error: unknown }
)

export interface SweepOptions {
  /** How far back to look for what changed; null: only at what is open. */
  readonly since: Instant | null
  /** `converge`, or `plan` where nothing is to be written. */
  readonly look: (world: World) => Promise<Converged>
}

/** Looks at every issue that deserves it, one after the other, and tells of each as soon as it is done. */
export async function* sweep(estate: Estate, { since, look }: SweepOptions): AsyncGenerator<Swept> {
  for (const issue of await estate.list(since)) {
    const [settled] = await Promise.allSettled([look(estate.world(issue.number))])
    yield settled.status === 'fulfilled'
      ? { issue, kind: 'looked', converged: settled.value }
      : { issue, kind: 'failed', error: settled.reason }
  }
}
