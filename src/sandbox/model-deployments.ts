import type { Instant } from '../domain/instant.ts'

export const DEPLOYMENT_STATES = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
] as const
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number]

export interface DeploymentStatus {
  readonly id: number
  readonly state: DeploymentState
  readonly description: string
  readonly logUrl: string
  readonly environmentUrl: string
  readonly creatorId: number
  readonly createdAt: Instant
}

export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly description: string | null
  readonly payload: unknown
  readonly production: boolean
  readonly transient: boolean
  readonly creatorId: number
  readonly viaAppId: number | null
  readonly createdAt: Instant
  updatedAt: Instant
  statuses: DeploymentStatus[]
}
