import type { DeploymentPayload } from '../src/plan/relevant/deployments.ts'
import type { Payload } from '../src/plan/relevant/issues.ts'
import type { PullPayload } from '../src/plan/relevant/pulls.ts'

/** What started us. */
export interface Event {
  /** As GitHub calls it: `issue_comment`. */
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** What is read of its payload to decide where to look. Everything may be missing: it comes out of a file. */
export type Told = Payload &
  PullPayload &
  DeploymentPayload & {
    readonly sender?: Account | null
    readonly comment?: { readonly user?: Account | null } | null
    readonly workflow_run?: { readonly conclusion?: string | null } | null
    readonly before?: string
    readonly after?: string
  }

interface Account {
  readonly type?: string
}
