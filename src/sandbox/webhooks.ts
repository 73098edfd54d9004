import { installedRepositories } from './actions/apps.ts'
import type { Deliver } from './attempt.ts'
import { type Parcel, parcelFor, parcelOf } from './delivery.ts'
import { createDeliveryFaults, type DeliveryFaults } from './delivery-faults.ts'
import { createHolding, type Holding } from './holding.ts'
import { createLine, type Listener } from './line.ts'
import type { App, Delivery, Installation } from './model.ts'
import { createPostponed } from './postponed.ts'
import type { Happening, World } from './world.ts'

/** Sent to every App, whether it subscribed or not. */
const ALWAYS: ReadonlySet<string> = new Set(['installation', 'installation_repositories'])

/** What tests do to the deliveries on their way. */
export type Deliveries = Omit<DeliveryFaults, 'take'> & Omit<Holding<Parcel>, 'keep'>

export interface Webhooks {
  readonly publish: (happening: Happening) => void
  readonly redeliver: (delivery: Delivery) => void
  readonly listen: (listener: Listener) => void
  readonly deliveries: Deliveries
  /** Sends what has become due; whoever moves the clock calls it. */
  readonly wake: () => void
  /** Resolves when every delivery that was let out is answered. What is held or late is not waited for. */
  readonly settled: () => Promise<void>
  /** Waits for what was let out; the rest is never sent. */
  readonly close: () => Promise<void>
}

/** Deliveries go out one after the other, in the order in which things happened, unless a test says otherwise. */
export function createWebhooks(worldOf: () => World, deliver: Deliver): Webhooks {
  const line = createLine(worldOf, deliver)
  const { keep, ...gate } = createHolding(line.send)
  const postponed = createPostponed(worldOf)
  const { take, ...faults } = createDeliveryFaults()
  const dispatch = (parcel: Parcel) => {
    const { drop, duplicate = 0, delayMs } = take(parcel) ?? {}
    if (drop === 'failed') line.lose(parcel)
    if (drop !== undefined) return
    const late = () =>
      delayMs === undefined ? keep(parcel) : postponed.after(delayMs, () => keep(parcel))
    if (duplicate === 0) late()
    else keep(parcel)
    for (let copy = 0; copy < duplicate; copy += 1) late()
  }
  return {
    publish: (happening) => {
      for (const { app, installation } of audience(worldOf(), happening)) {
        dispatch(parcelFor(app, installation, happening))
      }
    },
    redeliver: (delivery) => dispatch({ ...parcelOf(delivery), redelivery: true }),
    listen: line.listen,
    deliveries: { ...faults, ...gate },
    wake: postponed.wake,
    settled: line.settled,
    close: () => {
      postponed.clear()
      return line.settled()
    },
  }
}

interface Target {
  readonly app: App
  readonly installation: Installation
}

function audience(world: World, happening: Happening): Target[] {
  return Object.values(world.state.installations).flatMap((installation) => {
    const app = world.state.apps[installation.appId]
    if (app === undefined || installation.suspendedAt !== null) return []
    return concerns(world, app, installation, happening) ? [{ app, installation }] : []
  })
}

function concerns(
  world: World,
  app: App,
  installation: Installation,
  { event, repository, installationId, onlyAppId }: Happening,
): boolean {
  if (ALWAYS.has(event)) return installation.id === installationId
  if (repository === null || !app.events.includes(event)) return false
  if (onlyAppId !== undefined && app.id !== onlyAppId) return false
  return installedRepositories(world, installation).includes(repository)
}
