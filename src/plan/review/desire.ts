import type { CheckName, DesiredCheck } from './check.ts'
import { idleCheck } from './check.ts'
import { configCheck, type OfferedFile } from './config-check.ts'
import { type Batch, postmortemCheck } from './postmortem-check.ts'
import type { SeenRequest } from './request.ts'

/** What a pull request changes of ours, as it was read. */
export interface Touched {
  /** Null where it changes no document. */
  readonly batch: Batch | null
  /** Null where it leaves the team's file alone. */
  readonly config: OfferedFile | null
}

/** The checks that a pull request should carry: of what it changes, and those that its base branch asks for anyway. */
export function desiredChecks(
  request: SeenRequest,
  { batch, config }: Touched,
  required: ReadonlySet<CheckName>,
): readonly DesiredCheck[] {
  const idle = (name: CheckName) => (required.has(name) ? [idleCheck(name)] : [])
  return [
    ...(batch === null ? idle('Sitrep / postmortem') : [postmortemCheck(request, batch)]),
    ...(config === null ? idle('Sitrep / config') : [configCheck(request, config)]),
  ]
}
