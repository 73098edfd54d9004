import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { installedRepositories } from '../actions/apps.ts'
import { userById } from '../find.ts'
import { jobGrant } from '../jobs.ts'
import type { App, Token, User } from '../model.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'

/** Who is at the door: nobody, an App with its own key, or somebody who acts. */
export type Caller =
  | { readonly kind: 'anonymous'; readonly actor: Actor }
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'actor'; readonly actor: Actor }

const badCredentials = () => new Refusal(401, 'Bad credentials')

/** Throws 401 for a token that nobody gave out, or that has expired. */
export function authenticate(world: World, headers: Headers): Caller {
  const given = credentials(headers.get('authorization'))
  if (given === null) return { kind: 'anonymous', actor: { user: nobody(world), grant: null } }
  if (given.split('.').length === 3) return { kind: 'app', app: appOfJwt(world, given) }
  const token = world.state.tokens[given]
  if (token === undefined) throw badCredentials()
  return { kind: 'actor', actor: actorOf(world, token) }
}

function credentials(header: string | null): string | null {
  if (header === null) return null
  const [scheme = '', value = ''] = header.trim().split(/\s+/)
  if (scheme.toLowerCase() !== 'basic') return value
  return Buffer.from(value, 'base64').toString('utf8').split(':').at(-1) ?? ''
}

function nobody(world: World): User {
  return {
    id: 0,
    login: '',
    name: null,
    type: 'User',
    createdAt: world.now(),
    memberIds: [],
    issueFields: [],
    offersFields: false,
  }
}

function actorOf(world: World, token: Token): Actor {
  if (token.kind === 'user') return { user: userById(world, token.userId), grant: null }
  const installation = world.state.installations[token.installationId]
  const app = installation === undefined ? undefined : world.state.apps[installation.appId]
  if (installation === undefined || app === undefined || token.expiresAt <= world.hostNow()) {
    throw badCredentials()
  }
  if (installation.suspendedAt !== null) {
    throw new Refusal(403, 'This installation has been suspended')
  }
  const reach = installedRepositories(world, installation).map(({ id }) => id)
  const repositoryIds = reach.filter((id) => token.repositoryIds?.includes(id) ?? true)
  const { id: installationId } = installation
  const job = token.job === undefined ? {} : { job: jobGrant(world, token.job) }
  const { permissions } = token
  const grant = { appId: app.id, installationId, permissions, repositoryIds, ...job }
  return { user: userById(world, app.botId), grant }
}

interface Claims {
  readonly iss?: unknown
  readonly iat?: unknown
  readonly exp?: unknown
}

const MAX_LIFE_S = 600
/** GitHub forgives a clock that runs a little ahead. */
const LEEWAY_S = 60

function appOfJwt(world: World, jwt: string): App {
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const claims = decoded(body)
  const issuer = String(claims?.iss ?? '')
  const app = Object.values(world.state.apps).find(
    (candidate) => String(candidate.id) === issuer || candidate.clientId === issuer,
  )
  if (claims === null || app === undefined || app.publicKey === '') {
    throw new Refusal(401, 'A JSON web token could not be decoded')
  }
  checkTimes(claims, world.hostNow() / 1000)
  const data = Buffer.from(`${head}.${body}`)
  if (!verify('RSA-SHA256', data, keyIn(app.publicKey), Buffer.from(signature, 'base64url'))) {
    throw new Refusal(401, 'A JSON web token could not be decoded')
  }
  return app
}

const read = new Map<string, KeyObject>()

/** Reading one takes as long as what it is read for. */
function keyIn(pem: string): KeyObject {
  const key = read.get(pem) ?? createPublicKey(pem)
  read.set(pem, key)
  return key
}

function decoded(part: string): Claims | null {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Claims | null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The sentences are GitHub's own: Octokit reads them to correct a wrong clock. */
function checkTimes(claims: Claims, now: number): void {
  const refuse = (message: string) => new Refusal(401, message)
  if (typeof claims.iat !== 'number' || claims.iat > now + LEEWAY_S) {
    throw refuse(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    )
  }
  if (typeof claims.exp !== 'number' || claims.exp <= now) {
    throw refuse(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    )
  }
  if (claims.exp > now + MAX_LIFE_S + LEEWAY_S) {
    throw refuse("'Expiration time' claim ('exp') is too far in the future")
  }
}
