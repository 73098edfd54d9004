import type { AlertRead } from '../domain/alert.ts'
import { deploymentStatus } from './deployment-status.ts'
import { dispatch } from './dispatch.ts'
import { workflowRun } from './workflow-run.ts'

const READERS = {
  repository_dispatch: dispatch,
  workflow_run: workflowRun,
  deployment_status: deploymentStatus,
} as const

type AlertEvent = keyof typeof READERS

export const isAlertEvent = (event: string): event is AlertEvent => Object.hasOwn(READERS, event)

/** What the payload of an event of GitHub's says, all texts bounded and without secrets. */
export const heardAlert = (event: AlertEvent, payload: unknown): AlertRead =>
  READERS[event](payload)
