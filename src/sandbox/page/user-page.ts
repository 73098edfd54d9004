import { may, roleOf } from '../access.ts'
import { fullName, userByLogin } from '../find.ts'
import { notFound } from '../refusal.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { page, type Reply } from './reply.ts'
import type { Visit } from './visit.ts'

/** Who somebody is here: the links of a card lead to it. An App's bot is found without its suffix, as on GitHub. */
export function userPage(visit: Visit): Reply {
  const { world, actor, at } = visit
  const login = at['login'] ?? ''
  const user = userByLogin(world, login) ?? userByLogin(world, `${login}[bot]`)
  if (user === undefined) throw notFound()
  const seen = Object.values(world.state.repositories).filter((it) => may(actor, it, 'read'))
  const rows = seen.map(
    (it) =>
      html`<li><a href="/${fullName(world, it)}/issues">${fullName(world, it)}</a><span class="meta">${roleOf(it, user)}</span></li>`,
  )
  const body = html`<div class="heading"><h1>${user.login}</h1><span class="meta">${user.type}</span></div><ul class="box rows">${rows}</ul>`
  return page(layout(visit, { title: user.login, repository: null, body }))
}
