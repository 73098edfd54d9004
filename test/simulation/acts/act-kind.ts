import { isPull, liveIssues, type Pull } from '../../../src/sandbox/find.ts'
import type { Comment, Issue, Repository } from '../../../src/sandbox/model.ts'
import type { Actor, World } from '../../../src/sandbox/world.ts'
import type { Box } from '../box.ts'
import type { Random } from '../random.ts'
import type { Does } from './registry.ts'

/** Of whom the world consists, from the mightiest to a stranger. */
export const PEOPLE = ['ana', 'ben', 'dev', 'caro', 'eve'] as const
/** Who may do whatever a team does. */
export const TEAM = ['ana', 'ben', 'dev'] as const

/** Where people act. They look at GitHub as it is, without a lag, and know nothing of us. */
export interface Stage {
  readonly it: Box
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Where each incident stands that was declared so far; the first is 0. */
  readonly declared: Place[]
}

export interface Place {
  readonly repo: string
  readonly number: number
}

/** One who does something, on one of the incidents. */
export interface Doing {
  readonly stage: Stage
  readonly by: string
  readonly incident: number
}

/**
 * One thing that people do, in a file of its own. What the seed draws for it is plain data: it stands in the schedule.
 * `play` does it once, as soon as it can; what GitHub refuses to whoever does it has not happened.
 */
export interface ActKind<Given extends object> {
  /**
   * Whether it meets what we have written or read so far, so that when it is done decides what comes of it. `later` is
   * what people do after it.
   */
  readonly meetsOurs?: (given: Given, later: readonly Does[]) => boolean
  readonly draw: (roll: Random) => Given
  readonly play: (doing: Doing, given: Given) => Promise<unknown>
}

export const OWNER = 'acme'
export const SHOP = { owner: OWNER, repo: 'shop' } as const

export interface Where {
  readonly at: { readonly owner: string; readonly repo: string; readonly issue_number: number }
  readonly repository: Repository
  readonly issue: Issue
}

/** The issue that somebody works on, wherever it is now; null where it is not declared yet, or gone. */
export function whereOf({ stage, incident }: Doing): Where | null {
  const place = stage.declared[incident]
  if (place === undefined) return null
  const repository = repositoryOf(stage, place.repo)
  const issue = repository.issues[place.number]
  if (issue === undefined || issue.deleted) return null
  return {
    at: { owner: OWNER, repo: place.repo, issue_number: place.number },
    repository,
    issue,
  }
}

export function repositoryOf({ it }: Stage, name: string): Repository {
  const all = Object.values(it.sandbox.state.repositories)
  const found = all.find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no repository ${name}`)
  return found
}

export const worldOf = ({ it }: Stage): World => it.sandbox.world

export function actorOf({ stage, by }: Doing): Actor {
  const user = stage.it.seeded.users[by]
  if (user === undefined) throw new Error(`there is nobody called ${by}`)
  return { user, grant: null }
}

/** What somebody sees as ours on an issue, oldest first. */
export function oursOn(stage: Stage, issue: Issue): readonly Comment[] {
  return issue.comments.filter(({ authorId }) => authorId === stage.it.seeded.app.botId)
}

/** The newest postmortem of an incident that is proposed or was. */
export function draftOf(doing: Doing): Pull | null {
  const place = doing.stage.declared[doing.incident]
  if (place === undefined) return null
  const head = `sitrep/postmortem-${place.number}`
  const pulls = liveIssues(repositoryOf(doing.stage, place.repo)).filter(isPull)
  return pulls.findLast(({ pull }) => pull.headRef === head) ?? null
}

/** Issues of action items, oldest first. */
export function itemsOf(stage: Stage, repo = SHOP.repo): readonly Issue[] {
  const repository = repositoryOf(stage, repo)
  const label = repository.labels.find(({ name }) => name === 'action-item')
  if (label === undefined) return []
  return liveIssues(repository).filter(({ labelIds }) => labelIds.includes(label.id))
}

const ASKED_EACH_MS = 20_000

/** Somebody who waits for a thing looks again and again, and gives up at last. */
export async function comes<T>(
  { now, sleep }: Stage,
  look: () => T | null | undefined,
  mostMs: number,
): Promise<T | null> {
  const until = now() + mostMs
  for (;;) {
    const found = look()
    if (found !== null && found !== undefined) return found
    if (now() >= until) return null
    await sleep(ASKED_EACH_MS)
  }
}
