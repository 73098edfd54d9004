import type { World } from './world.ts'

/**
 * The world's time in whole milliseconds. `world.now()` is cut to seconds, as GitHub's times are; what
 * is measured (lags, delays, rate windows) needs the rest.
 */
export function exactNow(world: Pick<World, 'state' | 'hostNow'>): number {
  return world.hostNow() + world.state.clockOffsetMs
}
