import { iso } from '../../domain/instant.ts'
import type { User } from '../model.ts'
import type { World } from '../world.ts'
import { nodeId } from './node-id.ts'

const PREFIX = { User: 'U', Bot: 'BOT', Organization: 'O' } as const

/** The page's address of a person; an App's bot has its App's. */
export function userUrl(world: World, user: User): string {
  const path = user.type === 'Bot' ? `apps/${botSlug(user)}` : user.login
  return `${world.origin}/${path}`
}

/** GraphQL calls a bot by its slug, without REST's `[bot]`. */
export function botSlug(user: User): string {
  return user.login.replace(/\[bot\]$/, '')
}

export function userNodeId(user: User): string {
  return nodeId(PREFIX[user.type], user.id)
}

/** GitHub's "simple user", as it stands inside issues, comments and payloads. */
export function simpleUser(world: World, user: User) {
  const url = `${world.origin}/api/v3/users/${encodeURIComponent(user.login)}`
  return {
    login: user.login,
    id: user.id,
    node_id: userNodeId(user),
    avatar_url: `${world.origin}/avatars/u/${user.id}`,
    gravatar_id: '',
    url,
    html_url: userUrl(world, user),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: 'public',
    site_admin: false,
  }
}

/** The answer of `GET /users/{username}`. */
export function publicUser(world: World, user: User) {
  const at = iso(user.createdAt)
  const blank = { company: null, blog: '', location: null, email: null, hireable: null, bio: null }
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 }
  return {
    ...simpleUser(world, user),
    ...blank,
    ...counts,
    name: user.name,
    twitter_username: null,
    created_at: at,
    updated_at: at,
  }
}

/** The short form that payloads carry of the organisation that owns the repository. */
export function organization(world: World, user: User) {
  const url = `${world.origin}/api/v3/orgs/${user.login}`
  return {
    login: user.login,
    id: user.id,
    node_id: userNodeId(user),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.origin}/avatars/u/${user.id}`,
    description: '',
  }
}
