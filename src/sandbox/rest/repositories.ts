import { assignable, demand, legacyPermission, roleOf } from '../access.ts'
import { editRepository } from '../actions/places.ts'
import { userByLogin } from '../find.ts'
import { commitJson, repositoryCommitJson } from '../present/git.ts'
import { repositoryJson, repositoryPermissions, repositoryUrl } from '../present/repository.ts'
import { publicUser, simpleUser } from '../present/user.ts'
import { forbidden, notFound, Refusal } from '../refusal.ts'
import { rulesFor } from '../rules.ts'
import { nullableText, optionalFlag } from './body.ts'
import {
  type Context,
  type Here,
  here,
  listed,
  NOTHING,
  ok,
  type Reply,
  type Route,
} from './route.ts'

const METADATA = 'metadata=read'

function full(at: Here): Reply {
  const { world, actor, repository } = at
  const permissions = repositoryPermissions(actor, repository)
  const counts = { network_count: 0, subscribers_count: 0 }
  return ok({ ...repositoryJson(world, repository), ...counts, ...permissions })
}

function edit(at: Here): Reply {
  editRepository(at.world, at.actor, at.repository, {
    description: nullableText(at.body, 'description'),
    private: optionalFlag(at.body, 'private'),
    archived: optionalFlag(at.body, 'archived'),
    hasIssues: optionalFlag(at.body, 'has_issues'),
  })
  return full(at)
}

/** Reading somebody's role takes the right to push, except on a public repository by an App. */
function permission(at: Here): Reply {
  const user = userByLogin(at.world, at.params['username'] ?? '')
  if (user === undefined) throw notFound()
  if (user.type !== 'User') throw new Refusal(404, `${user.login} is not a user`)
  if (at.actor.grant === null && user.id !== at.actor.user.id) {
    demand(at.actor, at.repository, 'write')
  }
  const role = roleOf(at.repository, user)
  const json = { ...simpleUser(at.world, user), role_name: role }
  return ok({ permission: legacyPermission(role), role_name: role, user: json })
}

function isCollaborator(at: Here): Reply {
  const user = userByLogin(at.world, at.params['username'] ?? '')
  const role = user === undefined ? 'none' : (at.repository.roles[user.id] ?? 'none')
  if (role === 'none') throw notFound()
  return NOTHING
}

function assignees(at: Here): Reply {
  const people = Object.values(at.world.state.users)
  const kept = people.filter((user) => assignable(at.world, at.repository, user))
  return listed(kept, (user) => simpleUser(at.world, user))
}

function branchJson(at: Here, name: string, sha: string) {
  const commit = at.repository.git.commits[sha]
  const url = `${repositoryUrl(at.world, at.repository)}/branches/${name}`
  return {
    name,
    commit: commit === undefined ? { sha } : repositoryCommitJson(at.world, at.repository, commit),
    _links: { self: url, html: url.replace('/api/v3/repos', '') },
    protected: rulesFor(at.repository, name).length > 0,
    protection: { enabled: false },
    protection_url: `${url}/protection`,
  }
}

function branch(at: Here): Reply {
  const name = at.params['branch'] ?? ''
  const sha = at.repository.refs[`refs/heads/${name}`]
  if (sha === undefined) throw new Refusal(404, 'Branch not found')
  return ok(branchJson(at, name, sha))
}

function branches(at: Here): Reply {
  const prefix = 'refs/heads/'
  const kept = Object.entries(at.repository.refs).filter(([ref]) => ref.startsWith(prefix))
  return listed(kept, ([ref, sha]) => {
    const { name, commit, protected: guarded } = branchJson(at, ref.slice(prefix.length), sha)
    return {
      name,
      commit: { sha: commit.sha, url: 'url' in commit ? commit.url : '' },
      protected: guarded,
    }
  })
}

function gitCommit(at: Here): Reply {
  const found = at.repository.git.commits[at.params['commit_sha'] ?? '']
  if (found === undefined) throw notFound()
  return ok(commitJson(at.world, at.repository, found))
}

function somebody(at: Context): Reply {
  const user = userByLogin(at.world, at.params['username'] ?? '')
  if (user === undefined) throw notFound()
  return ok(publicUser(at.world, user))
}

function myself(at: Context): Reply {
  if (at.actor.grant !== null) throw forbidden('Resource not accessible by integration')
  if (at.actor.user.id === 0) throw new Refusal(401, 'Requires authentication')
  return ok(publicUser(at.world, at.actor.user))
}

export const REPOSITORY_ROUTES: readonly Route[] = [
  { door: 'anybody', method: 'GET', path: '/user', run: myself },
  { door: 'anybody', method: 'GET', path: '/users/{username}', run: somebody },
  here('GET', '', METADATA, full),
  here('PATCH', '', 'administration=write', edit),
  here('GET', '/collaborators/{username}/permission', METADATA, permission),
  here('GET', '/collaborators/{username}', METADATA, isCollaborator),
  here('GET', '/assignees', METADATA, assignees),
  here('GET', '/branches', 'contents=read', branches),
  here('GET', '/branches/{branch+}', 'contents=read', branch),
  here('GET', '/git/commits/{commit_sha}', 'contents=read', gitCommit),
]
