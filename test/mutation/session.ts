import type { Answer, Ask, Coverage, Timed } from './asking.ts'
import { type Collected, type Named, timed } from './collected.ts'

/** What Stryker's changed sources and we share, under the names that they know it by. */
export interface Shared {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  readonly mutantCoverage?: Coverage
}

export interface Means {
  readonly shared: Shared
  /** Loads tests and sources anew. */
  readonly load: () => Promise<Collected>
  /** Tells that something begins, and the milliseconds that it takes unchanged. */
  readonly begun: (ms: number) => void
  /** Does something where tests may run. */
  readonly inTest: <T>(work: () => Promise<T>) => Promise<T>
}

interface Session extends Means {
  /** The tests as they were loaded without any change; null where memory may be spoiled. */
  held: Collected | null
  /** The test that noticed last is asked first: changes that stand side by side are often noticed by the same. */
  quickest: string | null
}

type Changed = Ask & { readonly kind: 'changed' }

/**
 * Says of each change whether a test notices. The tests stay loaded, since to start a thread takes longer than most of
 * them; what a change leaves behind in memory is kept from counting for or against another.
 */
export function session(means: Means) {
  const state: Session = { ...means, held: null, quickest: null }
  return async (ask: Ask): Promise<Answer> => {
    const answer = ask.kind === 'unchanged' ? await unchanged(state) : await changed(state, ask)
    means.shared.activeMutant = undefined
    means.shared.hitCount = undefined
    return answer
  }
}

/** Milliseconds that it takes to load sources and tests, at most. */
const LOAD_MS = 2_000

async function loaded(state: Session): Promise<Collected> {
  state.begun(LOAD_MS)
  state.shared.activeMutant = undefined
  state.held = await state.load()
  return state.held
}

async function unchanged(state: Session): Promise<Answer> {
  const { tests, broken } = await loaded(state)
  if (broken !== null) return { kind: 'broken', message: broken }
  const ran = await state.inTest(() => each(state.shared, tests))
  const coverage = state.shared.mutantCoverage ?? { static: {}, perTest: {} }
  return { kind: 'ran', tests: ran, coverage }
}

async function each(shared: Shared, tests: readonly Named[]): Promise<readonly Timed[]> {
  const ran: Timed[] = []
  for (const test of tests) {
    shared.currentTestId = test.id
    ran.push(await timed(test))
  }
  shared.currentTestId = undefined
  return ran
}

async function changed(state: Session, ask: Changed): Promise<Answer> {
  state.shared.hitCount = 0
  state.shared.hitLimit = ask.hits ?? Number.POSITIVE_INFINITY
  if (!ask.whileLoading) return await whileRunning(state, ask)
  state.held = null
  state.shared.activeMutant = ask.change
  state.begun(LOAD_MS)
  return await tried(state, ask, await state.load())
}

/** A test that fails must pass again without the change, or else memory is spoiled; and none passes by what is remembered. */
async function whileRunning(state: Session, ask: Changed): Promise<Answer> {
  const once = await tried(state, ask, state.held ?? (await loaded(state)))
  state.shared.activeMutant = undefined
  if (once.kind === 'killed' && (await passes(state, once.by))) return once
  if (once.kind === 'killed' || once.kind === 'survived') return await triedAfresh(state, ask)
  state.held = null
  return once
}

async function triedAfresh(state: Session, ask: Changed): Promise<Answer> {
  const fresh = await loaded(state)
  state.shared.hitCount = 0
  const answer = await tried(state, ask, fresh)
  if (answer.kind !== 'survived') state.held = null
  return answer
}

async function tried(
  state: Session,
  { change, tests: ids, times }: Changed,
  { tests, broken }: Collected,
): Promise<Answer> {
  state.shared.activeMutant = change
  const known = new Map(times)
  const asked = shortest(ids === null ? tests : chosen(tests, ids), known)
  const answer = await state.inTest(() => upToFailure(state, asked, known))
  return answer.kind === 'survived' && broken !== null
    ? { kind: 'broken', message: broken }
    : answer
}

async function upToFailure(
  state: Session,
  asked: readonly Named[],
  known: ReadonlyMap<string, number>,
): Promise<Answer> {
  for (const test of first(asked, state.quickest)) {
    state.begun(known.get(test.id) ?? 0)
    const ran = await timed(test)
    if (looped(state.shared)) return { kind: 'loop' }
    if (ran.failure === null) continue
    state.quickest = test.id
    return { kind: 'killed', by: ran, tests: asked.length }
  }
  return { kind: 'survived', tests: asked.length }
}

const looped = ({ hitCount = 0, hitLimit = 0 }: Shared): boolean => hitCount > hitLimit

function chosen(tests: readonly Named[], ids: readonly string[]): readonly Named[] {
  const wanted = new Set(ids)
  return tests.filter(({ id }) => wanted.has(id))
}

/** One that is not known comes after those that are. */
function shortest(tests: readonly Named[], known: ReadonlyMap<string, number>): readonly Named[] {
  const places = new Map([...known.keys()].map((id, at) => [id, at]))
  const place = ({ id }: Named): number => places.get(id) ?? known.size
  return tests.toSorted((a, b) => place(a) - place(b))
}

const first = (tests: readonly Named[], id: string | null): readonly Named[] => [
  ...tests.filter((test) => test.id === id),
  ...tests.filter((test) => test.id !== id),
]

async function passes({ held, inTest }: Session, { id }: Timed): Promise<boolean> {
  const again = chosen(held?.tests ?? [], [id])
  return await inTest(async () => {
    for (const test of again) if ((await timed(test)).failure !== null) return false
    return true
  })
}
