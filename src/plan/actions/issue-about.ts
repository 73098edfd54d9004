import type { Incident } from '../../domain/incident.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Promised } from '../../postmortem/items/promised.ts'
import type { Owners } from './planned-item.ts'

/** All that the issue of an action item is written from. */
export interface IssueAbout {
  readonly item: Promised
  readonly owners: Owners
  readonly incident: Incident
  readonly policy: Policy
  /** The incident's issue; `url` is its page, as a browser opens it. */
  readonly issue: { readonly number: number; readonly title: string; readonly url: string }
  /** The version that promises it: `path` from the root of the repository. */
  readonly document: { readonly path: string; readonly commit: string }
  /** Page of the repository, as a browser opens it: `https://github.com/acme/shop`. */
  readonly home: string
  /** Whether we write with a workflow's own token, which can call no team. */
  readonly shared?: boolean
}
