import type { Instant } from '../src/domain/instant.ts'
import type { Fetch } from './early.ts'
import type { Inputs } from './inputs.ts'

/** What a run finds around itself, read once by `main.ts`. Nothing below it looks into the environment. */
export interface Setting {
  readonly inputs: Inputs
  readonly repository: { readonly owner: string; readonly repo: string }
  /** Without a slash at its end: `https://api.github.com`. */
  readonly apiUrl: string
  /** Where people look at it, without a slash at its end: `https://github.com`. */
  readonly serverUrl: string
  readonly event: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> }
  /** What the runner says besides: files for outputs and summary, number and name of the run. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Instant
  /** The global one, which also hands out the answer to what `main.ts` has asked ahead. */
  readonly fetch: Fetch
}
