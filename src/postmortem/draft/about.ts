import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'

/** What brought a commit to where it runs, or tried to. */
export interface Deployment {
  readonly environment: string
  readonly sha: string
  /** Branch, tag or commit that was asked for. */
  readonly ref: string
  readonly at: Instant
  /** Where it can be looked at; null where GitHub names no such place. */
  readonly url: string | null
}

/** A pull request by which the incident began or ended, as far as it could be read. */
export interface KnownPull {
  /** `owner/name`. */
  readonly repository: string
  readonly number: number
  readonly title: string
}

/** All that a draft is written from. Nothing of it changes by being looked at again later. */
export interface About {
  readonly incident: Incident
  readonly policy: Policy
  /** `owner/name`. */
  readonly repository: string
  readonly issue: {
    readonly number: number
    readonly title: string
    /** The page of the issue, as a browser opens it. */
    readonly url: string
    readonly createdAt: Instant
  }
  readonly pulls: readonly KnownPull[]
  /** In any order; those from before the start and during the incident are told. */
  readonly deployments: readonly Deployment[]
}

/** A team's own template, and what people call the file. */
export interface Template {
  /** `.github/sitrep/postmortem-sev1.md` */
  readonly source: string
  readonly text: string
}

/** A mistake in a team's template. Lines and columns count from 1. */
export interface TemplateProblem {
  readonly source: string
  readonly line: number
  readonly column: number
  /** A whole sentence. Holds words of the file: make it inert. */
  readonly message: string
}

export interface Draft {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** Of the template; where there are any, the default was used in its place. */
  readonly problems: readonly TemplateProblem[]
}
