import { labelByName, labelsOf, userById, userByLogin } from '../find.ts'
import type { Issue, Repository } from '../model.ts'
import { people, selected } from './acting.ts'
import { type Html, html } from './html.ts'
import type { Visit } from './visit.ts'

/** What a list is narrowed to; an empty word narrows nothing. */
export function matches(visit: Visit, repository: Repository, issue: Issue): boolean {
  const asked = (name: string) => visit.url.searchParams.get(name) ?? ''
  const [author, label, assignee] = [asked('author'), asked('label'), asked('assignee')]
  const id = labelByName(repository, label)?.id
  return [
    author === '' || userById(visit.world, issue.authorId).login === author,
    label === '' || (id !== undefined && issue.labelIds.includes(id)),
    assignee === '' || isAssigned(visit, issue, assignee),
  ].every(Boolean)
}

function isAssigned(visit: Visit, issue: Issue, asked: string): boolean {
  if (asked === 'none') return issue.assigneeIds.length === 0
  const user = userByLogin(visit.world, asked)
  return user !== undefined && issue.assigneeIds.includes(user.id)
}

/** Labels that some listed thing carries, and people; works with its button where there is no script. */
export function filterBar(visit: Visit, repository: Repository, all: readonly Issue[]): Html {
  const query = visit.url.searchParams
  const carried = new Set(
    all.flatMap((issue) => labelsOf(repository, issue).map(({ name }) => name)),
  )
  const asked = query.get('label') ?? ''
  const labels = [...new Set([...carried, ...(asked === '' ? [] : [asked])])].toSorted()
  const logins = people(visit.world).map(({ login }) => login)
  const kept = ['state', 'author'].flatMap((name) => {
    const value = query.get(name)
    return value === null ? [] : html`<input type="hidden" name="${name}" value="${value}">`
  })
  return html`<form class="filters" method="get">${kept}${choice('label', 'Label', labels, asked)}${choice('assignee', 'Assignee', ['none', ...logins], query.get('assignee') ?? '')}<button>Filter</button></form>`
}

function choice(name: string, title: string, options: readonly string[], asked: string): Html {
  const shown = options.map(
    (option) =>
      html`<option value="${option}"${selected(option === asked)}>${option === 'none' ? 'nobody' : option}</option>`,
  )
  return html`<label>${title} <select name="${name}" data-submits><option value="">any</option>${shown}</select></label>`
}
