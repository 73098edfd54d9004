import type { Instant } from '../domain/instant.ts'
import { recallOf } from '../plan/follow-up.ts'
import type { Replayed } from '../plan/replay.ts'
import type { Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { World } from './world.ts'

/** The snapshot with the incidents like this one, where it is time to look for them; as it was where it is not. */
export async function withRecurrences(
  world: World,
  seen: Snapshot,
  { policy }: Setup,
  { incident }: Replayed,
  now: Instant,
): Promise<Snapshot> {
  const recall = recallOf(incident, policy, seen, now)
  return recall === null ? seen : { ...seen, recurrences: await world.recurrences(recall, policy) }
}
