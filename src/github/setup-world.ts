import type { SetupDone, SetupSeen, SetupWorld } from '../engine/setup.ts'
import { compareLink } from '../plan/compare-link.ts'
import { SETUP_BRANCH, type SetupStep } from '../plan/onboarding.ts'
import { type Client, type ClientOptions, client, type Octokit } from './client.ts'
import { Failure } from './failure.ts'
import type { Key } from './keys.ts'
import { configLayers, found, type Repository } from './read-rest.ts'
import { mayOpenNone } from './sent.ts'
import { type RepositoryRef, type SetupTarget, setupRequest } from './setup-requests.ts'

interface WithBranch extends Repository {
  readonly default_branch: string
  readonly html_url: string
}

interface Branch {
  readonly commit: { readonly sha: string; readonly commit?: { readonly message?: string } }
}

interface Pull {
  readonly html_url: string
  readonly state: string
  readonly merged_at: string | null
}

const REPO = '/repos/{owner}/{repo}'

/** One repository of GitHub, as setting it up wants it. `options` carry the lane of the installation's writes. */
export function setupWorld(
  octokit: Octokit,
  at: RepositoryRef,
  keys: readonly Key[],
  options: ClientOptions = {},
): SetupWorld {
  const github = client(octokit, options)
  let id = 0
  let home = ''
  return {
    async look(paths) {
      const repository = await found<WithBranch>(github, `GET ${REPO}`, at)
      id = repository?.id ?? 0
      home = repository?.html_url ?? ''
      return repository === null ? null : look(github, at, repository, paths)
    },
    take: (step) => take(github, { at, id, keys, home }, step),
  }
}

async function look(
  github: Client,
  at: RepositoryRef,
  repository: WithBranch,
  paths: readonly string[],
): Promise<SetupSeen> {
  const { default_branch: branch, visibility } = repository
  const base = await branchOf(github, at, branch)
  const head = await branchOf(github, at, SETUP_BRANCH)
  const labels = await github.all(`GET ${REPO}/labels`, at)
  return {
    name: repository.full_name,
    isPublic: !repository.private && visibility !== 'internal',
    archived: repository.archived ?? false,
    labels: labels.map((label) => (label as { name: string }).name),
    config: await configLayers(github, at),
    base: {
      branch,
      sha: base?.sha ?? null,
      files: base === null ? [] : await present(github, at, branch, paths),
    },
    head: head === null ? null : { ...head, files: await present(github, at, SETUP_BRANCH, paths) },
    pulls: await setupPulls(github, at),
  }
}

async function branchOf(github: Client, at: RepositoryRef, branch: string) {
  const route = `GET ${REPO}/branches/{+branch}`
  const answer = await found<Branch>(github, route, { ...at, branch })
  if (answer === null) return null
  return { sha: answer.commit.sha, message: answer.commit.commit?.message ?? '' }
}

/** Those of the paths that a branch has. */
async function present(
  github: Client,
  at: RepositoryRef,
  ref: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const kept: string[] = []
  for (const path of paths) {
    const file = await found(github, `GET ${REPO}/contents/{+path}`, { ...at, path, ref })
    if (file !== null) kept.push(path)
  }
  return kept
}

/** Whatever was opened from our branch of this repository; a fork's branch of that name is another. */
async function setupPulls(github: Client, at: RepositoryRef): Promise<SetupSeen['pulls']> {
  const head = `${at.owner}:${SETUP_BRANCH}`
  const pulls = await github.all(`GET ${REPO}/pulls`, { ...at, head, state: 'all' })
  return (pulls as readonly Pull[]).map(({ html_url: url, state, merged_at: merged }) => {
    if (state === 'open') return { url, state: 'open' }
    return { url, state: merged === null ? 'declined' : 'merged' }
  })
}

type Target = SetupTarget & { readonly home: string }

async function take(github: Client, target: Target, step: SetupStep): Promise<SetupDone> {
  const { route, params, settled, proof } = setupRequest(target, step)
  try {
    const { data } = await github.send(route, params)
    return { step, result: 'done', url: addressOf(data) }
  } catch (error) {
    const refused = unopened(target, step, error)
    if (refused !== null) return refused
    if (!(error instanceof Failure) || !settled.includes(error.status ?? 0)) throw error
    const there = await found(github, proof.route, proof.params)
    const item = Array.isArray(there) ? there[0] : there
    if (item === null || item === undefined) throw error
    return { step, result: 'already', url: addressOf(item) }
  }
}

/** A pull request that a person has to open; null for any other trouble. */
function unopened({ home }: Target, step: SetupStep, error: unknown): SetupDone | null {
  if (step.type !== 'pull.open' || !mayOpenNone(error)) return null
  const brief = 'The files with which Sitrep handles the incidents of this repository.'
  return { step, result: 'refused', url: compareLink({ ...step, brief, home }) }
}

const addressOf = (data: unknown): string | null =>
  (data as { html_url?: string } | null)?.html_url ?? null

const MOST = 3
/** An installation on more repositories than this was not chosen one by one in earnest. */
const LOOKED_AT = 30

interface Reachable {
  readonly total_count: number
  readonly repositories: readonly { readonly name: string; readonly owner: { login: string } }[]
}

/** How many more pull requests an installation may be offered by itself: three, less those it has had. */
export async function setupsLeft(octokit: Octokit, options: ClientOptions = {}): Promise<number> {
  const github = client(octokit, options)
  const { data } = await github.get('GET /installation/repositories', { per_page: LOOKED_AT })
  const { total_count: total, repositories } = data as Reachable
  if (total > LOOKED_AT) return 0
  let left = MOST
  for (const { name, owner } of repositories) {
    const pulls = await setupPulls(github, { owner: owner.login, repo: name })
    if (pulls.length > 0) left -= 1
    if (left === 0) return 0
  }
  return left
}
