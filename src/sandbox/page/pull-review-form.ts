import { demandConversation } from '../actions/comments.ts'
import type { Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import { Refusal } from '../refusal.ts'
import { type Content, type Html, html } from './html.ts'
import { actionOf } from './issue-frame.ts'
import type { Visit } from './visit.ts'

/** Where a visitor says yes, no or something: nobody approves their own work. */
export function reviewForm(visit: Visit, repository: Repository, issue: Pull): Content {
  if (issue.state === 'closed' || !maySpeak(visit, repository, issue)) return null
  const own = issue.authorId === visit.actor.user.id
  const choice = (value: string, words: string, on: boolean, blocked = false) =>
    html`<label><input type="radio" name="verdict" value="${value}"${on && html` checked`}${blocked && html` disabled`}> ${words}</label>`
  return html`<details class="box review-form" id="review"><summary>Review changes</summary><form method="post" action="${actionOf(visit, repository, issue)}">
<label for="review-body">Your review</label><textarea id="review-body" name="body" rows="4"></textarea>
<fieldset><legend class="hidden">Verdict</legend>${choice('COMMENTED', 'Comment', true)}${choice('APPROVED', 'Approve', false, own)}${choice('CHANGES_REQUESTED', 'Request changes', false, own)}</fieldset>
<p class="right"><button class="primary" name="do" value="review">Submit review</button></p></form></details>`
}

function maySpeak(visit: Visit, repository: Repository, issue: Pull): boolean {
  try {
    demandConversation(visit.actor, repository, issue)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A few words on lines of one file of the diff. */
export function lineForm(
  visit: Visit,
  repository: Repository,
  issue: Pull,
  path: string,
  index: number,
): Html | null {
  if (issue.state === 'closed' || !maySpeak(visit, repository, issue)) return null
  const field = (name: string, words: string) =>
    html`<label for="${name}-${index}">${words}</label><input id="${name}-${index}" name="${name}" type="number" min="1"${name === 'line' && html` required`}>`
  return html`<details class="line-form"><summary>Comment on a line</summary><form method="post" action="${actionOf(visit, repository, issue)}"><input type="hidden" name="path" value="${path}">
<div class="lines">${field('start_line', 'From line')}${field('line', 'To line')}</div>
<label for="line-body-${index}">Comment</label><textarea id="line-body-${index}" name="body" rows="3" required placeholder="A block that is fenced as suggestion can be applied with one click"></textarea>
<p class="right"><button class="primary" name="do" value="comment-line">Add review comment</button></p></form></details>`
}
