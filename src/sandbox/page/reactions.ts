import { userById } from '../find.ts'
import {
  type Comment,
  type Issue,
  REACTIONS,
  type ReactionContent,
  type Repository,
} from '../model.ts'
import { type Html, html } from './html.ts'
import { subjectField } from './issue-comment.ts'
import { home } from './layout.ts'
import type { Visit } from './visit.ts'

const FACES: Readonly<Record<ReactionContent, string>> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  confused: '😕',
  heart: '❤️',
  hooray: '🎉',
  rocket: '🚀',
  eyes: '👀',
}

/** The reactions that were left, each a button that adds or takes back one's own. */
export function reactions(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  subject: Issue | Comment,
): Html {
  const left = REACTIONS.filter((content) => subject.reactions.some((it) => it.content === content))
  const button = (content: ReactionContent) => {
    const by = subject.reactions.filter((it) => it.content === content)
    const names = by.map((it) => userById(visit.world, it.userId).login).join(', ')
    const mine = by.some((it) => it.userId === visit.actor.user.id)
    return html`<button class="reaction" name="reaction" value="${content}" aria-pressed="${String(mine)}" aria-label="${content}: ${names || 'nobody yet'}" title="${names}">${FACES[content]}${by.length > 0 && html` ${by.length}`}</button>`
  }
  return html`<form class="reactions" method="post" action="${home(visit, repository)}/issues/${issue.number}"><input type="hidden" name="do" value="react">${subjectField(subject)}
<details class="menu up"><summary aria-label="Add a reaction">☺</summary><div class="faces">${REACTIONS.filter((it) => !left.includes(it)).map(button)}</div></details>${left.map(button)}</form>`
}
