import { AsyncLocalStorage } from 'node:async_hooks'
import type { Random } from './random.ts'

/** Whatever runs belongs to some life, such as that of one process. What a dead one has left to do never runs. */
export interface Life {
  readonly name: string
  alive: boolean
}

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
}

interface Task {
  readonly at: number
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

const real = { setImmediate: globalThis.setImmediate, Date: globalThis.Date }
const lives = new AsyncLocalStorage<Life>()
/** Signing and hashing of the platform, which come back when they like. */
let outside = 0

/** Of this thread: what a scheduler has to stand in for. */
interface Clockwork {
  now: number
  order: number
  tasks: Task[]
  random: Random
}

const clockwork: Clockwork = { now: 0, order: 0, tasks: [], random: null as never }

/**
 * From here on this thread has a clock and timers that only move when they are told to: `Date`, timers, immediates. What
 * is due at one moment runs in an order that the seed chooses, but for immediates, which keep theirs.
 */
export function virtualTime(startAt: number, random: Random): VirtualTime {
  Object.assign(clockwork, { now: startAt, order: 0, tasks: [], random })
  install()
  return {
    now: () => clockwork.now,
    within: (life, act) => lives.run(life, act),
    life: () => lives.getStore(),
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve, random.next())),
    until,
    settle,
  }
}

function after(ms: number, act: () => void, tie: number): Task {
  const life = lives.getStore()
  const { now, tasks } = clockwork
  const task: Task = {
    at: now + Math.max(0, Math.ceil(ms) || 0),
    tie,
    order: clockwork.order++,
    live: true,
    run: () => {
      if (life === undefined) act()
      else if (life.alive) lives.run(life, act)
    },
  }
  tasks.push(task)
  return task
}

type Callback = (...given: readonly unknown[]) => void

function timer(act: Callback, ms: number, given: readonly unknown[], again: boolean): Handle {
  const handle: Handle = {
    task: null,
    ref: () => handle,
    unref: () => handle,
    hasRef: () => true,
    refresh: () => handle,
  }
  const arm = () => {
    handle.task = after(ms, fire, ms === 0 ? 0 : clockwork.random.next())
  }
  const fire = () => {
    if (again) arm()
    act(...given)
  }
  arm()
  return handle
}

function clear(handle: Handle | undefined): void {
  if (handle?.task) handle.task.live = false
}

let installed = false

function install(): void {
  if (installed) return
  installed = true
  class VirtualDate extends real.Date {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(clockwork.now)
      else super(...(given as [number]))
    }
    static override now(): number {
      return clockwork.now
    }
  }
  const set = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
  set('Date', VirtualDate)
  set('setTimeout', (act: Callback, ms = 0, ...given: unknown[]) => timer(act, ms, given, false))
  set('setInterval', (act: Callback, ms = 0, ...given: unknown[]) => timer(act, ms, given, true))
  set('setImmediate', (act: Callback, ...given: unknown[]) => timer(act, 0, given, false))
  for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate']) set(name, clear)
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController()
    timer(() => controller.abort(new DOMException('too late', 'TimeoutError')), ms, [], false)
    return controller.signal
  }
  for (const name of ['sign', 'importKey', 'verify', 'digest'] as const) counted(name)
}

function counted(name: 'sign' | 'importKey' | 'verify' | 'digest'): void {
  const asked = crypto.subtle[name].bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>
  Object.assign(crypto.subtle, {
    async [name](...given: unknown[]) {
      outside += 1
      try {
        return await asked(...given)
      } finally {
        outside -= 1
      }
    },
  })
}

/** Until nothing moves any more without time passing. */
async function still(): Promise<void> {
  do await new Promise((resolve) => real.setImmediate(resolve))
  while (outside > 0)
}

/** What is due next, by that moment; null where nothing is. */
function next(at: number): Task | null {
  clockwork.tasks = clockwork.tasks.filter(({ live }) => live)
  const { tasks } = clockwork
  const first = tasks.reduce<Task | null>((a, b) => (a === null || isBefore(b, a) ? b : a), null)
  if (first === null || first.at > at) return null
  first.live = false
  return first
}

const isBefore = (a: Task, b: Task): boolean =>
  a.at < b.at || (a.at === b.at && (a.tie < b.tie || (a.tie === b.tie && a.order < b.order)))

async function until(at: number): Promise<void> {
  for (;;) {
    await still()
    const task = next(at)
    if (task === null) break
    clockwork.now = Math.max(clockwork.now, task.at)
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
    clockwork.now = Math.max(clockwork.now, task.at)
    task.run()
  }
}
