import type { Octokit } from '@octokit/rest'
import type { Box } from '../simulation/box.ts'

export const AT = { owner: 'acme', repo: 'shop' } as const

/** Where a story plays. */
export interface Stage {
  readonly box: Box
  /** A client that acts as one of the sandbox's people. */
  readonly as: (login: string) => Octokit
}

/** What somebody does at once. */
export type Act = (stage: Stage) => Promise<unknown>

/** Something that people do, and what has to come of it however often we are killed meanwhile. Plain data but for its acts. */
export interface Story {
  readonly name: string
  /** The one whose undisturbed end is the beginning of this one; null: a repository in which nothing has happened yet. */
  readonly after: Story | null
  /** When our process is started for it, as ISO time; a moment after what went before where not given. */
  readonly beginsAt?: string
  /** Whether kills begin with the start of the process itself and not once it has looked around. */
  readonly fromStart?: true
  /** Whether our process finds that its store is gone. */
  readonly storeLost?: true
  /** What is done while nobody of ours listens, before the process is started. */
  readonly unheard?: readonly Act[]
  readonly acts: readonly Act[]
  /** Minutes after the last act in which we may be killed, where it takes longer than usual until all is done. */
  readonly minutes?: number
  /**
   * By how many minutes times may be later than without a kill: where they count from when we heard of something, or from
   * something that we open ourselves. What nobody has stored is found in GitHub's log within five minutes, and what was
   * sent without an answer is sent again after one.
   */
  readonly lateMinutes?: number
}

/** Somebody comments on an issue, the first one unless told otherwise. */
export const says =
  (login: string, body: string, issue_number = 1): Act =>
  ({ as }) =>
    as(login).rest.issues.createComment({ ...AT, issue_number, body })

/** Somebody opens an issue. */
export const opens =
  (login: string, title: string, body: string, labels: readonly string[] = []): Act =>
  ({ as }) =>
    as(login).rest.issues.create({ ...AT, title, body, labels: [...labels] })

/** An admin commits a file to the default branch. */
export const commits =
  (path: string, text: string): Act =>
  async ({ as }) => {
    const { repos } = as('ana').rest
    const content = Buffer.from(text).toString('base64')
    const [before] = await Promise.allSettled([repos.getContent({ ...AT, path })])
    const found = before.status === 'fulfilled' ? before.value.data : null
    const sha = found !== null && 'sha' in found ? { sha: found.sha } : {}
    return repos.createOrUpdateFileContents({
      ...AT,
      path,
      message: `Write ${path}`,
      content,
      ...sha,
    })
  }
