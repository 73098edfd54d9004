import { may } from '../access.ts'
import { latestRuns, runsOf } from '../checks.ts'
import { type Pull, userById } from '../find.ts'
import { mergeHeads } from '../git-merge.ts'
import type { Repository } from '../model.ts'
import type { CheckRun } from '../model-checks.ts'
import { mergeFaults, rulesFor, verdicts } from '../rules.ts'
import { checkMark, mark } from './check-mark.ts'
import { type Content, type Html, html } from './html.ts'
import { actionOf, pathOf } from './issue-frame.ts'
import { approval } from './pull-approval.ts'
import type { Visit } from './visit.ts'

/** Checks, reviews, what stands in the way, and the buttons. */
export function mergeBox(visit: Visit, repository: Repository, issue: Pull): Html {
  const parts =
    issue.state === 'closed'
      ? ended(visit, repository, issue)
      : html`${reviews(visit, repository, issue)}${approval(visit, repository, issue)}${checks(visit, repository, issue)}${verdict(visit, repository, issue)}`
  return html`<section class="box merge-box" id="merge" data-part aria-label="Merge">${parts}</section>`
}

function ended(visit: Visit, repository: Repository, issue: Pull): Html {
  const merged = issue.pull.mergedAt !== null
  const words = merged
    ? 'Pull request successfully merged and closed'
    : 'Closed with unmerged commits'
  const { headRef } = issue.pull
  const there = repository.refs[`refs/heads/${headRef}`] !== undefined
  const mayDelete = there && may(visit.actor, repository, 'write')
  return html`<div class="row">${merged ? mark('merged', '✓', 'merged') : mark('neutral', '■', 'closed')}<div class="grow"><strong>${words}</strong><p class="meta">${there ? 'The branch' : 'The deleted branch'} <span class="ref">${headRef}</span></p></div>${mayDelete && buttons(visit, repository, issue, html`<button name="do" value="delete-branch">Delete branch</button>`)}</div>`
}

const buttons = (visit: Visit, repository: Repository, issue: Pull, content: Content) =>
  html`<form method="post" action="${actionOf(visit, repository, issue)}">${content}</form>`

function reviews(visit: Visit, repository: Repository, issue: Pull): Content {
  const given = verdicts(visit.world, repository, issue.pull)
  const needed = rulesFor(repository, issue.pull.baseRef).some(
    (rule) => rule.type === 'pull_request' && rule.approvals > 0,
  )
  if (given.length === 0 && !needed) return null
  const names = (wanted: string) =>
    given
      .filter(({ verdict: found }) => found === wanted)
      .map(({ authorId }) => userById(visit.world, authorId).login)
      .join(', ')
  const [yes, no] = [names('APPROVED'), names('CHANGES_REQUESTED')]
  const row = (kind: string, sign: string, words: string, who: string) =>
    html`<div class="row">${mark(kind, sign, words)}<div class="grow"><strong>${words}</strong><p class="meta">${who}</p></div></div>`
  if (no !== '') return row('bad', '±', 'Changes requested', `by ${no}`)
  return yes === ''
    ? row('waits', '●', 'Review required', 'Somebody with write access has to approve.')
    : row('good', '✓', 'Changes approved', `by ${yes}`)
}

function checks(visit: Visit, repository: Repository, issue: Pull): Content {
  const runs = latestRuns(runsOf(repository, issue.pull.headSha))
  const wanted = rulesFor(repository, issue.pull.baseRef).flatMap((rule) =>
    rule.type === 'required_status_checks' ? rule.checks.map(({ context }) => context) : [],
  )
  const missing = wanted.filter((name) => !runs.some((run) => run.name === name))
  if (runs.length === 0 && missing.length === 0) return null
  const path = `${pathOf(visit, repository, issue)}/checks`
  const badge = (name: string) =>
    wanted.includes(name) && html` <span class="badge">Required</span>`
  const rows = runs.map(
    (run) =>
      html`<li>${checkMark(run)}<div class="grow"><a href="${path}#run-${run.id}"><strong>${run.name}</strong></a> <span class="meta-inline">${run.title ?? run.conclusion ?? 'in progress'}</span></div>${badge(run.name)}</li>`,
  )
  const expected = missing.map(
    (name) =>
      html`<li>${mark('waits', '●', 'expected')}<div class="grow"><strong>${name}</strong> <span class="meta-inline">Expected: waiting for the check to be reported</span></div>${badge(name)}</li>`,
  )
  return html`<div class="row">${summaryMark(runs, missing)}<div class="grow"><strong>${summaryWords(runs, missing)}</strong></div></div><ul class="rows checks">${rows}${expected}</ul>`
}

const isBad = (run: CheckRun) =>
  run.status === 'completed' && !['success', 'neutral', 'skipped'].includes(run.conclusion ?? '')
const waits = (run: CheckRun) => run.status !== 'completed'

function summaryMark(runs: readonly CheckRun[], missing: readonly string[]): Html {
  if (runs.some(isBad)) return mark('bad', '✕', 'failed')
  if (runs.some(waits) || missing.length > 0) return mark('waits', '●', 'waiting')
  const neutral = runs.every(({ conclusion }) => conclusion !== 'success')
  return neutral ? mark('neutral', '■', 'neutral') : mark('good', '✓', 'passed')
}

function summaryWords(runs: readonly CheckRun[], missing: readonly string[]): string {
  if (runs.some(isBad)) return 'Some checks were not successful'
  if (runs.some(waits) || missing.length > 0) return 'Some checks have not completed yet'
  return 'All checks have passed'
}

function verdict(visit: Visit, repository: Repository, issue: Pull): Html {
  const mayMerge = may(visit.actor, repository, 'write')
  if (issue.pull.draft) {
    const ready = html`<button class="primary" name="do" value="ready">Ready for review</button>`
    const mayReady = mayMerge || issue.authorId === visit.actor.user.id
    return html`<div class="row">${mark('neutral', '■', 'draft')}<div class="grow"><strong>This pull request is still a work in progress</strong><p class="meta">Draft pull requests cannot be merged.</p></div>${mayReady && buttons(visit, repository, issue, ready)}</div>`
  }
  const faults = blockers(visit, repository, issue)
  const state =
    faults.length === 0
      ? html`<div class="row">${mark('good', '✓', 'clean')}<div class="grow"><strong>This branch has no conflicts with the base branch</strong></div></div>`
      : html`<div class="row">${mark('bad', '✕', 'blocked')}<div class="grow"><strong>Merging is blocked</strong>${faults.map((fault) => html`<p class="meta">${fault}</p>`)}</div></div>`
  return html`${state}${mayMerge && mergeButton(visit, repository, issue, faults.length > 0)}`
}

function blockers(visit: Visit, repository: Repository, issue: Pull): readonly string[] {
  const { baseSha, headSha } = issue.pull
  const merged = mergeHeads(repository.git, baseSha, headSha)
  const conflicts =
    merged.kind === 'clean'
      ? []
      : [`Both branches changed ${merged.paths.join(', ')}: the conflict has to be resolved.`]
  return [...conflicts, ...mergeFaults(visit.world, repository, issue.pull)]
}

function mergeButton(visit: Visit, repository: Repository, issue: Pull, blocked: boolean): Html {
  const off = blocked && html` disabled`
  const content = html`<input type="hidden" name="sha" value="${issue.pull.headSha}"><button class="primary" name="do" value="merge"${off}>Merge pull request</button> <label for="merge-method" class="meta">with</label> <select id="merge-method" name="method"><option value="merge">a merge commit</option><option value="squash">one squashed commit</option><option value="rebase">a rebase</option></select>`
  return html`<div class="row buttons">${buttons(visit, repository, issue, content)}</div>`
}
