import type { Instant } from '../src/domain/instant.ts'
import { memorySlots } from '../src/engine/memory-slots.ts'
import { GITHUB_PACE, NO_PACE, type Pace } from '../src/engine/pace.ts'
import type { Examine } from '../src/engine/pull-world.ts'
import type { Believed } from '../src/github/believed.ts'
import { githubClaims } from '../src/github/claims.ts'
import type { Octokit } from '../src/github/client.ts'
import { type GithubClock, githubClock } from '../src/github/github-clock.ts'
import type { Key } from '../src/github/keys.ts'
import { pace } from '../src/github/pace.ts'
import type { RepositoryRef } from '../src/github/setup-requests.ts'
import { sleep } from '../src/github/sleep.ts'
import type { Surroundings } from '../src/github/world.ts'
import { dryOctokit } from './dry-octokit.ts'
import type { Fetch } from './early.ts'
import type { Planned } from './ended.ts'
import { type Identity, identity } from './identity.ts'
import type { Leaves } from './leaves.ts'
import { octokitOf } from './octokit.ts'
import type { Setting } from './setting.ts'

/** What all parts of one run work with. */
export interface Session {
  readonly setting: Setting
  readonly octokit: Octokit
  readonly at: RepositoryRef
  readonly who: Pick<Identity, 'me' | 'known'>
  readonly around: Surroundings & { readonly believed: Believed; readonly pace: Pace }
  /** False in a dry run. */
  readonly writes: boolean
  /** What a dry run would have sent where nothing could be planned ahead. */
  readonly noted: readonly Planned[]
  /** Tells how far it has come, in words of ours and numbers. */
  readonly say: (line: string) => void
  readonly examine: Examine
  /** What it need not do itself. */
  readonly leaves: Leaves
}

interface Opening {
  readonly keys: readonly Key[]
  readonly say: Session['say']
  readonly examine: Examine
  /** True: labels that nobody uses yet are left to a sweep, since each takes a second of a billed minute. */
  readonly hurried: boolean
  readonly leaves: Leaves
  /** Whether a person's token may write: where nothing of it is read back. */
  readonly personal: boolean
}

/** Asks nobody yet. */
export function sessionOf(
  setting: Setting,
  { keys, say, examine, hurried, personal, leaves }: Opening,
): Session {
  const clock = githubClock(setting.now)
  const acting = octokitOf({ ...setting, fetch: hearing(setting.fetch, clock) })
  const { octokit: heard, ...who } = identity(acting, { personal })
  const noted: Planned[] = []
  const writes = !setting.inputs.dryRun
  const octokit = writes ? heard : dryOctokit(heard, (one) => noted.push(one))
  const at = { ...setting.repository }
  const lane = paceOf(setting)
  const run = runOf(setting)
  const claims = writes
    ? { claims: githubClaims(octokit, at, { now: clock.now, pace: lane, run }) }
    : {}
  const around = {
    ...{ now: clock.now, keys, people: new Map(), believed: new Map(), me: who.me, pace: lane },
    ...{ ...claims, hand: 'action' as const, hurried: () => hurried },
  }
  return { setting, octokit, at, who, around, writes, noted, say, examine, leaves }
}

/** Where people find what this run did. */
export function runOf({ serverUrl, repository: { owner, repo }, env }: Setting): string {
  return `${serverUrl}/${owner}/${repo}/actions/runs/${env['GITHUB_RUN_ID'] ?? '0'}`
}

/** GitHub's answers say what time it is there, by which all its times are. */
function hearing(fetch: Fetch, clock: GithubClock): Fetch {
  return async (input, init) => {
    const answer = await fetch(input, init)
    clock.hear(answer.headers.get('date') ?? undefined)
    return answer
  }
}

/** GitHub wants to be written to slowly; a GitHub of one's own may not mind. */
function paceOf({ env, now }: Setting): Pace {
  if (env['SITREP_PACED'] === 'false') return NO_PACE
  const stop = new AbortController().signal
  return pace(memorySlots(GITHUB_PACE), 0, { now: now satisfies () => Instant, sleep, stop })
}
