import { demand } from '../access.ts'
import { repositoryByName, userByLogin } from '../find.ts'
import type { Label, Repository, Role, User } from '../model.ts'
import { invalid } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { WORKFLOW_SETTINGS } from './workflow-settings.ts'

/** The labels that GitHub puts into every new repository. */
const FIRST_LABELS: readonly (readonly [string, string, string])[] = [
  ['bug', 'd73a4a', "Something isn't working"],
  ['documentation', '0075ca', 'Improvements or additions to documentation'],
  ['duplicate', 'cfd3d7', 'This issue or pull request already exists'],
  ['enhancement', 'a2eeef', 'New feature or request'],
  ['good first issue', '7057ff', 'Good for newcomers'],
  ['help wanted', '008672', 'Extra attention is needed'],
  ['invalid', 'e4e669', "This doesn't seem right"],
  ['question', 'd876e3', 'Further information is requested'],
  ['wontfix', 'ffffff', 'This will not be worked on'],
]

/** Somebody new: a person, a bot, or an organisation with its members. */
export function createUser(
  world: World,
  login: string,
  type: User['type'] = 'User',
  members: readonly User[] = [],
): User {
  if (userByLogin(world, login) !== undefined) {
    throw invalid({ resource: 'User', code: 'already_exists', field: 'login' })
  }
  const id = nextId(world)
  const memberIds = members.map((member) => member.id)
  const createdAt = world.now()
  const fields = { issueFields: [], offersFields: false }
  const user: User = { id, login, name: null, type, createdAt, memberIds, ...fields }
  world.state.users[id] = user
  world.changed()
  return user
}

export interface RepositoryInput {
  readonly owner: User
  readonly name: string
  readonly private?: boolean
  readonly description?: string
}

/** An empty repository: no branch yet, GitHub's own labels. */
export function createRepository(world: World, input: RepositoryInput): Repository {
  if (repositoryByName(world, input.owner.login, input.name) !== undefined) {
    const message = 'name already exists on this account'
    throw invalid({ resource: 'Repository', code: 'custom', field: 'name', message })
  }
  const at = world.now()
  const labels = FIRST_LABELS.map(
    ([name, color, description]): Label => ({
      id: nextId(world),
      name,
      color,
      description,
      default: true,
    }),
  )
  const repository: Repository = {
    id: nextId(world),
    ownerId: input.owner.id,
    name: input.name,
    description: input.description ?? null,
    private: input.private ?? false,
    archived: false,
    hasIssues: true,
    defaultBranch: 'main',
    createdAt: at,
    updatedAt: at,
    pushedAt: at,
    roles: {},
    labels,
    issues: {},
    lastNumber: 0,
    refs: {},
    git: { blobs: {}, trees: {}, commits: {} },
    rules: [],
    checkSuites: [],
    checkRuns: {},
    deployments: {},
    workflows: [],
    workflowRuns: {},
    workflowSettings: WORKFLOW_SETTINGS,
  }
  world.state.repositories[repository.id] = repository
  world.changed()
  return repository
}

/** Gives a person a role on a repository; `none` takes it away. */
export function setRole(world: World, repository: Repository, user: User, role: Role): void {
  repository.roles[user.id] = role
  world.changed()
}

export interface RepositoryEdit {
  readonly description?: string | null | undefined
  readonly private?: boolean | undefined
  readonly archived?: boolean | undefined
  readonly hasIssues?: boolean | undefined
}

/** Changes a repository's settings; only its administrators may. */
export function editRepository(
  world: World,
  actor: Actor,
  repository: Repository,
  edit: RepositoryEdit,
): Repository {
  demand(actor, repository, 'admin')
  repository.description =
    edit.description === undefined ? repository.description : edit.description
  repository.private = edit.private ?? repository.private
  repository.archived = edit.archived ?? repository.archived
  repository.hasIssues = edit.hasIssues ?? repository.hasIssues
  repository.updatedAt = world.now()
  world.changed()
  return repository
}
