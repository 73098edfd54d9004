import { createHash, randomBytes } from 'node:crypto'
import { may } from '../access.ts'
import { adopt } from '../computed-issues.ts'
import { fullName, visibleRepository } from '../find.ts'
import type { Repository } from '../model.ts'
import { forbidden, notFound, Refusal } from '../refusal.ts'
import { parseBody } from '../rest/body.ts'
import type { Context, List, Reply, Route } from '../rest/route.ts'
import { type Match, templateOf } from '../rest/routes.ts'
import type { Actor, World } from '../world.ts'
import { authenticate, type Caller } from './authenticate.ts'
import { type Answer, type Call, jsonAnswer } from './call.ts'
import { type Limits, payer } from './limits.ts'

const DOCUMENTATION = 'https://docs.github.com/rest'

/** Answers one REST request whose route is known. Nothing but a fault of the box itself throws. */
export function answerRest(world: World, limits: Limits, call: Call, match: Match): Answer {
  const common = { ...baseHeaders(world) }
  try {
    const caller = authenticate(world, call.headers)
    const who = payer(caller)
    const answer =
      limits.standing(who, 'core').remaining > 0
        ? conditional(
            call,
            guarded(() => rendered(world, call, run(world, limits, call, match, caller))),
          )
        : exhausted(who)
    if (answer.status !== 304) limits.spend(who, 'core')
    return { ...answer, headers: { ...common, ...limits.headers(who, 'core'), ...answer.headers } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const answer = refused(error)
    return { ...answer, headers: { ...common, ...answer.headers } }
  }
}

export function baseHeaders(world: World): Record<string, string> {
  return {
    date: new Date(world.now()).toUTCString(),
    server: 'github.com',
    'x-github-request-id': requestId(),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'cache-control': 'private, max-age=60, s-maxage=60',
    vary: 'Accept, Authorization, Cookie, X-GitHub-OTP',
  }
}

function requestId(): string {
  const hex = randomBytes(16).toString('hex').toUpperCase()
  return [
    hex.slice(0, 4),
    hex.slice(4, 10),
    hex.slice(10, 17),
    hex.slice(17, 24),
    hex.slice(24),
  ].join(':')
}

function exhausted(who: string): Answer {
  const message = `API rate limit exceeded for ${who}.`
  return jsonAnswer(403, { message, documentation_url: DOCUMENTATION, status: '403' })
}

function guarded(work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}

export function refused(refusal: Refusal): Answer {
  const { status, message, errors, headers } = refusal
  const url = headers['location'] === undefined ? {} : { url: headers['location'] }
  const details = errors === undefined ? {} : { errors }
  const rest = { documentation_url: DOCUMENTATION, status: String(status) }
  return jsonAnswer(status, { message, ...url, ...details, ...rest }, headers)
}

function run(world: World, limits: Limits, call: Call, match: Match, caller: Caller): Reply {
  const { route, params } = match
  const asked = {
    world,
    limits,
    params,
    query: call.query,
    body: parseBody(call.body),
    accept: call.headers.get('accept') ?? '',
  }
  if (route.door === 'app') return route.run({ ...asked, app: demandApp(caller) })
  const actor = demandActor(caller, route.method)
  if (route.door === 'anybody') return route.run({ ...asked, actor })
  return atRepository(route, { ...asked, actor })
}

function atRepository(route: Route & { readonly door: 'repository' }, at: Context): Reply {
  const { world, actor, params } = at
  const repository = visibleRepository(world, actor, params['owner'] ?? '', params['repo'] ?? '')
  if (actor.grant !== null) demandGranted(actor, repository, route.needs, params)
  if (route.method !== 'GET') adopt(world, repository, Number(params['issue_number']))
  const seen =
    route.method === 'GET' ? world.lags.rest(repository, templateOf(route), at.query) : repository
  const reply = route.run({ ...at, repository: seen })
  if (route.method !== 'GET') world.changed()
  return reply
}

function demandApp(caller: Caller) {
  if (caller.kind === 'app') return caller.app
  throw new Refusal(401, 'A JSON web token could not be decoded')
}

function demandActor(caller: Caller, method: string): Actor {
  if (caller.kind === 'app') throw forbidden('Resource not accessible by integration')
  if (caller.kind === 'anonymous' && method !== 'GET') {
    throw new Refusal(401, 'Requires authentication')
  }
  return caller.actor
}

const LEVELS: Readonly<Record<string, number>> = { read: 1, write: 2, admin: 3 }

/** Throws GitHub's 403 with the header that names what would have been enough. */
function demandGranted(
  actor: Actor,
  repository: Repository,
  needs: string,
  params: Readonly<Record<string, string>>,
): void {
  const { grant } = actor
  const installed = grant?.repositoryIds.includes(repository.id) === true
  const open = !repository.private || grant?.job?.alsoReads.includes(repository.id) === true
  const alternatives = needs.split('; ').filter((need) => fits(need, repository, params))
  const enough = alternatives.some((need) => {
    const [name = '', level = ''] = need.split('=')
    if (level === 'read' && name !== 'administration' && open) return true
    return installed && (LEVELS[grant?.permissions[name] ?? ''] ?? 0) >= (LEVELS[level] ?? 9)
  })
  if (enough && may(actor, repository, 'read')) return
  throw new Refusal(403, 'Resource not accessible by integration', undefined, {
    'x-accepted-github-permissions': needs,
  })
}

/** `pull_requests` opens the issue routes for pull requests only. */
function fits(
  need: string,
  repository: Repository,
  params: Readonly<Record<string, string>>,
): boolean {
  const issue = repository.issues[Number(params['issue_number'])]
  if (params['issue_number'] === undefined || issue === undefined) return true
  return !need.startsWith('pull_requests') || issue.pull !== null
}

function rendered(world: World, call: Call, reply: Reply): Answer {
  if (reply.raw !== undefined) {
    const headers = { ...reply.headers, 'content-type': reply.raw.type }
    return { status: reply.status, headers, body: reply.raw.bytes }
  }
  if (reply.list === undefined) return jsonAnswer(reply.status, reply.data, reply.headers)
  return paged(world, call, reply.list)
}

function paged(world: World, call: Call, list: List): Answer {
  const size = Math.min(positive(call.query.get('per_page'), 30), 100)
  const page = positive(call.query.get('page'), 1)
  const last = Math.max(1, Math.ceil(list.items.length / size))
  const slice = list.items.slice((page - 1) * size, page * size)
  const shown = slice.map((item) => list.show(item as never))
  const data = list.wrap === undefined ? shown : list.wrap(shown, list.items.length)
  const link = links(world, call, page, last)
  return jsonAnswer(200, data, link === '' ? {} : { link })
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 ? value : otherwise
}

function links(world: World, call: Call, page: number, last: number): string {
  const to = (number: number, rel: string) => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(number))
    return `<${world.origin}${call.path}?${query}>; rel="${rel}"`
  }
  const before = page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []
  const after = page < last ? [to(page + 1, 'next'), to(last, 'last')] : []
  return [...after, ...before].join(', ')
}

/** Gives each good GET its ETag, and answers 304 to whoever has it. */
function conditional(call: Call, answer: Answer): Answer {
  if (call.method !== 'GET' || answer.status !== 200) return answer
  const key = `${call.headers.get('accept')}\n${answer.headers['link']}\n`
  const etag = `W/"${createHash('sha256').update(key).update(answer.body).digest('hex')}"`
  const headers = { ...answer.headers, etag }
  const known = (call.headers.get('if-none-match') ?? '').split(/\s*,\s*/)
  if (!known.includes(etag)) return { ...answer, headers }
  return { status: 304, headers: { etag }, body: '' }
}

/** `/repositories/{id}/...` is the same as the path by name; transferred issues point there. */
export function byName(world: World, path: string): string {
  const match = /^\/repositories\/(\d{1,15})(\/.*)?$/.exec(path)
  const repository = world.state.repositories[Number(match?.[1])]
  return match === null || repository === undefined
    ? path
    : `/repos/${fullName(world, repository)}${match[2] ?? ''}`
}

export function unknownRoute(world: World): Answer {
  const answer = refused(notFound())
  return { ...answer, headers: { ...baseHeaders(world), ...answer.headers } }
}
