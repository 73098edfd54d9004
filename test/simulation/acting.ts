import { Refusal } from '../../src/sandbox/refusal.ts'
import type { ActKind, Stage } from './acts/act-kind.ts'
import { ACTS } from './acts/registry.ts'
import type { Box } from './box.ts'
import type { Act } from './schedule.ts'
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

/** Whether when somebody does it decides what comes of it, since they do it to what we have written. */
export const meetsOurs = ({ does }: Act): boolean =>
  (ACTS[does.kind] as ActKind<object>).meetsOurs === true

/** Of the sandbox, where it was asked in process, or of its API. */
function isRefusal(error: unknown): boolean {
  if (error instanceof Refusal) return true
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0
  return status >= 400 && status < 500
}
