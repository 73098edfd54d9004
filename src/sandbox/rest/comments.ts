import { comment, deleteComment, editComment } from '../actions/comments.ts'
import { react, unreact } from '../actions/reactions.ts'
import { commentById } from '../find.ts'
import { itemsAcross } from '../items-across.ts'
import type { Comment, Issue, Reaction } from '../model.ts'
import { commentJson, reactionJson } from '../present/issue.ts'
import { requiredText } from './body.ts'
import { bodyAs } from './body-as.ts'
import { issueHere, READ, WRITE } from './issues.ts'
import { created, type Here, here, listed, NOTHING, ok, type Reply, type Route } from './route.ts'

interface Found {
  readonly issue: Issue
  readonly comment: Comment
}

const found = (at: Here) => commentById(at.repository, Number(at.params['comment_id']))

const show = (at: Here, { issue, comment }: Found) => ({
  ...commentJson(at.world, at.repository, issue, comment),
  ...bodyAs(at, comment),
})

function since(at: Here): (comment: Comment) => boolean {
  const time = Date.parse(at.query.get('since') ?? '')
  return (comment) => Number.isNaN(time) || comment.updatedAt >= time
}

function listOfIssue(at: Here): Reply {
  const issue = issueHere(at)
  return listed(issue.comments.filter(since(at)), (comment) => show(at, { issue, comment }))
}

/** All comments of the repository: oldest first unless the query says otherwise. */
function listOfRepository(at: Here): Reply {
  const key = at.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const all = itemsAcross(at.world, at.repository, {
    key: `comments ${key} ${at.query.get('since')}`,
    of: ({ comments }) => comments.filter(since(at)),
    by: (comment) => comment[key],
    descending: at.query.get('direction') === 'desc',
  })
  return listed(all, ({ issue, item: comment }) => show(at, { issue, comment }))
}

function create(at: Here): Reply {
  const issue = issueHere(at)
  const body = requiredText(at.body, 'body')
  const made = comment(at.world, at.actor, at.repository, issue, body)
  return created(show(at, { issue, comment: made }))
}

function edit(at: Here): Reply {
  const { issue, comment } = found(at)
  const body = requiredText(at.body, 'body')
  editComment(at.world, at.actor, at.repository, issue, comment, body)
  return ok(show(at, { issue, comment }))
}

function remove(at: Here): Reply {
  const { issue, comment } = found(at)
  deleteComment(at.world, at.actor, at.repository, issue, comment)
  return NOTHING
}

type Subject = (at: Here) => { readonly issue: Issue; readonly subject: Issue | Comment }

const onIssue: Subject = (at) => {
  const issue = issueHere(at)
  return { issue, subject: issue }
}

const onComment: Subject = (at) => {
  const { issue, comment } = found(at)
  return { issue, subject: comment }
}

/** The three reaction routes of an issue or of a comment. */
function reactionRoutes(path: string, subjectOf: Subject): readonly Route[] {
  const reply = (at: Here, reaction: Reaction) => reactionJson(at.world, reaction)
  const list = (at: Here) => {
    const content = at.query.get('content')
    const { reactions } = subjectOf(at).subject
    const kept = reactions.filter((one) => content === null || one.content === content)
    return listed(kept, (reaction) => reply(at, reaction))
  }
  const add = (at: Here) => {
    const { issue, subject } = subjectOf(at)
    const content = requiredText(at.body, 'content')
    const { reaction, existed } = react(at.world, at.actor, at.repository, issue, subject, content)
    return existed ? ok(reply(at, reaction)) : created(reply(at, reaction))
  }
  const take = (at: Here) => {
    const { issue, subject } = subjectOf(at)
    const id = Number(at.params['reaction_id'])
    unreact(at.world, at.actor, at.repository, issue, subject, id)
    return NOTHING
  }
  return [
    here('GET', `${path}/reactions`, READ, list),
    here('POST', `${path}/reactions`, WRITE, add),
    here('DELETE', `${path}/reactions/{reaction_id}`, WRITE, take),
  ]
}

/** They stand before `/issues/{issue_number}`, which would take `comments` for a number. */
export const COMMENT_ROUTES: readonly Route[] = [
  here('GET', '/issues/comments', READ, listOfRepository),
  here('GET', '/issues/comments/{comment_id}', READ, (at) => ok(show(at, found(at)))),
  here('PATCH', '/issues/comments/{comment_id}', WRITE, edit),
  here('DELETE', '/issues/comments/{comment_id}', WRITE, remove),
  here('GET', '/issues/{issue_number}/comments', READ, listOfIssue),
  here('POST', '/issues/{issue_number}/comments', WRITE, create),
  ...reactionRoutes('/issues/comments/{comment_id}', onComment),
  ...reactionRoutes('/issues/{issue_number}', onIssue),
]
