import { setAssignees } from '../actions/assignees.ts'
import { comment, deleteComment, editComment } from '../actions/comments.ts'
import { lockIssue, unlockIssue } from '../actions/custody.ts'
import { closeIssue, editIssue, reopenIssue } from '../actions/issues.ts'
import { setLabels } from '../actions/labels.ts'
import { react, unreact } from '../actions/reactions.ts'
import { commentById, issueByNumber } from '../find.ts'
import type { Comment, Issue, Repository, StateReason } from '../model.ts'
import { notFound, Refusal } from '../refusal.ts'
import { pathOf } from './issue-frame.ts'
import { issueDocument } from './issue-page.ts'
import { LINK_DEEDS } from './link-actions.ts'
import { toggled } from './markdown-tasks.ts'
import { onPull, PULL_DEEDS } from './pull-actions.ts'
import { page, type Reply, redirect } from './reply.ts'
import { sentence } from './sentence.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** Does what a button of the issue's page asks for; refused, the page says why and keeps the words. */
export function act(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const issue = issueByNumber(visit.world, repository, Number(visit.at['number']))
  try {
    const place = deed(visit, repository, issue)
    return redirect(`${pathOf(visit, repository, issue)}${place}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const told = { ...visit, flash: sentence(error) }
    return page(issueDocument(told, repository, issue), error.status)
  }
}

type Deed = (visit: Visit, repository: Repository, issue: Issue) => string

const words = (visit: Visit, name: string) => visit.sent.get(name) ?? ''
const anchor = (subject: Issue | Comment) =>
  'comments' in subject ? '#opening' : `#comment-${subject.id}`

const DEEDS: Readonly<Record<string, Deed>> = {
  ...LINK_DEEDS,
  comment: (visit, repository, issue) =>
    anchor(comment(visit.world, visit.actor, repository, issue, words(visit, 'body'))),
  close: (visit, repository, issue) => {
    sayFirst(visit, repository, issue)
    closeIssue(visit.world, visit.actor, repository, issue, reason(visit))
    return '#composer'
  },
  reopen: (visit, repository, issue) => {
    sayFirst(visit, repository, issue)
    reopenIssue(visit.world, visit.actor, repository, issue)
    return '#composer'
  },
  rename: (visit, repository, issue) => {
    editIssue(visit.world, visit.actor, repository, issue, { title: words(visit, 'title') })
    return ''
  },
  edit: (visit, repository, issue) => rewrite(visit, repository, issue, words(visit, 'body')),
  tick,
  'delete-comment': (visit, repository, issue) => {
    const { comment: found } = commentById(repository, Number(words(visit, 'comment')))
    deleteComment(visit.world, visit.actor, repository, issue, found)
    return ''
  },
  react: reaction,
  label: (visit, repository, issue) => {
    setLabels(visit.world, visit.actor, repository, issue, visit.sent.getAll('label'))
    return '#sidebar'
  },
  assign: (visit, repository, issue) => {
    setAssignees(visit.world, visit.actor, repository, issue, visit.sent.getAll('assignee'))
    return '#sidebar'
  },
  lock: (visit, repository, issue) => {
    lockIssue(visit.world, visit.actor, repository, issue, null)
    return '#sidebar'
  },
  unlock: (visit, repository, issue) => {
    unlockIssue(visit.world, visit.actor, repository, issue)
    return '#sidebar'
  },
}

function deed(visit: Visit, repository: Repository, issue: Issue): string {
  const name = words(visit, 'do')
  const known = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined
  const pulled = Object.hasOwn(PULL_DEEDS, name) ? PULL_DEEDS[name] : undefined
  const found = known ?? (pulled === undefined ? undefined : onPull(pulled))
  if (found === undefined) throw new Refusal(422, 'This page has no such button.')
  return found(visit, repository, issue)
}

function sayFirst(visit: Visit, repository: Repository, issue: Issue): void {
  const body = words(visit, 'body')
  if (body.trim() !== '') comment(visit.world, visit.actor, repository, issue, body)
}

const REASONS: readonly StateReason[] = ['completed', 'not_planned', 'duplicate']
const reason = (visit: Visit) =>
  REASONS.find((it) => it === visit.sent.get('reason')) ?? 'completed'

function subjectOf(visit: Visit, repository: Repository, issue: Issue): Issue | Comment {
  if (words(visit, 'comment') === '') return issue
  const found = commentById(repository, Number(words(visit, 'comment')))
  if (found.issue !== issue) throw notFound()
  return found.comment
}

function rewrite(visit: Visit, repository: Repository, issue: Issue, body: string): string {
  const { world, actor } = visit
  const subject = subjectOf(visit, repository, issue)
  if ('comments' in subject) editIssue(world, actor, repository, issue, { body })
  else editComment(world, actor, repository, issue, subject, body)
  return anchor(subject)
}

/** Turns one box of a task list over, unless the text has changed since the page was drawn. */
function tick(visit: Visit, repository: Repository, issue: Issue): string {
  const subject = subjectOf(visit, repository, issue)
  const body = toggled(subject.body ?? '', Number(words(visit, 'line')))
  if (body === null || String(subject.updatedAt) !== words(visit, 'at')) {
    throw new Refusal(409, 'This text has changed since you loaded the page. Please tick again.')
  }
  return rewrite(visit, repository, issue, body)
}

function reaction(visit: Visit, repository: Repository, issue: Issue): string {
  const { world, actor } = visit
  const subject = subjectOf(visit, repository, issue)
  const content = words(visit, 'reaction')
  const mine = react(world, actor, repository, issue, subject, content)
  if (mine.existed) unreact(world, actor, repository, issue, subject, mine.reaction.id)
  return anchor(subject)
}
