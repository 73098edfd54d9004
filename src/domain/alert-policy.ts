/** What other systems may declare, and how much of it. */
export interface AlertPolicy {
  /** Event types of `repository_dispatch` that are read as alerts. */
  readonly events: readonly string[]
  /** Words of other systems, made plain, and the team's severity for each. */
  readonly severities: ReadonlyMap<string, string>
  /** The worst severity that an alert may give; null where there is no such limit. */
  readonly ceiling: string | null
  /** Logins of bots whose issues declare, where they hold the form's headings and a key. */
  readonly bots: readonly string[]
  readonly workflows: readonly WorkflowRule[]
  readonly deployments: readonly DeploymentRule[]
  /** How many incidents alerts may open in an hour. */
  readonly perHour: number
  /** How long after its end an incident is named by the next one of the same alert. */
  readonly quietMs: number
}

interface Rule {
  /** Null: people say how bad it is. */
  readonly severity: string | null
  readonly service: string | null
}

/** A workflow whose failing runs declare. */
export interface WorkflowRule extends Rule {
  /** Its name, or its file without the folder. */
  readonly workflow: string
  /** Null: the default branch alone. */
  readonly branches: readonly string[] | null
}

/** An environment whose failing deployments declare. */
export interface DeploymentRule extends Rule {
  readonly environment: string
}

/** What a team has that says nothing. */
export const NO_ALERTS: AlertPolicy = {
  events: ['sitrep', 'incident', 'alertmanager'],
  severities: new Map(),
  ceiling: null,
  bots: [],
  workflows: [],
  deployments: [],
  perHour: 10,
  quietMs: 1_800_000,
}
