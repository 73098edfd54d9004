import { Refusal } from '../../src/sandbox/refusal.ts'
import type { ActKind, Stage } from './acts/act-kind.ts'
import { ACTS } from './acts/registry.ts'
import type { Box } from './box.ts'
import type { Act, Schedule } from './schedule.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Where nobody has done anything yet. */
export const stageOf = (it: Box, { now, sleep }: Pick<VirtualTime, 'now' | 'sleep'>): Stage => ({
  it,
  now,
  sleep,
  declared: [],
})

/** Does what somebody does, as soon as they can. What GitHub refuses to them has not happened, as on the page. */
export async function acted(stage: Stage, { by, incident, does }: Act): Promise<void> {
  // What was drawn for a kind is what that kind takes.
  const kind = ACTS[does.kind] as ActKind<object>
  try {
    await kind.play({ stage, by, incident }, does)
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
}

/**
 * Whether all of a schedule comes to the same end however busy we are. Somebody who clicks on what we have not written
 * yet does another thing than somebody who comes later, and of what falls due while we are away for long only the last is
 * said.
 */
export const endsAlike = ({
  acts,
  bots,
  outage,
}: Pick<Schedule, 'acts' | 'bots' | 'outage'>): boolean =>
  bots.length === 0 &&
  outage === null &&
  !acts.some(({ does }, at) => {
    const later = acts.slice(at + 1).map((act) => act.does)
    return (ACTS[does.kind] as ActKind<object>).meetsOurs?.(does, later) === true
  })

/** Of the sandbox, where it was asked in process, or of its API. */
function isRefusal(error: unknown): boolean {
  if (error instanceof Refusal) return true
  // Of GraphQL, whose answers all have a good status.
  if (error instanceof Error && error.name === 'GraphqlResponseError') return true
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0
  return status >= 400 && status < 500
}
