import { latestRuns, runsOf } from '../checks.ts'
import { changesBetween, type FileChange } from '../diff/files.ts'
import { type Pull, userById } from '../find.ts'
import { commitsBetween, mergeBase } from '../git-history.ts'
import type { Commit, Repository } from '../model.ts'
import type { CheckRun } from '../model-checks.ts'
import { person, stateBadge } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { heading, live, pathOf } from './issue-frame.ts'
import { home, layout } from './layout.ts'
import type { Visit } from './visit.ts'

type Tab = 'conversation' | 'checks' | 'files'

/** What a pull request brings. */
export interface Brought {
  readonly commits: readonly Commit[]
  readonly files: readonly FileChange[]
  readonly runs: readonly CheckRun[]
}

export function broughtBy(repository: Repository, { pull }: Pull): Brought {
  const { git } = repository
  const from = mergeBase(git, pull.baseSha, pull.headSha) ?? pull.baseSha
  return {
    commits: commitsBetween(git, pull.baseSha, pull.headSha),
    files: changesBetween(git, from, pull.headSha),
    runs: latestRuns(runsOf(repository, pull.headSha)),
  }
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

/** The document around one tab of a pull request. */
export function pullDocument(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  tab: Tab,
  content: Content,
): Html {
  const brought = broughtBy(repository, issue)
  const body = live(
    visit,
    repository,
    issue,
    html`${heading(visit, repository, issue, summary(visit, repository, issue, brought))}
${tabs(visit, repository, issue, tab, brought)}${content}`,
  )
  const title = `${issue.title} · Pull request #${issue.number}`
  return layout(visit, { title, repository, tab: 'pulls', body })
}

function summary(visit: Visit, repository: Repository, issue: Pull, brought: Brought): Html {
  const { pull } = issue
  const merger = pull.mergedById
  const who = person(userById(visit.world, merger ?? issue.authorId))
  const does = merger === null ? 'wants to merge' : 'merged'
  const ref = (name: string) =>
    html`<a class="ref" href="${home(visit, repository)}/tree/${encodeURI(name)}">${name}</a>`
  return html`${stateBadge(issue)} ${who} ${does} ${plural(brought.commits.length, 'commit')} into ${ref(pull.baseRef)} from ${ref(pull.headRef)}`
}

function tabs(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  current: Tab,
  brought: Brought,
): Html {
  const path = pathOf(visit, repository, issue)
  const tab = (name: Tab, text: string, below: string, count: number) =>
    html`<a href="${path}${below}"${name === current && html` aria-current="page"`}>${text} <span class="count">${count}</span></a>`
  const talk = issue.comments.length + issue.pull.reviews.length
  return html`<nav class="tabs pull-tabs" id="tabs" data-part aria-label="Pull request">${tab('conversation', 'Conversation', '', talk)}${tab('checks', 'Checks', '/checks', brought.runs.length)}${tab('files', 'Files changed', '/files', brought.files.length)}</nav>`
}
