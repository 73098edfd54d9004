import { createHash, randomUUID } from 'node:crypto'
import { type Instant, instant, MINUTE_MS, plus } from '../domain/instant.ts'
import type { Claim, ClaimKind, Claims, OwnClaim } from '../engine/claims.ts'
import { type Client, type ClientOptions, client, LAST_RANK, type Octokit } from './client.ts'
import { Failure } from './failure.ts'
import { found } from './read-rest.ts'
import type { RepositoryRef } from './setup-requests.ts'

/**
 * After so long without a sign of life a claim is a dead run's. One creation takes less than a minute with all its
 * waiting, and whoever works longer renews; by then GitHub's lists show what the dead run has made.
 */
export const CLAIM_STALE_MS = 5 * MINUTE_MS
/** How old a claim gets before its holder renews it. */
const RENEWED_MS = 2 * MINUTE_MS

/** All claims lie below this, without `refs/heads/`. */
const CLAIM_BRANCHES = 'sitrep/claim/'

export interface ClaimsOptions extends ClientOptions {
  readonly now: () => Instant
  /** Who claims, for people who find the branch: a run's page, or the name of a process. */
  readonly run: string
}

/** The branch of a claim; a key that is no number stands as 16 hex digits of its hash. */
export function claimBranch(kind: ClaimKind, key: string): string {
  const digest = () => createHash('sha256').update(key).digest('hex').slice(0, 16)
  return `${CLAIM_BRANCHES}${kind}-${/^\d{1,15}$/.test(key) ? key : digest()}`
}

/** When to look again where GitHub did not say whether a claim was made. */
const UNSURE_MS = MINUTE_MS

/** Claims as branches of a repository. What GitHub does not answer is nobody's to make for now. Throws Failure. */
export function githubClaims(octokit: Octokit, at: RepositoryRef, options: ClaimsOptions): Claims {
  const place: Place = { github: client(octokit, options), at, now: options.now, run: options.run }
  return {
    async take(kind, key) {
      try {
        return await taken(place, claimBranch(kind, key))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (error.kind === 'permission') return { kind: 'refused' }
        if (!error.retryable) throw error
        return { kind: 'theirs', until: plus(options.now(), UNSURE_MS) }
      }
    },
  }
}

interface Place {
  readonly github: Client
  readonly at: RepositoryRef
  readonly now: () => Instant
  readonly run: string
}

/** A commit on which a claim stands; of ours, when it was made is GitHub's word. */
interface Stand {
  readonly sha: string
  readonly tree: string
  readonly at: Instant
  /** Whether it says what our claims say. */
  readonly claims: boolean
}

const GIT = '/repos/{owner}/{repo}/git'

async function taken(place: Place, branch: string): Promise<Claim> {
  const held = await standing(place, branch)
  if (held !== null) return overtaken(place, branch, held)
  const mine = await signed(place, branch, await headOf(place))
  if (await made(place, branch, mine)) return ours(place, branch, mine)
  return theirs(place, await standing(place, branch))
}

/** Taken from a dead run by going on from where it stands, which only one of several can. */
async function overtaken(place: Place, branch: string, held: Stand): Promise<Claim> {
  if (isAlive(place, held)) return theirs(place, held)
  const mine = await signed(place, branch, held)
  if (await movedOn(place, branch, mine)) return ours(place, branch, mine)
  return theirs(place, await standing(place, branch))
}

/** When a commit was made is whoever pushed it to say: one of tomorrow is no sign of life. */
const isAlive = ({ now }: Place, { at }: Stand): boolean => Math.abs(now() - at) < CLAIM_STALE_MS

/** Gone again meanwhile means that its work is done; whoever looks again sees that. */
const theirs = ({ now }: Place, held: Stand | null): Claim => ({
  kind: 'theirs',
  until: held === null ? now() : plus(held.at, CLAIM_STALE_MS),
})

function ours(place: Place, branch: string, first: Stand): OwnClaim {
  let mine: Stand | null = first
  return {
    kind: 'ours',
    async renew() {
      if (mine === null) return false
      const age = place.now() - mine.at
      if (age < RENEWED_MS) return true
      const next: Stand = await signed(place, branch, mine)
      mine = (await movedOn(place, branch, next)) ? next : null
      return mine !== null
    },
    async release() {
      const held = mine === null ? null : await standing(place, branch)
      if (held === null || held.sha !== mine?.sha) return
      mine = null
      await deleted(place, branch)
    },
  }
}

interface Commit {
  readonly sha: string
  readonly tree: { readonly sha: string }
  readonly committer: { readonly date: string }
  readonly message: string
}

const CLAIM = 'Claim '

const standOf = ({ sha, tree, committer, message }: Commit): Stand => ({
  sha,
  claims: message.startsWith(CLAIM),
  tree: tree.sha,
  at: instant(committer.date),
})

/** What the claim stands at; null where nobody has it. */
async function standing({ github, at }: Place, branch: string): Promise<Stand | null> {
  const asked = { ...at, ref: `heads/${branch}` }
  const ref = await found<{ object: { sha: string } }>(github, `GET ${GIT}/ref/{+ref}`, asked)
  if (ref === null) return null
  const route = `GET ${GIT}/commits/{commit_sha}`
  const commit = await found<Commit>(github, route, { ...at, commit_sha: ref.object.sha })
  return commit && standOf(commit)
}

interface Head {
  readonly sha: string
  readonly commit: { readonly tree: { readonly sha: string } }
}

async function headOf({ github, at }: Place): Promise<Pick<Stand, 'sha' | 'tree'>> {
  const { data } = await github.get('GET /repos/{owner}/{repo}/commits/{ref}', {
    ...at,
    ref: 'HEAD',
  })
  const { sha, commit } = data as Head
  return { sha, tree: commit.tree.sha }
}

/**
 * No file, and a message that no two claims share: equal commits would be one, and a claim two runs'. Nobody's pipelines
 * have to run for it.
 */
async function signed(
  place: Place,
  branch: string,
  { sha, tree }: Pick<Stand, 'sha' | 'tree'>,
): Promise<Stand> {
  const message = `${CLAIM}${branch.slice(CLAIM_BRANCHES.length)}\n\nBy ${place.run}, ${randomUUID()}.\nSitrep deletes this branch when the work is done. [skip ci]`
  const params = { ...place.at, message, tree, parents: [sha] }
  const { data } = await sent(place, `POST ${GIT}/commits`, params)
  return standOf(data as Commit)
}

/** Whether the branch was made for this claim. */
function made(place: Place, branch: string, { sha }: Stand): Promise<boolean> {
  const params = { ...place.at, ref: `refs/heads/${branch}`, sha }
  return won(place, branch, sha, () => sent(place, `POST ${GIT}/refs`, params))
}

/** Without force GitHub moves a branch only to what leads on from where it stands. */
function movedOn(place: Place, branch: string, { sha }: Stand): Promise<boolean> {
  const params = { ...place.at, ref: `heads/${branch}`, sha, force: false }
  return won(place, branch, sha, () => sent(place, `PATCH ${GIT}/refs/{+ref}`, params))
}

/** Whether the write went through; where its answer was lost a reading tells, since the commit is nobody else's. */
async function won(
  place: Place,
  branch: string,
  sha: string,
  write: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.kind === 'invalid' || error.kind === 'conflict') return false
    const held = UNKNOWN.has(error.kind) ? await standing(place, branch) : null
    if (held === null) throw error
    return held.sha === sha
  }
}

const UNKNOWN: ReadonlySet<string> = new Set(['unanswered', 'server'])

/** Commits that nothing points at do no harm. */
async function sent({ github }: Place, route: string, params: object) {
  await github.turn(route, LAST_RANK)
  return github.post(route, { ...params })
}

const DELETED_ALREADY: ReadonlySet<string> = new Set(['missing', 'invalid'])

async function deleted(place: Place, branch: string): Promise<void> {
  try {
    await sent(place, `DELETE ${GIT}/refs/{+ref}`, { ...place.at, ref: `heads/${branch}` })
  } catch (error) {
    if (!(error instanceof Failure) || !DELETED_ALREADY.has(error.kind)) throw error
  }
}

interface Ref {
  readonly ref: string
}

/**
 * Takes away what dead runs have left, and says which branches that were; what somebody else has put on a branch there is
 * theirs. One request where there is none. What they had begun is made by whoever looks at it next. Throws Failure.
 */
export async function sweepClaims(
  octokit: Octokit,
  at: RepositoryRef,
  options: ClaimsOptions,
): Promise<readonly string[]> {
  const place: Place = { github: client(octokit, options), at, now: options.now, run: options.run }
  const asked = { ...at, ref: `heads/${CLAIM_BRANCHES}` }
  const { data } = await place.github.get(`GET ${GIT}/matching-refs/{+ref}`, asked)
  const gone: string[] = []
  for (const { ref } of data as readonly Ref[]) {
    const branch = ref.slice('refs/heads/'.length)
    const held = await standing(place, branch)
    if (held === null || !held.claims || isAlive(place, held)) continue
    await deleted(place, branch)
    gone.push(branch)
  }
  return gone
}
