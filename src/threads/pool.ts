import { type Answer, type Limits, startThread, type Thread } from './thread.ts'

export interface PoolOptions extends Limits {
  /** The module that a thread runs; it calls `answering`. */
  readonly entry: URL
  /** Threads at once; further questions wait for their turn. */
  readonly most: number
  /** How long a thread without work is kept. */
  readonly idleMs: number
}

export interface Pool {
  /** Never rejects, and always settles. Questions and answers are what `structuredClone` can copy. */
  readonly ask: (question: unknown) => Promise<Answer>
  /** Ends all threads; whoever still waits is told that it failed. */
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly question: unknown
  readonly settle: (answer: Answer) => void
}

interface State {
  readonly options: PoolOptions
  readonly waiting: Waiting[]
  readonly idle: Map<Thread, NodeJS.Timeout>
  readonly busy: Set<Thread>
  closed: boolean
}

/** A few threads, started when they are first needed and replaced when they had to be ended. */
export function threadPool(options: PoolOptions): Pool {
  const state: State = { options, waiting: [], idle: new Map(), busy: new Set(), closed: false }
  return {
    ask: (question) =>
      new Promise((settle) => {
        state.waiting.push({ question, settle })
        work(state)
      }),
    close: () => close(state),
  }
}

const CLOSED: Answer = { kind: 'failed', error: new Error('the threads are closed') }

function work(state: State): void {
  const { waiting, busy, options } = state
  while (state.closed || busy.size < options.most) {
    const next = waiting.shift()
    if (next === undefined) return
    if (state.closed) next.settle(CLOSED)
    else void serve(state, next)
  }
}

async function serve(state: State, { question, settle }: Waiting): Promise<void> {
  const thread = take(state)
  state.busy.add(thread)
  const answer = await thread.ask(question)
  state.busy.delete(thread)
  if (thread.lives() && !state.closed) keep(state, thread)
  settle(state.closed && answer.kind === 'failed' ? CLOSED : answer)
  work(state)
}

function take({ idle, options }: State): Thread {
  for (const [thread, timer] of idle) {
    clearTimeout(timer)
    idle.delete(thread)
    if (thread.lives()) return thread
  }
  return startThread(options.entry, options)
}

function keep({ idle, options }: State, thread: Thread): void {
  const timer = setTimeout(() => {
    idle.delete(thread)
    void thread.end()
  }, options.idleMs)
  timer.unref()
  idle.set(thread, timer)
}

async function close(state: State): Promise<void> {
  state.closed = true
  work(state)
  for (const timer of state.idle.values()) clearTimeout(timer)
  const all = [...state.idle.keys(), ...state.busy]
  state.idle.clear()
  await Promise.all(all.map((thread) => thread.end()))
}
