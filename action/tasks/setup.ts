import { type Proposal, planSetup, type SetUp, setup } from '../../src/engine/setup.ts'
import { Failure } from '../../src/github/failure.ts'
import { offeredFiles } from '../../src/github/offered-files.ts'
import { mayOpenNone } from '../../src/github/sent.ts'
import { setupRequest } from '../../src/github/setup-requests.ts'
import { setupWorld } from '../../src/github/setup-world.ts'
import { type Change, type Ended, NOTHING } from '../ended.ts'
import { endedBy } from '../failing.ts'
import type { Reason } from '../reasons.ts'
import type { Session } from '../session.ts'

/** Creates the labels and opens the pull request with form and config. Throws Failure. */
export async function setupTask(session: Session): Promise<Ended> {
  const { octokit, at, around, writes } = session
  const world = setupWorld(octokit, at, around.keys, { pace: around.pace })
  const wish = { files: offeredFiles(), labels: true }
  try {
    const made = await (writes ? setup(world, wish) : planSetup(world, wish))
    if (made === null) return { ...NOTHING, reason: 'not-found' }
    return endedWith(session, made)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const ended = endedBy(error)
    return mayOpenNone(error)
      ? { ...ended, reason: 'pull-requests-forbidden', troubles: [] }
      : ended
  }
}

function endedWith({ writes, at, around, setting }: Session, made: SetUp): Ended {
  const { steps, done, proposal } = made
  const changes = writes
    ? done.map(
        ({ step, result }): Change => ({ type: step.type, on: null, result: RESULTS[result] }),
      )
    : steps.map(({ type }): Change => ({ type, on: null, result: 'planned' }))
  const id = idOf(setting.event.payload)
  const planned = writes
    ? []
    : steps.map((step) => {
        const { route, params } = setupRequest({ at, id, keys: around.keys }, step)
        return { route, params }
      })
  const summary = [
    `### Setting up\n\n${words(proposal)}\n\n${made.known} labels were there before.`,
  ]
  return { ...NOTHING, reason: reasonOf(made, writes), changes, planned, summary }
}

const RESULTS = { done: 'done', already: 'already', refused: 'failed' } as const

/** GitHub's number of the repository, which the marker is bound to; 0 where the event does not say it. */
function idOf(payload: Readonly<Record<string, unknown>>): number {
  const { repository } = payload as { readonly repository?: { readonly id?: number } | null }
  return repository?.id ?? 0
}

const WAITS: ReadonlySet<Proposal['kind']> = new Set([
  'empty',
  'archived',
  'foreign-branch',
  'left-over',
])

function reasonOf({ steps, proposal }: SetUp, writes: boolean): Reason {
  if (WAITS.has(proposal.kind)) return 'setup-waits'
  if (proposal.kind === 'unopened') return 'pull-requests-forbidden'
  if (steps.length === 0) return 'nothing-to-do'
  return writes ? 'done' : 'dry-run'
}

function words(proposal: Proposal): string {
  switch (proposal.kind) {
    case 'opened':
      return `The pull request is open: ${proposal.url}. Merge it to have form, config and runbook.`
    case 'open':
      return `A pull request is open already: ${proposal.url}.`
    case 'unopened':
      return `Branch and files are there, and GitHub lets this token open no pull request. [Open it with one click](${proposal.url}).`
    case 'declined':
      return `The pull request was closed unmerged, so no other is opened: ${proposal.url}.`
    case 'planned':
      return 'A pull request with form, config and runbook would be opened.'
    case 'complete':
      return 'Form and config are there already.'
    case 'empty':
      return 'The repository has no commit yet. Push one, then run this again.'
    case 'archived':
      return 'The repository is archived, so nothing can be written.'
    case 'foreign-branch':
      return 'A branch sitrep/setup exists that is not ours. Rename or delete it, then run this again.'
    case 'left-over':
      return `The merged pull request has left its branch sitrep/setup behind; delete it, then run this again: ${proposal.url}.`
    default:
      return proposal satisfies never
  }
}
