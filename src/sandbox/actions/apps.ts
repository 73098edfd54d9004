import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { HOUR_MS, type Instant } from '../../domain/instant.ts'
import { fullName } from '../find.ts'
import type { App, Installation, Permissions, Repository, Token, User } from '../model.ts'
import { installationJson } from '../present/app.ts'
import { repositoryNodeId } from '../present/repository.ts'
import { simpleUser } from '../present/user.ts'
import { Refusal } from '../refusal.ts'
import { nextId, type World } from '../world.ts'
import { createUser } from './places.ts'

/** What an App signs with, and what GitHub knows its signature by, both as PEM. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

export interface AppInput {
  readonly slug: string
  readonly name?: string
  readonly owner: User
  readonly permissions: Permissions
  readonly events: readonly string[]
  readonly webhookUrl?: string | null
  readonly webhookSecret?: string
  /** A fresh one where not given, which takes longer than all else that is done here. */
  readonly keyPair?: KeyPair
}

export const freshKeyPair = (): KeyPair =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })

/** Registers an App with a key pair, a random webhook secret and its bot. */
export function createApp(world: World, input: AppInput): App {
  const { publicKey, privateKey } = input.keyPair ?? freshKeyPair()
  const bot = createUser(world, `${input.slug}[bot]`, 'Bot')
  const app: App = {
    id: nextId(world),
    slug: input.slug,
    name: input.name ?? input.slug,
    clientId: `Iv23li${randomBytes(7).toString('hex')}`,
    ownerId: input.owner.id,
    botId: bot.id,
    createdAt: world.now(),
    permissions: { metadata: 'read', ...input.permissions },
    events: [...input.events],
    publicKey,
    privateKey,
    hookId: nextId(world),
    webhookUrl: input.webhookUrl ?? null,
    webhookSecret: input.webhookSecret ?? randomBytes(20).toString('hex'),
  }
  world.state.apps[app.id] = app
  world.changed()
  return app
}

export interface InstallationInput {
  readonly account: User
  readonly sender: User
  /** `all` covers what the account creates later too. */
  readonly repositories: 'all' | readonly Repository[]
}

function shortRepository(world: World, repository: Repository) {
  return {
    id: repository.id,
    node_id: repositoryNodeId(repository),
    name: repository.name,
    full_name: fullName(world, repository),
    private: repository.private,
  }
}

/** The repositories an installation reaches now. */
export function installedRepositories(world: World, installation: Installation): Repository[] {
  return Object.values(world.state.repositories).filter((repository) =>
    installation.selection === 'all'
      ? repository.ownerId === installation.accountId
      : installation.repositoryIds.includes(repository.id),
  )
}

export function installApp(world: World, app: App, input: InstallationInput): Installation {
  const at = world.now()
  const all = input.repositories === 'all'
  const installation: Installation = {
    id: nextId(world),
    appId: app.id,
    accountId: input.account.id,
    createdAt: at,
    updatedAt: at,
    permissions: app.permissions,
    events: app.events,
    selection: all ? 'all' : 'selected',
    repositoryIds: input.repositories === 'all' ? [] : input.repositories.map(({ id }) => id),
    suspendedAt: null,
  }
  world.state.installations[installation.id] = installation
  const repositories = installedRepositories(world, installation)
  tellInstallation(world, installation, input.sender, 'installation', 'created', {
    repositories: repositories.map((repository) => shortRepository(world, repository)),
    requester: null,
  })
  return installation
}

/** Selects more repositories one by one. */
export function addRepositories(
  world: World,
  installation: Installation,
  sender: User,
  added: readonly Repository[],
): void {
  const ids = added.map(({ id }) => id)
  installation.repositoryIds = [...new Set([...installation.repositoryIds, ...ids])]
  installation.updatedAt = world.now()
  tellInstallation(world, installation, sender, 'installation_repositories', 'added', {
    repository_selection: installation.selection,
    repositories_added: added.map((repository) => shortRepository(world, repository)),
    repositories_removed: [],
    requester: null,
  })
}

/** From here on its tokens are refused and nothing is sent to it, until it is taken back. Tells nobody. */
export function suspendInstallation(
  world: World,
  installation: Installation,
  suspended: boolean,
): void {
  installation.suspendedAt = suspended ? world.now() : null
  installation.updatedAt = world.now()
  world.changed()
}

function tellInstallation(
  world: World,
  installation: Installation,
  sender: User,
  event: string,
  action: string,
  extra: Readonly<Record<string, unknown>>,
): void {
  const payload = {
    action,
    installation: installationJson(world, installation),
    ...extra,
    sender: simpleUser(world, sender),
  }
  const { id: installationId } = installation
  world.emit({ event, action, repository: null, installationId, sender, payload })
}

/** A personal token, acting as its person. */
export function createUserToken(world: World, user: User): string {
  const token = `ghp_${randomBytes(18).toString('hex')}`
  world.state.tokens[token] = { kind: 'user', userId: user.id }
  world.changed()
  return token
}

const LEVELS = { read: 1, write: 2, admin: 3 } as const

/** An installation token: one hour, and no more than the installation was granted. */
export function createInstallationToken(
  world: World,
  installation: Installation,
  narrowed: Permissions | undefined,
  repositories: readonly Repository[] | undefined,
): { readonly token: string; readonly expiresAt: Instant; readonly permissions: Permissions } {
  const permissions = { metadata: 'read' as const, ...(narrowed ?? installation.permissions) }
  for (const [name, level] of Object.entries(permissions)) {
    const granted = installation.permissions[name]
    if (granted !== undefined && LEVELS[granted] >= LEVELS[level]) continue
    throw new Refusal(422, 'The permissions requested are not granted to this installation.')
  }
  const token = `ghs_${randomBytes(18).toString('hex')}`
  const expiresAt = (world.hostNow() + HOUR_MS) as Instant
  const made: Token = {
    kind: 'installation',
    installationId: installation.id,
    permissions,
    repositoryIds: repositories?.map(({ id }) => id) ?? null,
    expiresAt,
  }
  world.state.tokens[token] = made
  world.changed()
  return { token, expiresAt, permissions }
}
