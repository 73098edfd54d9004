/** As much of a payload as tells whether a deployment may prove something done. */
export interface DeploymentPayload {
  readonly deployment?: { readonly id?: number } | null
  readonly deployment_status?: { readonly state?: string } | null
}

/** Only what has succeeded proves anything. Where to, and whether that counts, is asked of GitHub. */
export const relevantDeployment = ({ deployment, deployment_status }: DeploymentPayload): boolean =>
  deployment?.id !== undefined && deployment_status?.state === 'success'
