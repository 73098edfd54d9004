import { randomBytes } from 'node:crypto'
import { HOUR_MS, type Instant } from '../../domain/instant.ts'
import { userByLogin } from '../find.ts'
import { ACTIONS_SLUG } from '../jobs.ts'
import type { Access, App, Installation, Permissions, Repository } from '../model.ts'
import { nextId, type World } from '../world.ts'
import { createUser } from './places.ts'

/** GitHub's own App. It is in every world from its first job on; nobody else installs it or signs as it. */
export function actionsApp(world: World): App {
  const known = Object.values(world.state.apps).find(({ slug }) => slug === ACTIONS_SLUG)
  if (known !== undefined) return known
  const bot = `${ACTIONS_SLUG}[bot]`
  const app: App = {
    id: nextId(world),
    slug: ACTIONS_SLUG,
    name: 'GitHub Actions',
    clientId: 'Iv1.05c79e9ad1f6bdfa',
    ownerId: (userByLogin(world, 'github') ?? createUser(world, 'github', 'Organization')).id,
    botId: (userByLogin(world, bot) ?? createUser(world, bot, 'Bot')).id,
    createdAt: world.now(),
    permissions: Object.fromEntries(JOB_PERMISSIONS.map((name) => [name, 'write' as const])),
    events: [],
    publicKey: '',
    privateKey: '',
    hookId: nextId(world),
    webhookUrl: null,
    webhookSecret: '',
  }
  world.state.apps[app.id] = app
  return app
}

/** What a job may be given, by the names that Apps' permissions have. */
export const JOB_PERMISSIONS = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id_token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull_requests',
  'security_events',
  'statuses',
] as const

/** The installation that all jobs of one owner act through: it hears of nothing and shows up in no list. */
function installationOf(world: World, ownerId: number): Installation {
  const { id: appId } = actionsApp(world)
  const known = Object.values(world.state.installations).find(
    (one) => one.appId === appId && one.accountId === ownerId,
  )
  if (known !== undefined) return known
  const at = world.now()
  const made: Installation = {
    id: nextId(world),
    appId,
    accountId: ownerId,
    createdAt: at,
    updatedAt: at,
    permissions: {},
    events: [],
    selection: 'all',
    repositoryIds: [],
    suspendedAt: null,
  }
  world.state.installations[made.id] = made
  return made
}

/** A job ends after six hours at the latest. */
const LONGEST_MS = 6 * HOUR_MS

export interface JobToken {
  /** What goes into `GITHUB_TOKEN`. */
  readonly token: string
  /** The job is over: from now on nobody knows the token. */
  readonly end: () => void
}

/**
 * The token of one job: acts as `github-actions[bot]` in this repository alone. Permissions go by the
 * names of a workflow (`pull-requests`) or of an App (`pull_requests`).
 */
export function jobToken(
  world: World,
  repository: Repository,
  permissions: Readonly<Record<string, Access | 'none'>>,
  runId: number | null = null,
): JobToken {
  const token = `ghs_${randomBytes(18).toString('hex')}`
  world.state.tokens[token] = {
    kind: 'installation',
    installationId: installationOf(world, repository.ownerId).id,
    permissions: granted(repository, permissions),
    repositoryIds: [repository.id],
    expiresAt: (world.hostNow() + LONGEST_MS) as Instant,
    job: { repositoryId: repository.id, runId },
  }
  world.changed()
  const end = () => {
    delete world.state.tokens[token]
    world.changed()
  }
  return { token, end }
}

function granted(
  { workflowSettings }: Repository,
  asked: Readonly<Record<string, Access | 'none'>>,
): Permissions {
  const entries = Object.entries(asked).flatMap(([name, level]): [string, Access][] => {
    if (level === 'none') return []
    return [[name.replaceAll('-', '_'), workflowSettings.readOnlyToken ? 'read' : level]]
  })
  return { ...Object.fromEntries(entries), metadata: 'read' }
}
