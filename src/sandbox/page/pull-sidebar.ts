import { isAuthor, may } from '../access.ts'
import { type Pull, userById } from '../find.ts'
import type { Repository } from '../model.ts'
import { checked, people } from './acting.ts'
import { mark } from './check-mark.ts'
import { avatar } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { actionOf } from './issue-frame.ts'
import type { Visit } from './visit.ts'

/** Who was asked for a review, and who has given one. */
export function reviewers(visit: Visit, repository: Repository, issue: Pull): Html {
  const { requestedReviewerIds: asked, reviews } = issue.pull
  const given = new Map(
    reviews
      .filter(({ authorId }) => authorId !== issue.authorId && !asked.includes(authorId))
      .map(({ authorId, verdict }) => [authorId, verdict]),
  )
  const row = (id: number, sign: Html) => {
    const user = userById(visit.world, id)
    return html`<li>${avatar(user)} ${user.login} ${sign}</li>`
  }
  const rows = [
    ...[...given].map(([id, verdict]) => row(id, VERDICT[verdict])),
    ...asked.map((id) => row(id, mark('waits', '●', 'review requested'))),
  ]
  const none = html`<li class="meta">No reviews</li>`
  const mayAsk = !repository.archived && may(visit.actor, repository, 'triage')
  return html`<section><h2>Reviewers</h2><ul>${rows.length > 0 ? rows : none}</ul>${mayAsk && issue.state === 'open' && picker(visit, repository, issue)}</section>`
}

const VERDICT = {
  APPROVED: mark('good', '✓', 'approved'),
  CHANGES_REQUESTED: mark('bad', '±', 'requested changes'),
  COMMENTED: mark('neutral', '●', 'commented'),
}

function picker(visit: Visit, repository: Repository, issue: Pull): Html {
  const options = people(visit.world)
    .filter(({ id }) => id !== issue.authorId && (repository.roles[id] ?? 'none') !== 'none')
    .map(
      ({ id, login }) =>
        html`<label><input type="checkbox" name="reviewer" value="${login}"${checked(issue.pull.requestedReviewerIds.includes(id))}> ${login}</label>`,
    )
  return html`<details class="picker"><summary>Change reviewers</summary><form method="post" action="${actionOf(visit, repository, issue)}"><fieldset><legend class="hidden">reviewers</legend>${options}</fieldset><button name="do" value="reviewers">Apply reviewers</button></form></details>`
}

export function draftSwitch(visit: Visit, repository: Repository, issue: Pull): Content {
  const mine = isAuthor(visit.actor, issue) || may(visit.actor, repository, 'write')
  if (!mine || issue.state === 'closed' || issue.pull.draft) return null
  return html`<section><form method="post" action="${actionOf(visit, repository, issue)}"><button class="plain" name="do" value="draft">Convert to draft</button></form></section>`
}
