import { may } from '../access.ts'
import { fullName } from '../find.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { page, type Reply, redirect } from './reply.ts'
import type { Visit } from './visit.ts'

/** The repositories of this sandbox; where there is just one, its issues. */
export function start(visit: Visit): Reply {
  const { world, actor } = visit
  const seen = Object.values(world.state.repositories).filter((it) => may(actor, it, 'read'))
  const [only] = seen
  if (only !== undefined && seen.length === 1) return redirect(`/${fullName(world, only)}/issues`)
  const rows = seen.map(
    (it) => html`<li><a href="/${fullName(world, it)}/issues">${fullName(world, it)}</a></li>`,
  )
  const body = html`<h1>Repositories</h1><ul class="box rows">${rows}</ul>`
  return page(layout(visit, { title: 'Repositories', repository: null, body }))
}
