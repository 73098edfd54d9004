import type { Instant } from '../domain/instant.ts'
import { createApp, createUserToken, installApp, type KeyPair } from './actions/apps.ts'
import { commitFiles } from './actions/commits.ts'
import { addDeploymentStatus, createDeployment } from './actions/deployments.ts'
import { offerFields } from './actions/issue-fields.ts'
import { createRepository, createUser, setRole } from './actions/places.ts'
import { repositoryByName, userByLogin } from './find.ts'
import type { App, Installation, Permissions, Repository, Role, User } from './model.ts'
import type { DeploymentState } from './model-deployments.ts'
import type { Actor, World } from './world.ts'

export interface SeedOptions {
  readonly private?: boolean
  /** What is in the repository from the start: path to text. */
  readonly files?: Readonly<Record<string, string>>
  /** What was deployed before the world began, oldest first. */
  readonly deployments?: readonly SeedDeployment[]
  /** Whether the organisation has GitHub's first issue fields; not unless it is said. */
  readonly issueFields?: boolean
  readonly app: {
    readonly slug: string
    readonly name?: string
    readonly permissions: Permissions
    readonly events: readonly string[]
    readonly webhookUrl?: string | null
    readonly webhookSecret?: string
    readonly keyPair?: KeyPair
  }
}

export interface SeedDeployment {
  readonly environment: string
  readonly description: string
  /** Milliseconds before the world begins. */
  readonly agoMs: number
  /** What it says of itself, oldest first; that it succeeded at once where nothing else is given. */
  readonly statuses?: readonly SeedStatus[]
  /** What it brings, oldest first: each a file of its own on the default branch. */
  readonly commits?: readonly SeedCommit[]
}

export interface SeedStatus {
  readonly state: DeploymentState
  readonly agoMs: number
}

export interface SeedCommit {
  readonly message: string
  readonly agoMs: number
}

export interface Seeded {
  readonly repository: Repository
  readonly app: App
  readonly installation: Installation
  /** By login: ana, ben, caro, dev and eve. */
  readonly users: Readonly<Record<string, User>>
  /** By login: a personal token for each of them. */
  readonly tokens: Readonly<Record<string, string>>
}

/** Login, role and the name that they show. */
const PEOPLE: readonly (readonly [string, Role, string])[] = [
  ['ana', 'admin', 'Ana Moreau'],
  ['ben', 'maintain', 'Ben Adeyemi'],
  ['caro', 'triage', 'Caro Lindqvist'],
  ['dev', 'write', 'Dev Raman'],
  ['eve', 'none', 'Eve Novak'],
]

/**
 * Fills an empty world: organisation `acme`, its repository `acme/shop`, five people of five roles
 * (eve is a stranger who can read while the repository is public) and the App, installed on it.
 * In a world loaded from a file it finds the same again, with what the App asks for renewed.
 */
export function seed(world: World, options: SeedOptions): Seeded {
  const known = repositoryByName(world, 'acme', 'shop')
  if (known !== undefined) return found(world, known, options)
  const users = Object.fromEntries(
    PEOPLE.map(([login, , name]) => [login, Object.assign(createUser(world, login), { name })]),
  )
  const members = PEOPLE.filter(([, role]) => role !== 'none').flatMap(
    ([login]) => users[login] ?? [],
  )
  const owner = createUser(world, 'acme', 'Organization', members)
  if (options.issueFields === true) offerFields(world, owner, true)
  createUser(world, 'dependabot[bot]', 'Bot')
  createUser(world, 'github-actions[bot]', 'Bot')
  const isPrivate = options.private ?? false
  const repository = createRepository(world, { owner, name: 'shop', private: isPrivate })
  for (const [login, role] of PEOPLE) {
    const user = users[login]
    if (user !== undefined) setRole(world, repository, user, role)
  }
  const sender = users['ana'] ?? owner
  const files = { 'README.md': '# shop\n', ...options.files }
  const past = options.deployments ?? []
  const start = earlier(world, longestAgo(past))
  commitFiles(start, { user: sender, grant: null }, repository, files, 'Start the shop')
  for (const one of past)
    deploy(world, { user: users['dev'] ?? sender, grant: null }, repository, one)
  const app = createApp(world, { ...options.app, owner })
  const installation = installApp(world, app, {
    account: owner,
    sender,
    repositories: [repository],
  })
  return { repository, app, installation, users, tokens: tokensOf(world, users) }
}

/** The same world some time ago: what is done in it carries the times of then. */
const earlier = (world: World, ms: number): World => ({
  ...world,
  now: () => (world.now() - ms) as Instant,
})

const longestAgo = (past: readonly SeedDeployment[]): number =>
  Math.max(0, ...past.flatMap((one) => [one, ...(one.commits ?? [])]).map(({ agoMs }) => agoMs))

function deploy(world: World, actor: Actor, repository: Repository, wanted: SeedDeployment): void {
  const { environment, description, agoMs, commits = [] } = wanted
  for (const { message, agoMs: ago } of commits) {
    const path = `changes/${Object.keys(repository.git.commits).length}.txt`
    commitFiles(earlier(world, ago), actor, repository, { [path]: `${message}\n` }, message)
  }
  const made = createDeployment(earlier(world, agoMs), actor, repository, {
    ref: repository.defaultBranch,
    environment,
    description,
  })
  for (const { state, agoMs: ago } of wanted.statuses ?? [{ state: 'success', agoMs }]) {
    addDeploymentStatus(earlier(world, ago), actor, repository, made, { state })
  }
}

function found(world: World, repository: Repository, options: SeedOptions): Seeded {
  const { slug } = options.app
  const app = Object.values(world.state.apps).find((candidate) => candidate.slug === slug)
  const installation = Object.values(world.state.installations).find(
    ({ appId }) => appId === app?.id,
  )
  if (app === undefined || installation === undefined) {
    throw new Error(`the sandbox's state has no App ${slug}; move its file away`)
  }
  renew(app, installation, options.app)
  const users = Object.fromEntries(
    PEOPLE.flatMap(([login, , name]) => {
      const user = userByLogin(world, login)
      if (user === undefined) return []
      // A file of an earlier release knows nobody's name.
      user.name ??= name
      return [[login, user]]
    }),
  )
  return { repository, app, installation, users, tokens: tokensOf(world, users) }
}

/** A newer start command may listen elsewhere and need more than the one that wrote the file. */
function renew(app: App, installation: Installation, wanted: SeedOptions['app']): void {
  app.webhookUrl = wanted.webhookUrl ?? app.webhookUrl
  app.webhookSecret = wanted.webhookSecret ?? app.webhookSecret
  app.permissions = { metadata: 'read', ...wanted.permissions }
  app.events = [...wanted.events]
  installation.permissions = app.permissions
}

/** One personal token each; those that exist are used again. */
function tokensOf(
  world: World,
  users: Readonly<Record<string, User>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(users).map(([login, user]) => {
      const known = Object.entries(world.state.tokens).find(
        ([, token]) => token.kind === 'user' && token.userId === user.id,
      )
      return [login, known?.[0] ?? createUserToken(world, user)]
    }),
  )
}
