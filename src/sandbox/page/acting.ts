import type { IncomingMessage } from 'node:http'
import { roleOf } from '../access.ts'
import { userByLogin } from '../find.ts'
import { type Repository, ROLES, type User } from '../model.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { type Content, html } from './html.ts'
import type { Reply } from './reply.ts'
import { backPath, cookie } from './request.ts'
import type { Visit } from './visit.ts'

const COOKIE = 'acting_as'

export function people(world: World): User[] {
  return Object.values(world.state.users).filter((user) => user.type === 'User')
}

/** Who this browser acts as: whom it chose, else whoever holds most rights on the first repository. */
export function actingAs(world: World, request: IncomingMessage): Actor {
  const chosen = userByLogin(world, cookie(request, COOKIE) ?? '')
  if (chosen?.type === 'User') return { user: chosen, grant: null }
  const [first] = Object.values(world.state.repositories)
  const rank = (user: User) => (first === undefined ? 0 : ROLES.indexOf(roleOf(first, user)))
  const user = people(world).toSorted((a, b) => rank(b) - rank(a) || a.id - b.id)[0]
  if (user === undefined) throw new Refusal(503, 'This sandbox has no person yet to act as.')
  return { user, grant: null }
}

export function actAs(visit: Visit): Reply {
  const user = userByLogin(visit.world, visit.sent.get('login') ?? '')
  if (user?.type !== 'User') throw new Refusal(422, 'There is no such person in this sandbox.')
  const value = encodeURIComponent(user.login)
  return {
    kind: 'redirect',
    to: backPath(visit.sent),
    cookie: `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`,
  }
}

export function switcher(visit: Visit, repository: Repository | null): Content {
  const role = (user: User) => (repository === null ? '' : ` (${roleOf(repository, user)})`)
  const options = people(visit.world).map(
    (user) =>
      html`<option value="${user.login}"${selected(user === visit.actor.user)}>${user.login}${role(user)}</option>`,
  )
  return html`<form class="acting" method="post" action="/-/act-as">
<label for="acting">Acting as</label>
<select id="acting" name="login" data-submits>${options}</select>
<input type="hidden" name="back" value="${visit.url.pathname}${visit.url.search}">
<button>Switch</button></form>`
}

export const selected = (yes: boolean) => yes && html` selected`
export const checked = (yes: boolean) => yes && html` checked`
