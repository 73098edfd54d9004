import type { ReportKind } from '../src/reports/report.ts'

/** What one run of the Action is to do. It says where to look, never what has happened: that is read. */
export type Task =
  /** Bring one issue to where its history says it should be: an incident, or an action item. */
  | { readonly command: 'converge'; readonly issue: number }
  /** Review one pull request: its postmortems and its config. Once it is merged, what follows from that. */
  | { readonly command: 'review'; readonly pull: number }
  | { readonly command: 'sweep' }
  /** Null where whatever is due is meant, and the newest period that has ended. */
  | {
      readonly command: 'report'
      readonly report: ReportKind | null
      readonly period: string | null
    }
  | { readonly command: 'actions'; readonly because: ActionsCause }
  | { readonly command: 'declare'; readonly from: AlertEvent }
  /** The config of a pull request; null: the one of the default branch. */
  | { readonly command: 'check-config'; readonly pull: number | null }
  | { readonly command: 'setup' }

/** Which action items, or whose. */
export type ActionsCause =
  /** Those that the published postmortem of this incident promises. */
  | { readonly kind: 'incident'; readonly issue: number }
  /** Those of the postmortems that differ between two commits of the default branch. */
  | { readonly kind: 'push'; readonly before: string; readonly after: string }
  /** Those that wait for their change to be deployed. */
  | { readonly kind: 'deployment'; readonly deployment: number }
  /** Those of every incident that owes some. */
  | { readonly kind: 'all' }

/** Where the alert is written: in the payload of the event of this name, or (`inputs`) in the inputs of the step. */
export type AlertEvent = 'repository_dispatch' | 'workflow_run' | 'deployment_status' | 'inputs'

/** What an event asks for, or in one sentence why it asks for nothing. */
export type Asked =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'nothing'; readonly sentence: string }
  /** The workflow file asks for what cannot be. */
  | { readonly kind: 'mistake'; readonly sentence: string }
