import { liveIssues } from '../find.ts'
import { labelChip } from './chip.ts'
import { html } from './html.ts'
import { home, layout } from './layout.ts'
import { page, type Reply } from './reply.ts'
import { repositoryOf, type Visit } from './visit.ts'

export function labelsPage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const open = liveIssues(repository).filter((issue) => issue.state === 'open')
  const rows = repository.labels.map((label) => {
    const count = open.filter((issue) => issue.labelIds.includes(label.id)).length
    const href = `${home(visit, repository)}/issues?label=${encodeURIComponent(label.name)}`
    return html`<li><a href="${href}">${labelChip(label)}</a><span class="grow meta">${label.description}</span><span class="meta">${count} open</span></li>`
  })
  const body = html`<div class="heading"><h1>Labels</h1><span class="count">${rows.length}</span></div><ul class="box rows">${rows}</ul>`
  return page(layout(visit, { title: 'Labels', repository, tab: 'labels', body }))
}
