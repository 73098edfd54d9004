import { iso } from '../../domain/instant.ts'
import { teamBySlug } from '../actions/teams.ts'
import { userById, userByLogin } from '../find.ts'
import type { User } from '../model.ts'
import type { Team } from '../model-teams.ts'
import { nodeId } from '../present/node-id.ts'
import { organization, simpleUser, userUrl } from '../present/user.ts'
import { notFound } from '../refusal.ts'
import type { World } from '../world.ts'
import { type Context, listed, ok, type Reply, type Route } from './route.ts'

/** Throws 404 for whoever is no member, and for an App without `members`. */
function teamHere(at: Context): { readonly owner: User; readonly team: Team } {
  const { world, actor, params } = at
  const owner = userByLogin(world, params['org'] ?? '')
  const team = owner === undefined ? undefined : teamBySlug(world, owner, params['team_slug'] ?? '')
  if (owner === undefined || team === undefined) throw notFound()
  const mayRead =
    actor.grant === null
      ? owner.memberIds.includes(actor.user.id)
      : actor.grant.permissions['members'] !== undefined
  if (!mayRead) throw notFound()
  return { owner, team }
}

function teamJson(world: World, owner: User, team: Team) {
  const url = `${world.origin}/api/v3/organizations/${owner.id}/team/${team.id}`
  const page = `${world.origin}/orgs/${owner.login}/teams/${team.slug}`
  const at = iso(team.createdAt)
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    url,
    html_url: page,
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
    members_count: team.memberIds.length,
    repos_count: 0,
    created_at: at,
    updated_at: at,
    type: 'organization',
    organization_id: owner.id,
    organization: organizationJson(world, owner),
  }
}

function organizationJson(world: World, owner: User) {
  const at = iso(owner.createdAt)
  return {
    ...organization(world, owner),
    html_url: userUrl(world, owner),
    type: 'Organization',
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: at,
    updated_at: at,
    archived_at: null,
  }
}

function one(at: Context): Reply {
  const { owner, team } = teamHere(at)
  return ok(teamJson(at.world, owner, team))
}

function members(at: Context): Reply {
  const { team } = teamHere(at)
  const people = team.memberIds.map((id) => userById(at.world, id))
  return listed(people, (user) => simpleUser(at.world, user))
}

export const TEAM_ROUTES: readonly Route[] = [
  { door: 'anybody', method: 'GET', path: '/orgs/{org}/teams/{team_slug}', run: one },
  { door: 'anybody', method: 'GET', path: '/orgs/{org}/teams/{team_slug}/members', run: members },
]
