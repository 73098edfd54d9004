import { isObject } from '../workflows.ts'
import { type Contexts, filled } from './expression.ts'

/** A group that is not shared; the key of a repository's runs is in its name. */
export interface Concurrency {
  readonly group: string
  readonly cancelInProgress: boolean
  /** How many may wait. */
  readonly queue: number
}

/** As GitHub documents `queue: max`. */
const MOST_WAITING = 100

/** What `concurrency:` says; null where it says nothing. Names of groups do not tell capitals apart. */
export function concurrencyOf(given: unknown, contexts: Contexts): Concurrency | null {
  const settings = isObject(given) ? given : { group: given }
  const group = filled(settings['group'], contexts).toLowerCase()
  if (group === '') return null
  const cancelInProgress = filled(settings['cancel-in-progress'], contexts) === 'true'
  const queue = filled(settings['queue'], contexts) === 'max' ? MOST_WAITING : 1
  return { group, cancelInProgress, queue }
}

/** Whoever wants to run in a group. */
export interface Holder {
  /** Ends it, whether it runs or waits. */
  readonly cancel: () => void
}

interface Waiting {
  readonly holder: Holder
  readonly go: () => void
}

interface Group {
  running: Holder | null
  waiting: Waiting[]
}

/** One at a time in each group, in the order in which they came. */
export interface Groups {
  /**
   * Resolves when it is this one's turn, or once it was cancelled. The group cancels whom it has no room
   * for: the one that waits, or with `queue: max` the newest beyond the hundredth.
   */
  readonly enter: (wanted: Concurrency, holder: Holder) => Promise<void>
  /** Takes one out, whether it runs or waits, and lets the next one in. */
  readonly leave: (wanted: Concurrency, holder: Holder) => void
}

export function createGroups(): Groups {
  const groups = new Map<string, Group>()
  const of = (name: string): Group => {
    const known = groups.get(name) ?? { running: null, waiting: [] }
    groups.set(name, known)
    return known
  }
  const enter: Groups['enter'] = async (wanted, holder) => {
    const group = of(wanted.group)
    if (group.running === null) {
      group.running = holder
      return
    }
    if (wanted.cancelInProgress) group.running.cancel()
    if (wanted.queue === 1) for (const { holder: old } of [...group.waiting]) old.cancel()
    if (group.waiting.length >= wanted.queue) {
      holder.cancel()
      return
    }
    const turn = Promise.withResolvers<void>()
    group.waiting.push({ holder, go: turn.resolve })
    await turn.promise
  }
  const leave: Groups['leave'] = ({ group: name }, holder) => {
    const group = of(name)
    const waiting = group.waiting.find((one) => one.holder === holder)
    group.waiting = group.waiting.filter((one) => one !== waiting)
    waiting?.go()
    if (group.running !== holder) return
    const next = group.waiting.shift()
    group.running = next?.holder ?? null
    next?.go()
  }
  return { enter, leave }
}
