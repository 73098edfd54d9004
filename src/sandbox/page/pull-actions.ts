import { rerequestCheckRun, rerequestSuite } from '../actions/checks.ts'
import { putFile } from '../actions/commits.ts'
import { setDraft } from '../actions/drafts.ts'
import { MERGE_METHODS, mergePull } from '../actions/merge.ts'
import { deleteRef } from '../actions/refs.ts'
import { removeReviewers, requestReviewers } from '../actions/reviewers.ts'
import { submitReview } from '../actions/reviews.ts'
import { runsOf } from '../checks.ts'
import { textOfBlob } from '../diff/files.ts'
import { isPull, type Pull, userById } from '../find.ts'
import { entryAt } from '../git-tree.ts'
import type { Issue, Repository } from '../model.ts'
import type { Verdict } from '../model-reviews.ts'
import { currentLines } from '../present/review.ts'
import { notFound, Refusal } from '../refusal.ts'
import { approveAll } from './pull-approval.ts'
import { piecesOf, withLines } from './suggestion.ts'
import type { Visit } from './visit.ts'

/** What a button does, and where the page goes on from there. */
type Deed = (visit: Visit, repository: Repository, issue: Pull) => string

const word = (visit: Visit, name: string) => visit.sent.get(name) ?? ''

export const PULL_DEEDS: Readonly<Record<string, Deed>> = {
  ready: (visit, repository, issue) => {
    setDraft(visit.world, visit.actor, repository, issue, false)
    return '#merge'
  },
  draft: (visit, repository, issue) => {
    setDraft(visit.world, visit.actor, repository, issue, true)
    return '#merge'
  },
  merge: (visit, repository, issue) => {
    const method = MERGE_METHODS.find((known) => known === word(visit, 'method')) ?? 'merge'
    const sha = word(visit, 'sha')
    mergePull(visit.world, visit.actor, repository, issue, { method, sha })
    return '#merge'
  },
  'delete-branch': (visit, repository, issue) => {
    deleteRef(visit.world, visit.actor, repository, `refs/heads/${issue.pull.headRef}`)
    return '#merge'
  },
  review: (visit, repository, issue) => {
    const verdict = VERDICTS.find((known) => known === word(visit, 'verdict')) ?? 'COMMENTED'
    const input = { verdict, body: word(visit, 'body'), comments: [] }
    const { id } = submitReview(visit.world, visit.actor, repository, issue, input)
    return `#pullrequestreview-${id}`
  },
  'comment-line': commentLine,
  'apply-suggestion': applySuggestion,
  rerun: (visit, repository) => {
    const run = repository.checkRuns[Number(word(visit, 'run'))]
    if (run === undefined) throw notFound()
    rerequestCheckRun(visit.world, visit.actor, repository, run)
    return `/checks#run-${run.id}`
  },
  'rerun-all': (visit, repository, issue) => {
    const { headSha } = issue.pull
    const made = new Set(runsOf(repository, headSha).map(({ suiteId }) => suiteId))
    for (const suite of repository.checkSuites.filter(({ id }) => made.has(id))) {
      rerequestSuite(visit.world, visit.actor, repository, suite)
    }
    return '/checks'
  },
  'approve-runs': (visit, repository, issue) => {
    approveAll(visit, repository, issue)
    return '#merge'
  },
  reviewers: (visit, repository, issue) => {
    const { world, actor } = visit
    const wanted = visit.sent.getAll('reviewer')
    const asked = issue.pull.requestedReviewerIds.map((id) => userById(world, id).login)
    const gone = asked.filter((login) => !wanted.includes(login))
    requestReviewers(world, actor, repository, issue, wanted)
    removeReviewers(world, actor, repository, issue, gone)
    return '#sidebar'
  },
}

const VERDICTS: readonly Verdict[] = ['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED']

/** A deed on what must be a pull request; 404 for an issue. */
export function onPull(deed: Deed) {
  return (visit: Visit, repository: Repository, issue: Issue): string => {
    if (!isPull(issue)) throw notFound()
    return deed(visit, repository, issue)
  }
}

function commentLine(visit: Visit, repository: Repository, issue: Pull): string {
  const line = Number(word(visit, 'line'))
  const first = Number(word(visit, 'start_line') || line)
  const side = 'RIGHT' as const
  const start =
    first === line ? { startLine: null, startSide: null } : { startLine: first, startSide: side }
  const comment = { path: word(visit, 'path'), body: word(visit, 'body'), line, side, ...start }
  const input = { verdict: 'COMMENTED' as const, body: '', comments: [comment] }
  const review = submitReview(visit.world, visit.actor, repository, issue, input)
  return `/files#discussion_r${review.comments[0]?.id ?? ''}`
}

/** Commits the suggested lines to the branch, in the visitor's name and with thanks to who suggested them. */
function applySuggestion(visit: Visit, repository: Repository, issue: Pull): string {
  const { world, actor } = visit
  const found = suggested(visit, repository, issue)
  const { git } = repository
  const tree = git.commits[issue.pull.headSha]?.treeSha ?? ''
  const entry = entryAt(git, tree, found.path)
  const text = textOfBlob(git, entry?.sha ?? null) ?? ''
  const author = userById(world, found.authorId)
  const thanks = `Co-authored-by: ${author.login} <${author.id}+${author.login}@users.noreply.github.com>`
  putFile(world, actor, repository, {
    path: found.path,
    branch: issue.pull.headRef,
    sha: entry?.sha,
    content: Buffer.from(withLines(text, found.first, found.last, found.lines)),
    message: `Apply suggestion from code review\n\n${thanks}`,
  })
  return `#commit-${issue.pull.headSha.slice(0, 12)}`
}

/** The suggestion that was clicked, and the lines it stands for now. */
function suggested(visit: Visit, repository: Repository, issue: Pull) {
  const id = Number(word(visit, 'comment'))
  for (const review of issue.pull.reviews) {
    const comment = review.comments.find((one) => one.id === id)
    if (comment === undefined) continue
    const piece = piecesOf(comment.body)[Number(word(visit, 'index'))]
    const where = { issue, pull: issue.pull, review }
    const { line, startLine } = currentLines(repository, where, comment)
    if (piece?.kind !== 'suggestion' || comment.side === 'LEFT') break
    if (line === null || (comment.startLine !== null && startLine === null)) {
      throw new Refusal(409, 'This suggestion is outdated: its lines have changed.')
    }
    const { path } = comment
    const { authorId } = review
    return { path, authorId, first: startLine ?? line, last: line, lines: piece.lines }
  }
  throw notFound()
}
