import { iso } from '../../domain/instant.ts'
import { createInstallationToken, installedRepositories } from '../actions/apps.ts'
import { appById, repositoryByName } from '../find.ts'
import type { Installation, Permissions, Repository } from '../model.ts'
import { appJson, installationJson } from '../present/app.ts'
import { repositoryJson, repositoryPermissions } from '../present/repository.ts'
import { forbidden, notFound, Refusal } from '../refusal.ts'
import { type Body, isBody, list, names } from './body.ts'
import {
  type AppContext,
  type Context,
  created,
  listed,
  ok,
  type Reply,
  type Route,
} from './route.ts'

function installationsOf(at: AppContext): Installation[] {
  const all = Object.values(at.world.state.installations)
  return all.filter((installation) => installation.appId === at.app.id)
}

function installationHere(at: AppContext): Installation {
  const id = Number(at.params['installation_id'])
  const found = installationsOf(at).find((installation) => installation.id === id)
  if (found === undefined) throw notFound()
  return found
}

const show = (at: AppContext, installation: Installation) =>
  installationJson(at.world, installation)

function ofRepository(at: AppContext): Reply {
  const repository = repositoryByName(at.world, at.params['owner'] ?? '', at.params['repo'] ?? '')
  const found = installationsOf(at).find((installation) =>
    installedRepositories(at.world, installation).some((one) => one === repository),
  )
  if (found === undefined) throw notFound()
  return ok(show(at, found))
}

function ofAccount(at: AppContext): Reply {
  const login = (at.params['org'] ?? at.params['username'])?.toLowerCase()
  const found = installationsOf(at).find(
    ({ accountId }) => at.world.state.users[accountId]?.login.toLowerCase() === login,
  )
  if (found === undefined) throw notFound()
  return ok(show(at, found))
}

function accessLevel(value: unknown): 'read' | 'write' | 'admin' {
  if (value === 'read' || value === 'write' || value === 'admin') return value
  throw new Refusal(422, 'The permissions requested are not valid.')
}

function narrowed(body: Body): Permissions | undefined {
  const asked = body['permissions']
  if (!isBody(asked)) return undefined
  return Object.fromEntries(
    Object.entries(asked).map(([name, level]) => [name, accessLevel(level)]),
  )
}

/** The repositories a token is to be narrowed to, by id or by name. Throws 422 for one out of reach. */
function chosen(at: AppContext, installation: Installation): Repository[] | undefined {
  const ids = list(at.body, 'repository_ids')
  const wanted = names(at.body, 'repositories')
  if (ids === undefined && wanted === undefined) return undefined
  const reach = installedRepositories(at.world, installation)
  return [...(ids ?? []), ...(wanted ?? [])].map((key) => {
    const found = reach.find((repository) => repository.id === key || repository.name === key)
    if (found !== undefined) return found
    throw new Refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    )
  })
}

function token(at: AppContext): Reply {
  const installation = installationHere(at)
  if (installation.suspendedAt !== null) throw forbidden('This installation has been suspended')
  const repositories = chosen(at, installation)
  const made = createInstallationToken(at.world, installation, narrowed(at.body), repositories)
  return created({
    token: made.token,
    expires_at: iso(made.expiresAt),
    permissions: made.permissions,
    repository_selection: repositories === undefined ? installation.selection : 'selected',
    ...(repositories === undefined
      ? {}
      : { repositories: repositories.map((one) => repositoryJson(at.world, one)) }),
  })
}

function reachable(at: Context): Reply {
  const { grant } = at.actor
  if (grant === null) throw forbidden('You must authenticate with an installation access token')
  const items = grant.repositoryIds.flatMap((id) => at.world.state.repositories[id] ?? [])
  const selection = at.world.state.installations[grant.installationId]?.selection
  return {
    status: 200,
    list: {
      items,
      show: (repository: Repository) => ({
        ...repositoryJson(at.world, repository),
        ...repositoryPermissions(at.actor, repository),
      }),
      wrap: (repositories, total_count) => ({
        total_count,
        repository_selection: selection,
        repositories,
      }),
    },
  }
}

function bySlug(at: Context): Reply {
  const slug = at.params['app_slug']
  const found = Object.values(at.world.state.apps).find((app) => app.slug === slug)
  return ok(appJson(at.world, appById(at.world, found?.id ?? 0)))
}

type Method = 'GET' | 'POST'

function app(method: Method, path: string, run: (at: AppContext) => Reply): Route {
  return { door: 'app', method, path, run }
}

export const APP_ROUTES: readonly Route[] = [
  app('GET', '/app', (at) => ok(appJson(at.world, at.app))),
  app('GET', '/app/installations', (at) =>
    listed(installationsOf(at), (installation) => show(at, installation)),
  ),
  app('GET', '/app/installations/{installation_id}', (at) => ok(show(at, installationHere(at)))),
  app('POST', '/app/installations/{installation_id}/access_tokens', token),
  app('GET', '/repos/{owner}/{repo}/installation', ofRepository),
  app('GET', '/orgs/{org}/installation', ofAccount),
  app('GET', '/users/{username}/installation', ofAccount),
  { door: 'anybody', method: 'GET', path: '/apps/{app_slug}', run: bySlug },
  { door: 'anybody', method: 'GET', path: '/installation/repositories', run: reachable },
]
