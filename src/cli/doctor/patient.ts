import { type ConfigText, type Reading, readConfig } from '../../config/read.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Budget } from '../../github/budget.ts'
import { type Client, client } from '../../github/client.ts'
import { configLayers } from '../../github/read-rest.ts'
import type { RepositoryRef } from '../../github/setup-requests.ts'
import { urlPath } from '../../github/url-path.ts'
import type { Connection } from '../connect.ts'
import { type OurWorkflow, ourWorkflows } from '../workflows/our-workflows.ts'
import { once } from './once.ts'
import { type Sight, shown } from './shown.ts'

/** What GitHub says of a repository to whoever asks. */
export interface Repository {
  readonly id: number
  readonly full_name: string
  readonly html_url: string
  readonly default_branch: string
  readonly private: boolean
  readonly pushed_at?: string | null
  readonly archived?: boolean
  readonly disabled?: boolean
  readonly has_issues?: boolean
  readonly owner: { readonly login: string; readonly type?: string }
  /** What a person may do there; an installation is told nothing of use. */
  readonly permissions?: Readonly<Record<string, boolean>>
}

/** A repository under examination. What several checks want is read once. */
export interface Patient {
  readonly at: RepositoryRef
  /** `owner/name` */
  readonly name: string
  readonly repository: Repository
  /** Those of a classic token; null for any other. */
  readonly scopes: readonly string[] | null
  /** Where the credentials are from, for messages: `GITHUB_TOKEN`. */
  readonly from: string
  readonly github: Client
  /** Signed in as the App itself; null with a token. */
  readonly asApp: Client | null
  readonly me: () => Promise<string>
  readonly now: () => Instant
  /** How far GitHub's clock is ahead of this machine's; null where no answer told it. */
  readonly apartMs: () => number | null
  /** What is left of the hourly limits, by resource, as the last answer told. */
  readonly budgets: ReadonlyMap<string, Budget>
  /** The team's files, weakest first, and what they say together. */
  readonly config: () => Promise<Reading & { readonly texts: readonly ConfigText[] }>
  /** Slugs of the Apps that watch the default branch, as far as they are Sitrep's by name. */
  readonly apps: () => Promise<Sight<readonly string[]>>
  /** The workflows that run Sitrep. */
  readonly workflows: () => Promise<Sight<readonly OurWorkflow[]>>
}

const REPO = '/repos/{owner}/{repo}'

/** Null where there is no such repository, or none that may be seen. Throws Failure. */
export async function patient(connection: Connection): Promise<Patient | null> {
  const { octokit, at, from, me, clock, asApp, apartMs } = connection
  const budgets = new Map<string, Budget>()
  const onBudget = (budget: Budget) => void budgets.set(budget.resource, budget)
  const github = client(octokit, { now: clock.now, onBudget })
  const sight = await shown(() => github.get(`GET ${REPO}`, at))
  if (sight.kind === 'hidden') return null
  const repository = sight.it.data as Repository
  return {
    ...{ at, from, github, budgets, repository, apartMs },
    name: repository.full_name,
    scopes: scopesIn(sight.it.headers['x-oauth-scopes']),
    asApp: asApp === null ? null : client(asApp, { now: clock.now }),
    me: once(me),
    now: clock.now,
    config: once(async () => {
      const texts = await configLayers(github, at)
      return { ...readConfig(texts), texts }
    }),
    apps: once(() => shown(() => appsOn(github, at, repository.default_branch))),
    workflows: once(() => shown(() => ourWorkflows(github, at, repository.default_branch))),
  }
}

interface Suite {
  readonly app?: { readonly slug?: string } | null
}

/** Every App with the right to write checks has a suite on each commit that is pushed. */
async function appsOn(
  github: Client,
  at: RepositoryRef,
  branch: string,
): Promise<readonly string[]> {
  const route = `GET ${REPO}/commits/{+ref}/check-suites`
  const asked = { ...at, ref: urlPath(branch) }
  const suites = (await github.all(route, asked, 'check_suites')) as readonly Suite[]
  const slugs = suites.flatMap(({ app }) => app?.slug ?? [])
  return [...new Set(slugs)].filter((slug) => slug.startsWith('sitrep'))
}

/** GitHub names the scopes of classic tokens alone, in one line. */
function scopesIn(header: string | number | undefined): readonly string[] | null {
  if (header === undefined) return null
  return String(header)
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '')
}
