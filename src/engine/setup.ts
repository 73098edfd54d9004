import { labels } from '../config/labels.ts'
import { readConfig } from '../config/read.ts'
import type { Policy } from '../domain/policy.ts'
import {
  commitMessage,
  isOurCommit,
  type OfferedFile,
  PULL_TITLE,
  pullBody,
  SETUP_BRANCH,
  type SetupStep,
} from '../plan/onboarding.ts'
import type { ConfigLayer } from '../plan/snapshot.ts'

/** What a repository has already of what setting it up would give it. */
export interface SetupSeen {
  /** `owner/name`. */
  readonly name: string
  readonly isPublic: boolean
  readonly archived: boolean
  readonly labels: readonly string[]
  /** Weakest first. */
  readonly config: readonly ConfigLayer[]
  readonly base: {
    readonly branch: string
    /** Null while the repository has no commit at all. */
    readonly sha: string | null
    /** Those of the paths that were asked about. */
    readonly files: readonly string[]
  }
  /** Our branch, where it exists. */
  readonly head: {
    readonly sha: string
    readonly message: string
    readonly files: readonly string[]
  } | null
  /** Pull requests that were ever opened from our branch, in any order. */
  readonly pulls: readonly {
    readonly url: string
    readonly state: 'open' | 'merged' | 'declined'
  }[]
}

export interface SetupDone {
  readonly step: SetupStep
  /** `already`: somebody else was faster. `refused`: GitHub lets us open no pull request here. */
  readonly result: 'done' | 'already' | 'refused'
  /** Address of the pull request, where the step opens one; where it is refused the page that opens it for a person. */
  readonly url: string | null
}

/** The door to one repository. What GitHub refuses is thrown as a failure; doing it again goes on from there. */
export interface SetupWorld {
  /** Null where there is no such repository, or none that may be seen. */
  look(paths: readonly string[]): Promise<SetupSeen | null>
  take(step: SetupStep): Promise<SetupDone>
}

/** What became of the pull request, or why there is none. */
export type Proposal =
  | { readonly kind: 'opened' | 'open' | 'declined'; readonly url: string }
  | { readonly kind: 'planned' | 'complete' | 'empty' | 'archived' | 'foreign-branch' }
  /** Branch and files are there, and whoever follows the address opens the pull request with one click. */
  | { readonly kind: 'unopened'; readonly url: string }
  /** A merged one has left its branch behind, which is never moved. */
  | { readonly kind: 'left-over'; readonly url: string }

export interface SetUp {
  readonly repository: string
  readonly isPublic: boolean
  /** All that is written, in order; in a plan all that would be. */
  readonly steps: readonly SetupStep[]
  readonly done: readonly SetupDone[]
  readonly proposal: Proposal
  /** Labels that were there before. */
  readonly known: number
  /** What the labels were read from, mistakes included. */
  readonly config: readonly ConfigLayer[]
}

export interface SetupWish {
  readonly files: readonly OfferedFile[]
  /** False where only the pull request is wanted. */
  readonly labels: boolean
}

/** What setting a repository up would write; null where there is no such repository. */
export async function planSetup(world: SetupWorld, wish: SetupWish): Promise<SetUp | null> {
  const seen = await world.look(wish.files.flatMap(namesOf))
  if (seen === null) return null
  const { policy } = readConfig(seen.config)
  const defined = labels(policy)
  const missing = seen.archived || !wish.labels ? [] : missingLabels(defined, seen)
  const { proposal, steps } = propose(seen, wish.files, policy)
  return {
    repository: seen.name,
    isPublic: seen.isPublic,
    steps: [...missing, ...steps],
    done: [],
    proposal,
    known: defined.length - missingLabels(defined, seen).length,
    config: seen.config,
  }
}

/** Creates the missing labels and opens the pull request. Safe to run twice, at once, or after half a run. */
export async function setup(world: SetupWorld, wish: SetupWish): Promise<SetUp | null> {
  const planned = await planSetup(world, wish)
  if (planned === null) return null
  const done: SetupDone[] = []
  for (const step of planned.steps) done.push(await world.take(step))
  const pull = done.find(({ step }) => step.type === 'pull.open')
  if (pull === undefined) return { ...planned, done }
  return { ...planned, done, proposal: { kind: PROPOSED[pull.result], url: pull.url ?? '' } }
}

const PROPOSED = { done: 'opened', already: 'open', refused: 'unopened' } as const

function missingLabels(defined: ReturnType<typeof labels>, seen: SetupSeen): readonly SetupStep[] {
  const have = new Set(seen.labels.map((name) => name.toLowerCase()))
  return defined
    .filter(({ name }) => !have.has(name.toLowerCase()))
    .map((label) => ({ type: 'label.define', ...label }))
}

const namesOf = ({ path, alias }: OfferedFile): readonly string[] =>
  alias === null ? [path] : [path, alias]

const lacks = (files: readonly string[], file: OfferedFile): boolean =>
  !namesOf(file).some((path) => files.includes(path))

interface Proposed {
  readonly proposal: Proposal
  readonly steps: readonly SetupStep[]
}

/** A pull request is made once; whoever closes it unmerged has said no for good. */
function propose(seen: SetupSeen, files: readonly OfferedFile[], policy: Policy): Proposed {
  const nothing = (proposal: Proposal): Proposed => ({ proposal, steps: [] })
  if (seen.archived) return nothing({ kind: 'archived' })
  const past = (state: string) => seen.pulls.find((pull) => pull.state === state)
  const open = past('open')
  if (open !== undefined) return nothing({ kind: 'open', url: open.url })
  const wanted = files.filter((file) => lacks(seen.base.files, file))
  if (wanted.every(({ along }) => along)) return nothing({ kind: 'complete' })
  const declined = past('declined')
  if (declined !== undefined) return nothing({ kind: 'declined', url: declined.url })
  if (seen.base.sha === null) return nothing({ kind: 'empty' })
  const merged = past('merged')
  if (seen.head !== null && merged !== undefined) {
    return nothing({ kind: 'left-over', url: merged.url })
  }
  if (!isOurs(seen)) return nothing({ kind: 'foreign-branch' })
  return { proposal: { kind: 'planned' }, steps: stepsOf(seen, seen.base.sha, wanted, policy) }
}

/** A branch of our name is gone on with where an earlier run of ours was cut short, and only there. */
const isOurs = ({ head, base }: SetupSeen): boolean =>
  head === null || head.sha === base.sha || isOurCommit(head.message)

function stepsOf(
  seen: SetupSeen,
  sha: string,
  wanted: readonly OfferedFile[],
  policy: Policy,
): readonly SetupStep[] {
  const branch = SETUP_BRANCH
  const paths = wanted.map(({ path }) => path)
  const unwritten = wanted.filter(({ path }) => !seen.head?.files.includes(path))
  return [
    ...(seen.head === null ? [{ type: 'branch.create', branch, sha } as const] : []),
    ...unwritten.map(
      ({ path, text }): SetupStep => ({
        type: 'file.create',
        branch,
        path,
        text,
        message: commitMessage(path),
      }),
    ),
    {
      type: 'pull.open',
      branch,
      base: seen.base.branch,
      title: PULL_TITLE,
      body: pullBody(paths, seen.isPublic, policy.label),
    },
  ]
}
