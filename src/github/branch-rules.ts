import { type CheckName, isCheckName } from '../plan/review/check.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import { found } from './read-rest.ts'
import { urlPath } from './url-path.ts'

interface Rule {
  readonly type?: string
  readonly parameters?: {
    readonly required_status_checks?: readonly {
      readonly context?: string
      readonly integration_id?: number | null
    }[]
  }
}

/**
 * The checks of ours that a branch's rules require. `appId` null: whichever App is named, it may be us. Where rules
 * are not to be had, as in private repositories without a paid plan, none is required. Throws Failure.
 */
export async function requiredChecks(
  client: Client,
  at: { readonly owner: string; readonly repo: string; readonly branch: string },
  appId: number | null,
): Promise<ReadonlySet<CheckName>> {
  const rules = await rulesOf(client, at)
  const checks = rules
    .filter(({ type }) => type === 'required_status_checks')
    .flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
    .filter(({ integration_id: id }) => appId === null || (id ?? appId) === appId)
  return new Set(checks.flatMap(({ context = '' }) => (isCheckName(context) ? [context] : [])))
}

/**
 * False where the rules of a branch, or its protection of the older kind, are known to refuse a commit of ours. Not all
 * of either can be read without the right to administer, so that true is no promise. Throws Failure.
 */
export async function mayCommit(
  client: Client,
  at: { readonly owner: string; readonly repo: string; readonly branch: string },
): Promise<boolean> {
  const rules = await rulesOf(client, at)
  if (rules.some(({ type = '' }) => REFUSING.has(type))) return false
  const route = 'GET /repos/{owner}/{repo}/branches/{+branch}'
  const branch = await found<Protected>(client, route, { ...at, branch: urlPath(at.branch) })
  const { enforcement_level: level, contexts = [] } =
    branch?.protection?.required_status_checks ?? {}
  return branch?.protected !== true || level === 'off' || contexts.length === 0
}

interface Protected {
  readonly protected?: boolean
  readonly protection?: {
    readonly required_status_checks?: {
      readonly enforcement_level?: string
      readonly contexts?: readonly string[]
    }
  }
}

/** Rules that a commit straight to the branch cannot keep. */
const REFUSING: ReadonlySet<string> = new Set([
  'update',
  'pull_request',
  'required_status_checks',
  'required_deployments',
  'merge_queue',
  'workflows',
  'code_scanning',
  'code_quality',
])

async function rulesOf(
  client: Client,
  at: { readonly owner: string; readonly repo: string; readonly branch: string },
): Promise<readonly Rule[]> {
  try {
    const route = 'GET /repos/{owner}/{repo}/rules/branches/{+branch}'
    return (await client.all(route, { ...at, branch: urlPath(at.branch) })) as readonly Rule[]
  } catch (error) {
    const none =
      error instanceof Failure && (error.kind === 'missing' || error.kind === 'permission')
    if (none) return []
    throw error
  }
}
