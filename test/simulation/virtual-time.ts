import { AsyncLocalStorage } from 'node:async_hooks'
import { type Heap, heap } from './heap.ts'
import type { Life } from './life.ts'
import { still, watchOutside } from './outside.ts'
import { type Random, random } from './random.ts'

export interface VirtualTime {
  readonly now: () => number
  /** Runs `act` and all that follows from it as a part of that life. */
  readonly within: <T>(life: Life, act: () => T) => T
  /** The life that what runs now belongs to. */
  readonly life: () => Life | undefined
  /** Resolves so many milliseconds later for the living, never for the dead. */
  readonly sleep: (ms: number) => Promise<void>
  /** Runs all that is due until that moment, which then is now. */
  readonly until: (at: number) => Promise<void>
  /** Runs what is due, in order, until the promise has settled. Throws where nothing is left that could settle it. */
  readonly settle: <T>(promise: Promise<T>) => Promise<T>
  /** Something happens: whatever asks again and again asks as often as it wants to from here on. */
  readonly stir: () => void
  /** Something happens that not we have asked for: so does whatever asks now and then. */
  readonly happens: () => void
  /** When something happened last. */
  readonly stirredAt: () => number
}

interface Task {
  at: number
  readonly tie: number
  readonly order: number
  readonly run: () => void
  live: boolean
}

interface Handle {
  task: Task | null
  readonly ref: () => Handle
  readonly unref: () => Handle
  readonly hasRef: () => boolean
  readonly refresh: () => Handle
}

const RealDate = globalThis.Date
const lives = new AsyncLocalStorage<Life>()

const isBefore = (a: Task, b: Task): boolean =>
  a.at < b.at || (a.at === b.at && (a.tie < b.tie || (a.tie === b.tie && a.order < b.order)))

/** Of this thread: what a scheduler has to stand in for. */
interface Clockwork {
  now: number
  order: number
  readonly tasks: Heap<Task>
  readonly random: Random
  /** How often something happened. */
  stirred: number
  stirredAt: number
  happened: number
  /** Has everything that rests ask again as often as it wants to. */
  readonly awake: Set<() => void>
  readonly awakeToAll: Set<() => void>
}

const fresh = (now: number, random: Random): Clockwork => ({
  now,
  order: 0,
  tasks: heap(isBefore),
  random,
  stirred: 0,
  stirredAt: now,
  happened: 0,
  awake: new Set(),
  awakeToAll: new Set(),
})

let clockwork = fresh(0, random(0))

/**
 * From here on this thread has a clock and timers that only move when they are told to: `Date`, timers, immediates. What
 * is due at one moment runs in an order that the seed chooses, but for immediates, which keep theirs.
 */
export function virtualTime(startAt: number, random: Random): VirtualTime {
  clockwork = fresh(startAt, random)
  install()
  return {
    now: () => clockwork.now,
    within: (life, act) => lives.run(life, act),
    life: () => lives.getStore(),
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve, random.next())),
    until,
    settle,
    stir,
    happens,
    stirredAt: () => clockwork.stirredAt,
  }
}

function after(ms: number, act: () => void, tie: number, life = lives.getStore()): Task {
  const task: Task = {
    at: clockwork.now + Math.max(0, Math.ceil(ms) || 0),
    tie,
    order: clockwork.order++,
    live: true,
    run: () => {
      if (life === undefined) act()
      else if ((life.standsUntil ?? 0) > clockwork.now) postpone(task, life.standsUntil ?? 0)
      else if (life.alive) lives.run(life, act)
    },
  }
  clockwork.tasks.push(task)
  return task
}

function postpone(task: Task, at: number): void {
  task.at = at
  task.live = true
  clockwork.tasks.push(task)
}

/** What the clock of whoever asks says. */
const hostNow = (): number => clockwork.now + (lives.getStore()?.skewMs ?? 0)

type Callback = (...given: readonly unknown[]) => void

function handleOf(): Handle {
  const handle: Handle = {
    task: null,
    ref: () => handle,
    unref: () => handle,
    hasRef: () => true,
    refresh: () => handle,
  }
  return handle
}

function timeout(act: Callback, ms = 0, ...given: readonly unknown[]): Handle {
  const handle = handleOf()
  handle.task = after(ms, () => act(...given), ms === 0 ? 0 : clockwork.random.next())
  return handle
}

/** Whoever asks each second may be kept from it as long as this while nothing happens, as on a busy machine. */
const LONGEST_REST_MS = 30_000
const OFTEN_MS = 1_000
/** So often whoever asks now and then, which is what is to be proven, does so in vain before it may rest as well. */
const IN_VAIN = 8
const LONGEST_WAIT_MS = 3_600_000

/**
 * A process that asks again and again whether there is anything to do hears no nearly always, and that is most of what
 * an hour costs, and a day. So it waits twice as long each time while nothing happens at all.
 */
function interval(act: Callback, ms = 0, ...given: readonly unknown[]): Handle {
  const mine = clockwork
  const life = lives.getStore()
  const handle = handleOf()
  const isOften = ms <= OFTEN_MS
  const count = () => (isOften ? mine.stirred : mine.happened)
  const most = isOften ? LONGEST_REST_MS : LONGEST_WAIT_MS
  const awake = isOften ? mine.awake : mine.awakeToAll
  let seen = -1
  let vain = 0
  const arm = (wait: number) => {
    handle.task = after(wait, fire, mine.random.next(), life)
  }
  const wake = () => {
    vain = 0
    if (handle.task === null || !handle.task.live) return
    handle.task.live = false
    arm(ms)
  }
  const fire = () => {
    vain = count() === seen ? vain + 1 : 0
    seen = count()
    const times = Math.max(0, vain - (isOften ? 0 : IN_VAIN))
    const rest = Math.max(ms, Math.min(ms * 2 ** times, most))
    arm(rest)
    if (rest > ms) awake.add(wake)
    act(...given)
  }
  arm(ms)
  return handle
}

function stir(): void {
  clockwork.stirred += 1
  clockwork.stirredAt = clockwork.now
  wakeAll(clockwork.awake)
}

function happens(): void {
  stir()
  clockwork.happened += 1
  wakeAll(clockwork.awakeToAll)
}

function wakeAll(resting: Set<() => void>): void {
  const all = [...resting]
  resting.clear()
  for (const wake of all) wake()
}

function clear(handle: Handle | undefined): void {
  if (handle?.task) handle.task.live = false
}

/** One for all: most of them are made for nobody, since the answer has come. */
const LATE = new DOMException('too late', 'TimeoutError')

let installed = false

function install(): void {
  if (installed) return
  installed = true
  watchOutside()
  class VirtualDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(hostNow())
      else super(...(given as [number]))
    }
    static override now(): number {
      return hostNow()
    }
  }
  const immediate = (act: Callback, ...given: unknown[]) => timeout(act, 0, ...given)
  const globals = {
    Date: VirtualDate,
    setTimeout: timeout,
    setInterval: interval,
    setImmediate: immediate,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  }
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController()
    timeout(() => controller.abort(LATE), ms)
    return controller.signal
  }
}

/** What is due next, by that moment; null where nothing is. */
function next(at: number): Task | null {
  const { tasks } = clockwork
  for (let first = tasks.first(); first !== undefined; first = tasks.first()) {
    if (first.live && first.at > at) return null
    tasks.pop()
    if (!first.live) continue
    first.live = false
    clockwork.now = Math.max(clockwork.now, first.at)
    return first
  }
  return null
}

async function until(at: number): Promise<void> {
  for (;;) {
    await still()
    const task = next(at)
    if (task === null) break
    task.run()
  }
  clockwork.now = Math.max(clockwork.now, at)
}

async function settle<T>(promise: Promise<T>): Promise<T> {
  let ended = false
  const settled = promise.finally(() => {
    ended = true
  })
  settled.catch(() => {})
  for (;;) {
    await still()
    if (ended) return settled
    const task = next(Number.POSITIVE_INFINITY)
    if (task === null) throw new Error('nothing is left that could settle it')
    task.run()
  }
}
