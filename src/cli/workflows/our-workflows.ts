import { type WorkflowFile, workflowFile } from '../../config/workflow-file.ts'
import { type Instant, instant } from '../../domain/instant.ts'
import type { Client } from '../../github/client.ts'
import { fileAt } from '../../github/file-at.ts'
import type { RepositoryRef } from '../../github/setup-requests.ts'

/** A workflow of the default branch that runs Sitrep's Action. */
export interface OurWorkflow {
  readonly id: number
  /** `.github/workflows/sitrep.yml` */
  readonly path: string
  /** `active`, or which way it was switched off: `disabled_inactivity`. */
  readonly state: string
  readonly createdAt: Instant
  readonly file: WorkflowFile
}

interface Listed {
  readonly id: number
  readonly path: string
  readonly state: string
  readonly created_at: string
}

const FOLDER = '.github/workflows/'
/** Whoever gave the file another name has it among these, or starts it by hand. */
const MOST_READ = 15

/** Those whose name says so, else whichever of the others are. Throws Failure, of kind `missing` or `permission` where these may not be seen. */
export async function ourWorkflows(
  github: Client,
  at: RepositoryRef,
  branch: string,
): Promise<readonly OurWorkflow[]> {
  const route = 'GET /repos/{owner}/{repo}/actions/workflows'
  const all = (await github.all(route, at, 'workflows')) as readonly Listed[]
  const files = all.filter(({ path }) => path.startsWith(FOLDER))
  const [named = [], others = []] = [true, false].map((wanted) =>
    files.filter(({ path }) => path.toLowerCase().includes('sitrep') === wanted),
  )
  const found = await oursAmong(named, github, at, branch)
  return found.length > 0 ? found : oursAmong(others.slice(0, MOST_READ), github, at, branch)
}

async function oursAmong(
  listed: readonly Listed[],
  github: Client,
  at: RepositoryRef,
  branch: string,
): Promise<readonly OurWorkflow[]> {
  const ours: OurWorkflow[] = []
  for (const { id, path, state, created_at: created } of listed) {
    const read = await fileAt(github, at, path, branch)
    const file = read.kind === 'text' ? workflowFile(read.text) : null
    if (file !== null && file.jobs.length > 0) {
      ours.push({ id, path, state, createdAt: instant(created), file })
    }
  }
  return ours
}
