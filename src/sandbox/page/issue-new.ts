import { may } from '../access.ts'
import { createIssue } from '../actions/issues.ts'
import type { Repository } from '../model.ts'
import { Refusal } from '../refusal.ts'
import { fieldName, formBody, unanswered } from './form-body.ts'
import { field } from './form-fields.ts'
import { blankAllowed, contactLinks, type IssueForm, issueForms } from './form-template.ts'
import { type Content, type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { linksFor } from './links.ts'
import { page, type Reply, redirect } from './reply.ts'
import { sentence } from './sentence.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** Whoever may push may open a blank issue even where the repository offers none. */
const mayBeBlank = (visit: Visit, repository: Repository) =>
  blankAllowed(repository) || may(visit.actor, repository, 'write')

/** Which form to fill in. */
export function chooser(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const forms = issueForms(repository)
  const here = `${home(visit, repository)}/issues/new`
  if (forms.length === 0) return redirect(here)
  const option = (href: string, name: string, about: string) =>
    html`<li><a class="grow" href="${href}"><strong>${name}</strong><span class="meta">${about}</span></a></li>`
  const body = html`<h1>New issue</h1><ul class="box rows">
${forms.map((it) => option(`${here}?template=${encodeURIComponent(it.file)}`, it.name, it.description))}
${contactLinks(repository).map((it) => option(it.url, it.name, it.about))}
${mayBeBlank(visit, repository) && option(`${here}?blank=1`, 'Blank issue', 'Start with an empty text.')}</ul>`
  return page(layout(visit, { title: 'New issue', repository, tab: 'issues', body }))
}

function chosenForm(visit: Visit, repository: Repository): IssueForm | null {
  const file = visit.url.searchParams.get('template')
  return issueForms(repository).find((it) => it.file === file) ?? null
}

/** An empty form; an address may bring answers with it, by the ids of the form's fields. */
export function newIssuePage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const form = chosenForm(visit, repository)
  const query = visit.url.searchParams
  const blank = query.has('blank') || query.has('body') || issueForms(repository).length === 0
  if (form === null && !(blank && mayBeBlank(visit, repository))) {
    return redirect(`${home(visit, repository)}/issues/new/choose`)
  }
  return page(formPage(visit, repository, form, query, (id) => query.getAll(id)))
}

function formPage(
  visit: Visit,
  repository: Repository,
  form: IssueForm | null,
  said: URLSearchParams,
  answers: (id: string) => readonly string[] | null,
): Html {
  const links = linksFor(visit, repository)
  const known = (id: string) => (answers(id)?.length === 0 && !visit.sent.size ? null : answers(id))
  const elements: Content = form?.elements.map((element) =>
    field(element, links, known(element.id)),
  )
  const blank = html`<div class="field"><label for="body">Description</label><textarea id="body" name="body" rows="10">
${said.get('body') ?? ''}</textarea></div>`
  const query = visit.url.search
  const body = html`<h1>${form?.name ?? 'New issue'}</h1><p class="meta">${form?.description}</p>
<form class="box new" method="post" action="${home(visit, repository)}/issues/new${query}">
<div class="field"><label for="title">Title <span class="must" aria-hidden="true">*</span></label>
<input id="title" name="title" value="${said.get('title') ?? form?.title ?? ''}" required maxlength="256" autocomplete="off" autofocus></div>
${form === null ? blank : elements}<p class="right"><button class="primary">Create issue</button></p></form>`
  return layout(visit, { title: form?.name ?? 'New issue', repository, tab: 'issues', body })
}

/** Opens the issue, or shows the form again with what was typed and why it was refused. */
export function openIssue(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const form = chosenForm(visit, repository)
  try {
    const missing = form === null ? [] : unanswered(form, visit.sent)
    if (missing.length > 0) throw new Refusal(422, `Please answer: ${missing.join(', ')}`)
    const issue = createIssue(visit.world, visit.actor, repository, {
      title: visit.sent.get('title') ?? '',
      body: form === null ? visit.sent.get('body') : formBody(form, visit.sent),
      ...(form === null ? {} : { form: { labels: form.labels, assignees: form.assignees } }),
    })
    return redirect(`${home(visit, repository)}/issues/${issue.number}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const told = { ...visit, flash: sentence(error) }
    const answers = (id: string) => {
      const element = form?.elements.find((it) => it.id === id)
      return element === undefined ? null : visit.sent.getAll(fieldName(element))
    }
    return page(formPage(told, repository, form, visit.sent, answers), error.status)
  }
}
