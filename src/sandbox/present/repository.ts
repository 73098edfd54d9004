import { iso } from '../../domain/instant.ts'
import { actingRole } from '../access.ts'
import { fullName, liveIssues, userById } from '../find.ts'
import { type Repository, ROLES } from '../model.ts'
import type { Actor, World } from '../world.ts'
import { nodeId } from './node-id.ts'
import { simpleUser } from './user.ts'

export function repositoryUrl(world: World, repository: Repository): string {
  return `${world.origin}/api/v3/repos/${fullName(world, repository)}`
}

export function repositoryPage(world: World, repository: Repository): string {
  return `${world.origin}/${fullName(world, repository)}`
}

export function repositoryNodeId(repository: Repository): string {
  return nodeId('R', repository.id)
}

/** The short form that stands inside other things. */
export function simpleRepository(world: World, repository: Repository) {
  const { clone_url, git_url, ssh_url, svn_url, ...addresses } = links(world, repository)
  return {
    id: repository.id,
    node_id: repositoryNodeId(repository),
    name: repository.name,
    full_name: fullName(world, repository),
    private: repository.private,
    owner: simpleUser(world, userById(world, repository.ownerId)),
    description: repository.description,
    fork: false,
    ...addresses,
  }
}

/** The repository as REST answers it and as every payload carries it. */
export function repositoryJson(world: World, repository: Repository) {
  const owner = userById(world, repository.ownerId)
  const openIssues = liveIssues(repository).filter((issue) => issue.state === 'open').length
  return {
    id: repository.id,
    node_id: repositoryNodeId(repository),
    name: repository.name,
    full_name: fullName(world, repository),
    private: repository.private,
    owner: simpleUser(world, owner),
    description: repository.description,
    fork: false,
    ...links(world, repository),
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.updatedAt),
    pushed_at: iso(repository.pushedAt),
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_downloads: true,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: openIssues,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.private ? 'private' : 'public',
    forks: 0,
    open_issues: openIssues,
    watchers: 0,
    default_branch: repository.defaultBranch,
  }
}

function links(world: World, repository: Repository) {
  const url = repositoryUrl(world, repository)
  const page = repositoryPage(world, repository)
  return {
    html_url: page,
    url,
    ...plainLinks(url),
    archive_url: `${url}/{archive_format}{/ref}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    keys_url: `${url}/keys{/key_id}`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    releases_url: `${url}/releases{/id}`,
    statuses_url: `${url}/statuses/{sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    assignees_url: `${url}/assignees{/user}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    contents_url: `${url}/contents/{+path}`,
    events_url: `${url}/events`,
    git_refs_url: `${url}/git/refs{/sha}`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    labels_url: `${url}/labels{/name}`,
    pulls_url: `${url}/pulls{/number}`,
    clone_url: `${page}.git`,
    git_url: `${page.replace(/^https?/, 'git')}.git`,
    ssh_url: `${page.replace(/^https?:\/\//, 'ssh://git@')}.git`,
    svn_url: page,
  }
}

/** The addresses that are nothing but the repository's and one word. */
function plainLinks(url: string) {
  return {
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    forks_url: `${url}/forks`,
    hooks_url: `${url}/hooks`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    stargazers_url: `${url}/stargazers`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
  }
}

/** What `GET /repos/{owner}/{repo}` adds: what the asker may do here. */
export function repositoryPermissions(actor: Actor, repository: Repository) {
  const rank = ROLES.indexOf(actingRole(actor, repository))
  const at = (role: (typeof ROLES)[number]) => rank >= ROLES.indexOf(role)
  return {
    permissions: {
      admin: at('admin'),
      maintain: at('maintain'),
      push: at('write'),
      triage: at('triage'),
      pull: at('read'),
    },
  }
}
