import { html } from './html.ts'
import { layout } from './layout.ts'
import { page, type Reply } from './reply.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** Where GitHub takes private reports. The box has none, and says what is there. */
export function advisoryPage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const body = html`<h1>Private security advisory</h1><p>On GitHub this opens a form that only the repository’s maintainers can read. The sandbox keeps no advisories.</p>`
  return page(layout(visit, { title: 'Security advisory', repository, body }))
}
