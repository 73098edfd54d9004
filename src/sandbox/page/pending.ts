import type { Delivery } from '../model.ts'
import type { World } from '../world.ts'

/** Whether this delivery is still to be answered; an App without an address is told nothing. */
export function onTheWay(world: World, delivery: Delivery): boolean {
  if (delivery.statusCode !== null) return false
  const installation = world.state.installations[delivery.installationId ?? 0]
  return (world.state.apps[installation?.appId ?? 0]?.webhookUrl ?? null) !== null
}

export function pendingCount(world: World): number {
  return world.state.deliveries.filter((delivery) => onTheWay(world, delivery)).length
}
