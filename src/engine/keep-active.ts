import { ACTIVE_PATH, activeOf, activeText } from '../plan/report/active.ts'
import { SCHEMA_FILE } from '../reports/data/files.ts'
import type { ReportPlace, ReportWorld } from './report-world.ts'

/**
 * What became of the list of open incidents. `off`: config asks for none. `same`: it says already what is so.
 * `kept-back`: it would be written, if we wrote.
 */
export type ActiveKept = 'off' | 'same' | 'saved' | 'kept-back'

/** Brings `active.json` on the data branch to what is so. `writes` is asked right before that. Throws Failure. */
export async function keepActive(
  world: ReportWorld,
  place: ReportPlace,
  writes: () => boolean,
): Promise<ActiveKept> {
  const { setup, branch } = place
  if (!setup.policy.reports.data || branch === null) return 'off'
  const now = world.now()
  const text = activeText(place, await world.open((seen) => activeOf(seen, setup, now)))
  if (text === (await world.active())) return 'same'
  if (!writes()) return 'kept-back'
  await world.save([{ path: ACTIVE_PATH, text }, SCHEMA_FILE], 'Open incidents')
  return 'saved'
}
