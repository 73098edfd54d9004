import { createHash } from 'node:crypto'
import { readConfig } from '../config/read.ts'
import { MINUTE_MS } from '../domain/instant.ts'
import { NO_LEDGER } from '../engine/ledger.ts'
import type { PullWorld } from '../engine/pull-world.ts'
import type { ConfigLayer } from '../plan/snapshot.ts'
import { isAssignable } from './assignable.ts'
import { type Believed, believed } from './believed.ts'
import { requiredChecks } from './branch-rules.ts'
import { client, type Octokit } from './client.ts'
import { fileAt } from './file-at.ts'
import { applyReview } from './pull-apply.ts'
import { checkUnder, isReviewKey } from './pull-intent.ts'
import { type Reading, readChecks, readFiles, readRequest, readSuggestion } from './pull-read.ts'
import type { PullRef } from './pull-requests.ts'
import { configLayers, found } from './read-rest.ts'
import { githubWorld, type Surroundings } from './world.ts'
import { whoWrites } from './writer.ts'

/** What an entry brings to every pull request that it looks at. */
export interface PullSurroundings extends Surroundings {
  /** Answers about branches and people that may still be believed. */
  readonly believed: Believed
  /** Our own number among Apps; null where we are none, or do not know it. */
  readonly appId: number | null
}

/** How long an answer about a branch's rules, or about somebody, is believed. */
const BELIEVED_MS = 5 * MINUTE_MS
const HARDLY_MS = 10_000

/** One pull request of GitHub, as reviewing it wants it. */
export function pullWorld(octokit: Octokit, at: PullRef, around: PullSurroundings): PullWorld {
  const { now, appId, keys, me, ledger = NO_LEDGER } = around
  const github = client(octokit, around)
  const { owner, repo } = at
  const reading: Reading = { github, at, me }
  let readAt = now()
  let repository = 0
  let layers: readonly ConfigLayer[] | null = null
  const remembered = <T>(
    key: string,
    ask: () => Promise<T>,
    forMs: (value: T) => number = () => BELIEVED_MS,
  ): Promise<T> => believed(around.believed, key, { now: now(), forMs }, ask)
  /** What was sent without an answer either stands there by now, or never happened. */
  const settle = async (head: string): Promise<void> => {
    const unknown = ledger.unknown()
    if (unknown.length === 0) return
    const seen = await readChecks(reading, head, appId)
    const review = unknown.some(isReviewKey) ? await readSuggestion(reading) : null
    for (const key of unknown) {
      const id = isReviewKey(key) ? review : checkUnder(key, head, seen)
      if (id !== null) ledger.settle(key, id, now())
    }
    ledger.disprove(readAt, ledger.unknown())
  }
  /** Of App and Action one reviews. */
  const isOurs = async (): Promise<boolean> => {
    if (around.hand === undefined) return true
    const { policy } = readConfig(layers ?? (await configLayers(github, at)))
    const asking = { hand: around.hand, me: await me(), now: now(), believed: around.believed }
    return (
      (await whoWrites(github, { owner, repo }, policy, { ...asking, cards: [] })).kind === 'us'
    )
  }
  return {
    files: () => readFiles(reading),
    async request() {
      readAt = now()
      const read = await readRequest(reading)
      if (read === null) return null
      repository = read.repository
      await settle(read.request.head)
      return read.request
    },
    required: (branch) =>
      remembered(
        `rules ${owner}/${repo} ${branch}`,
        () => requiredChecks(github, { owner, repo, branch }, appId),
        // Whoever has just made it a must opens the next pull request to see it.
        (names) => (names.size === 0 ? HARDLY_MS : BELIEVED_MS),
      ),
    async config() {
      layers = await configLayers(github, at)
      return layers
    },
    file: (path, commit) => fileAt(github, at, path, commit),
    checks: (head) => readChecks(reading, head, appId),
    now,
    suggested: async () => (await readSuggestion(reading)) !== null,
    incident: (number) =>
      githubWorld(octokit, { owner, repo, issue_number: number }, { ...around, ledger: NO_LEDGER }),
    async names(logins) {
      const names = new Map<string, string>()
      for (const login of logins) {
        const name = await remembered(`name ${login.toLowerCase()}`, async () => {
          const user = await found<{ name?: string | null }>(github, 'GET /users/{username}', {
            username: login,
          })
          return user?.name?.trim() ?? ''
        })
        if (name !== '') names.set(login.toLowerCase(), name)
      }
      return names
    },
    assignable: (login) =>
      isAssignable(github, { owner, repo }, login, { believed: around.believed, now: now() }),
    digest: ({ name, conclusion, title, summary, annotations }) => {
      const content = JSON.stringify([name, conclusion, title, summary, annotations])
      return `sitrep:v1:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
    },
    async apply(effects) {
      if (!(await isOurs())) return []
      return applyReview(github, { at, repository, keys, readAt, now, ledger }, effects)
    },
  }
}
