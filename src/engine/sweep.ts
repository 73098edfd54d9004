import { type Instant, plus } from '../domain/instant.ts'
import { type Batches, batches } from './batches.ts'
import type { Converged } from './converge.ts'
import { quietLook, UNRANKED, worstFirst } from './survey.ts'
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

/** An open issue as a reading of many at once shows it. */
export interface Sight {
  readonly issue: Listed
  /** How severe its labels say it is, 0 the worst; an action item comes behind all incidents. */
  readonly rank: number
  /** Whether a page shows all of it. */
  readonly whole: boolean
  /** Its first readings, as long as they are fresh and nothing was written, are the one at hand; null where there is none. */
  readonly world: World | null
  readonly readAt: Instant
}

/** One repository, as far as finding what was missed needs it. */
export interface Estate {
  readonly now: () => Instant
  /**
   * Every open incident, every action item on which the clock may have something to do, and what has changed since that
   * moment and may be one of ours; null where nothing but the former matters. Lowest number first, each once.
   */
  readonly list: (since: Instant | null) => Promise<readonly Listed[]>
  /** What has changed since that moment and may be one of ours, open or not. */
  readonly changed: (since: Instant) => Promise<readonly Listed[]>
  /** The pull requests that have changed since that moment, open or not. */
  readonly pulls: (since: Instant) => Promise<readonly Listed[]>
  /**
   * Every open incident and every action item that `list` names, page by page with all that a look needs; null where
   * this GitHub or this token shows them one by one only. `since`: what `changed` will be asked, which can come along.
   */
  readonly survey: (since: Instant | null) => Promise<AsyncIterable<readonly Sight[]> | null>
  /** These again, as they are now, in one reading; without those that could not be shown whole. Never throws. */
  readonly again: (numbers: readonly number[]) => Promise<readonly Sight[]>
  readonly world: (number: number) => World
  /** From when on may be asked again, where what is left of an hourly limit is for incidents that go on; else null. */
  readonly spentUntil: () => Instant | null
  /** The same of what was thrown; null where that is about no limit. */
  readonly limited: (error: unknown) => Instant | null
}

/** What the look at one issue came to. A look that failed keeps none of the others back. */
export type SweptIssue = { readonly issue: Listed } & (
  | { readonly kind: 'looked'; readonly converged: Converged }
  | { readonly kind: 'failed'; readonly error: unknown }
)

/** What a sweep has to tell, as it comes. */
export type Swept =
  | SweptIssue
  /** All were read: nothing is due of so many, which were told of before, and so many are looked at now, the worst first. */
  | { readonly kind: 'surveyed'; readonly quiet: number; readonly due: number }
  /**
   * The last word where not all was done: we were asked to end, or a limit of GitHub's is met, `until` when. The next
   * sweep goes on with what is left.
   */
  | {
      readonly kind: 'stopped'
      readonly why: 'asked' | 'limit'
      readonly until: Instant | null
      readonly left: readonly Listed[]
    }

/** Old issues with the label of incidents and without a card of ours wait until somebody touches them. */
export interface Adoption {
  readonly adopt: boolean
}

const adoption = ({ item, updatedAt }: Listed, since: Instant | null): Adoption => ({
  adopt: item || since === null || updatedAt >= since,
})

export interface SweepOptions {
  /** How far back to look for what changed; null: only at what is open. */
  readonly since: Instant | null
  /** `converge`, or `plan` where nothing is to be written. */
  readonly look: (world: World, options: Adoption) => Promise<Converged>
  /** True once no other look may be begun. */
  readonly stopping?: () => boolean
  /** Waits out a limit of GitHub's; false where that takes too long, so that the sweep ends there. It does not wait if left out. */
  readonly wait?: (until: Instant) => Promise<boolean>
}

/**
 * Looks at every issue that deserves it. All are read many at once, and of most that shows that nothing is due; the others
 * are looked at one after the other, the most severe first. Tells of each as soon as it is done.
 */
export async function* sweep(estate: Estate, options: SweepOptions): AsyncGenerator<Swept> {
  const pages = await estate.survey(options.since)
  if (pages === null) {
    yield* looks(estate, (await estate.list(options.since)).map(unseen), options)
    return
  }
  const due: Sight[] = []
  const known = new Set<number>()
  const survey = surveyed(estate, pages, { due, known }, options)
  for await (const one of survey) {
    yield one
    if (one.kind === 'stopped') return
  }
  const { since } = options
  const changed = since === null ? [] : await estate.changed(since)
  const also = changed.filter(({ number }) => !known.has(number)).map(unseen)
  const all = worstFirst([...due, ...also])
  yield { kind: 'surveyed', quiet: known.size - due.length, due: all.length }
  yield* looks(estate, all, options)
}

interface Gathering {
  /** Those that have to be looked at. */
  readonly due: Sight[]
  readonly known: Set<number>
}

/** Tells of those of which nothing is due, and gathers the others. What cannot be read in pages is looked at one by one. */
async function* surveyed(
  estate: Estate,
  pages: AsyncIterable<readonly Sight[]>,
  { due, known }: Gathering,
  { since, stopping = never }: SweepOptions,
): AsyncGenerator<Swept> {
  try {
    for await (const page of pages) {
      const fresh = page.filter(({ issue }) => !known.has(issue.number))
      for (const { issue } of fresh) known.add(issue.number)
      yield* quietOf(fresh, due, since)
      if (stopping()) return yield stopped('asked', null, due)
    }
  } catch (error) {
    const until = estate.limited(error)
    if (until !== null) return yield stopped('limit', until, due)
    const rest = (await estate.list(null)).filter(({ number }) => !known.has(number))
    for (const { number } of rest) known.add(number)
    due.push(...rest.map(unseen))
  }
}

async function* quietOf(
  page: readonly Sight[],
  due: Sight[],
  since: Instant | null,
): AsyncGenerator<Swept> {
  for (const sight of page) {
    const converged = await quietLook(sight.world, adoption(sight.issue, since))
    if (converged !== null) yield { issue: sight.issue, kind: 'looked', converged }
    else due.push(due.length < HELD ? sight : { ...sight, world: null })
  }
}

/** Whole issues are large; of more than that only the numbers are kept until it is their turn. */
const HELD = 100

const unseen = (issue: Listed): Sight => ({
  issue,
  rank: UNRANKED,
  whole: false,
  world: null,
  readAt: 0 as Instant,
})

async function* looks(
  estate: Estate,
  all: readonly Sight[],
  { since, look, stopping = never, wait = async () => false }: SweepOptions,
): AsyncGenerator<Swept> {
  const worlds = batches(estate)
  const lookAt: LookAt = (world, issue) => look(world, adoption(issue, since))
  for (let place = 0; place < all.length; ) {
    const tried = stopping()
      ? 'stopped'
      : (estate.spentUntil() ?? (await oneLook(estate, worlds, all, place, lookAt)))
    if (tried === 'stopped') return yield stopped('asked', null, all.slice(place))
    if (typeof tried === 'object') {
      yield tried
      place += 1
    } else if (!(await wait(tried))) return yield stopped('limit', tried, all.slice(place))
  }
}

type LookAt = (world: World, issue: Listed) => Promise<Converged>

/** What the look at one of them came to; where a limit was met, until when. */
async function oneLook(
  estate: Estate,
  worlds: Batches,
  all: readonly Sight[],
  place: number,
  look: LookAt,
): Promise<SweptIssue | Instant | 'stopped'> {
  const sight = all[place]
  if (sight === undefined) return 'stopped'
  const { issue } = sight
  const world = (await worlds.next(all, place)) ?? estate.world(issue.number)
  const [settled] = await Promise.allSettled([look(world, issue)])
  if (settled.status === 'rejected') {
    return estate.limited(settled.reason) ?? { issue, kind: 'failed', error: settled.reason }
  }
  const converged = settled.value
  if (changesAll(converged)) worlds.forget()
  return endedBy(converged, estate.now()) ?? { issue, kind: 'looked', converged }
}

/** Labels that are new to the repository are new to what was read of all others. */
const changesAll = ({ applied }: Converged): boolean =>
  applied.some(({ effect }) => effect.type === 'label.define')

/** Why nothing more can be written, where that is what came of a look; null where it is not. */
function endedBy({ applied }: Converged, now: Instant): Instant | 'stopped' | null {
  for (const one of applied) {
    if (one.result === 'stopped') return 'stopped'
    if (one.result === 'failed' && one.reason === 'rate-limit')
      return one.until ?? plus(now, HOLD_MS)
  }
  return null
}

/** Where GitHub names no time it wants to be left alone for a minute. */
const HOLD_MS = 60_000

const stopped = (why: 'asked' | 'limit', until: Instant | null, left: readonly Sight[]): Swept => ({
  kind: 'stopped',
  why,
  until,
  left: left.map(({ issue }) => issue),
})

const never = () => false
