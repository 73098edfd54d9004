import type { Instant } from '../domain/instant.ts'
import { nextTry, type Outcome, outcomeOfError } from '../github/outcome.ts'
import { SORTED_AT_ONCE } from '../store/arrivals.ts'
import type { Lease, Store, Taken, Waiting } from '../store/store.ts'

/** How many lanes are worked off side by side, in all and for one installation. */
const AT_ONCE = 32
const OF_ONE = 8
const BATCH = 100
const RENEWED_EACH_MS = 20_000
/** Other processes store deliveries too, and timers go by another clock, so the store is asked each second. */
const ASKED_EACH_MS = 1_000

export interface Worker {
  /** Something came in, for that installation or for any. One that has all its lanes at work need not be looked for. */
  readonly wake: (installation?: number) => void
  /** Works off what is due by now; resolves when nothing waits any more, not even to be tried again. */
  readonly idle: () => Promise<void>
  /** Takes no lane any more; resolves when what was at work has come to its next effect. */
  readonly stop: () => Promise<void>
}

export interface WorkerOptions {
  readonly store: Store
  /** The host's clock. */
  readonly now: () => Instant
  /** Works one delivery off. `behind` are the ids that waited behind it when it began. */
  readonly work: (lease: Lease, delivery: Waiting, behind: readonly string[]) => Promise<Outcome>
  /** Called each second, and once at the start: turns what is due elsewhere into deliveries. */
  readonly tick: () => void
  /** What was sorted into lanes, each new, known, or to be tried again. */
  readonly sorted: (taken: readonly Taken[]) => void
  readonly ended: (delivery: Waiting, outcome: Outcome, due: Instant | null) => void
  readonly failed: (error: unknown) => void
}

export function worker(options: WorkerOptions): Worker {
  const { store, now } = options
  const running = new Map<Promise<void>, number>()
  let busy: ReadonlySet<number> = new Set()
  let stopping = false
  let poked = false
  const pump = () => {
    poked = false
    const sorted = store.sort()
    if (sorted.length > 0) options.sorted(sorted)
    // The rest of a storm, after whoever waits for an answer.
    if (sorted.length === SORTED_AT_ONCE) wake()
    while (!stopping && running.size < AT_ONCE) {
      const lease = store.claim(now(), busy)
      if (lease === null) return
      const run = workOff(options, lease, () => stopping).finally(() => {
        running.delete(run)
        busy = full(running)
        wake()
      })
      running.set(run, lease.installation)
      busy = full(running)
    }
  }
  const guarded = (act: () => void) => () => {
    try {
      act()
    } catch (error) {
      options.failed(error)
    }
  }
  const wake = (installation?: number) => {
    if (poked || stopping) return
    if (installation !== undefined && busy.has(installation)) return
    poked = true
    setImmediate(guarded(pump))
  }
  const beat = guarded(() => {
    options.tick()
    wake()
  })
  const timer = setInterval(beat, ASKED_EACH_MS)
  beat()
  return {
    wake,
    async idle() {
      beat()
      const waits = () => store.standing().waiting > 0
      while (running.size > 0 || poked || waits()) {
        wake()
        await new Promise((resolve) => setImmediate(resolve))
        if (running.size > 0) await Promise.race(running.keys())
        else if (waits()) await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async stop() {
      stopping = true
      clearInterval(timer)
      await Promise.allSettled(running.keys())
    },
  }
}

/** Installations that have all the lanes they may have, so that one busy team leaves room for the others. */
function full(running: ReadonlyMap<unknown, number>): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (const one of running.values()) counts.set(one, (counts.get(one) ?? 0) + 1)
  return new Set([...counts].flatMap(([one, count]) => (count < OF_ONE ? [] : [one])))
}

/** Never rejects: what it cannot store, the end of the lease gives to the next. */
async function workOff(
  options: WorkerOptions,
  lease: Lease,
  stopping: () => boolean,
): Promise<void> {
  const { store, now } = options
  const renewal = setInterval(() => renew(options, lease), RENEWED_EACH_MS)
  try {
    for (let more = true; more && !stopping(); ) {
      const batch = store.waiting(lease, BATCH)
      more = batch.length > 0 && (await inOrder(options, lease, batch, stopping))
    }
    store.release(lease, now())
  } catch (error) {
    options.failed(error)
  } finally {
    clearInterval(renewal)
  }
}

/** False as soon as the lane has to wait or is no longer ours. */
async function inOrder(
  options: WorkerOptions,
  lease: Lease,
  batch: readonly Waiting[],
  stopping: () => boolean,
): Promise<boolean> {
  const ids = batch.map(({ id }) => id)
  for (const [at, delivery] of batch.entries()) {
    if (stopping()) return false
    const outcome = await tried(options, lease, delivery, ids.slice(at + 1))
    if (!note(options, lease, delivery, outcome)) return false
  }
  return true
}

async function tried(
  { work }: WorkerOptions,
  lease: Lease,
  delivery: Waiting,
  behind: readonly string[],
): Promise<Outcome> {
  try {
    return await work(lease, delivery, behind)
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** Whether the next of the lane may follow. */
function note(
  { store, now, ended }: WorkerOptions,
  lease: Lease,
  delivery: Waiting,
  outcome: Outcome,
): boolean {
  const at = now()
  if (outcome.kind === 'lost') return false
  if (outcome.kind === 'done') {
    ended(delivery, outcome, null)
    return store.done(lease, [delivery.id], at)
  }
  const due =
    outcome.kind === 'again'
      ? nextTry(outcome, { ...delivery, tries: delivery.tries + 1 }, at)
      : null
  ended(delivery, outcome, due)
  if (due === null) return store.park(lease, delivery.id, outcome.reason, at)
  store.later(lease, delivery.id, due, at)
  return false
}

function renew({ store, now, failed }: WorkerOptions, lease: Lease): void {
  try {
    store.renew(lease, now())
  } catch (error) {
    failed(error)
  }
}
