import { DAY_MS } from '../domain/instant.ts'
import { attempt, type Deliver, fail } from './attempt.ts'
import { attemptOf, type Parcel, targetId } from './delivery.ts'
import type { Delivery, State } from './model.ts'
import type { World } from './world.ts'

/** GitHub keeps its log of deliveries for three days. */
export const KEPT_MS = 3 * DAY_MS

export type Listener = (delivery: Delivery) => void

/** The way to the receivers: one delivery after the other, each with its line in the log. */
export interface Line {
  readonly send: (parcel: Parcel) => void
  /** Into the log as one that reached nobody. */
  readonly lose: (parcel: Parcel) => void
  readonly listen: (listener: Listener) => void
  /** Resolves when all that was sent has been answered, with what the answers caused. */
  readonly settled: () => Promise<void>
}

export function createLine(worldOf: () => World, deliver: Deliver): Line {
  const listeners: Listener[] = []
  let tail: Promise<void> = Promise.resolve()
  const send = (parcel: Parcel) => {
    const world = worldOf()
    const delivery = attemptOf(world, parcel)
    for (const listener of listeners) listener(delivery)
    const url = addressOf(world, parcel)
    // An App without an address has no log either.
    if (url === null) return
    enter(world, delivery)
    tail = tail.then(() => attempt(world, deliver, url, delivery))
  }
  const lose = (parcel: Parcel) => {
    const world = worldOf()
    if (addressOf(world, parcel) === null) return
    const delivery = attemptOf(world, parcel)
    fail(world, delivery)
    enter(world, delivery)
  }
  const settled = async () => {
    let seen: Promise<void>
    do {
      seen = tail
      await seen
    } while (seen !== tail)
  }
  return { send, lose, listen: (listener) => listeners.push(listener), settled }
}

const addressOf = (world: World, parcel: Parcel): string | null =>
  world.state.apps[targetId(parcel)]?.webhookUrl ?? null

function enter(world: World, delivery: Delivery): void {
  world.state.deliveries.push(delivery)
  prune(world.state, world.now() - KEPT_MS)
}

function prune(state: State, oldest: number): void {
  const first = state.deliveries[0]
  if (first === undefined || first.queuedAt >= oldest) return
  state.deliveries = state.deliveries.filter((delivery) => delivery.queuedAt >= oldest)
}
