import { Octokit } from '@octokit/rest'
import { appJwt, installationToken, viewerLogin } from '../github/app-token.ts'
import type { Octokit as Client } from '../github/client.ts'
import { type GithubClock, githubClock } from '../github/github-clock.ts'
import { derivedKey, type Key, readKeys } from '../github/keys.ts'
import { isSigningKey, PRIVATE_KEY_FORMS, pemOf } from '../github/private-key.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import { CliError, type Terminal, type Typed } from './command.ts'
import { reaching } from './reaching.ts'
import { type Target, target } from './repository.ts'

/** A repository, and somebody to act there. */
export interface Connection {
  readonly octokit: Client
  readonly at: RepositoryRef
  readonly keys: readonly Key[]
  /** Where the credentials are from, for messages: `GITHUB_TOKEN`. */
  readonly from: string
  /** The login that we act as; a bot's ends in `[bot]`. */
  readonly me: () => Promise<string>
  /** As its answers so far have told it. */
  readonly clock: GithubClock
  /** Signed in as the App itself, which alone may ask what becomes of its webhooks; null with a token. */
  readonly asApp: Client | null
  /** How many requests were sent so far. */
  readonly requests: () => number
  /** How far GitHub's clock is ahead of this machine's, to a second; null before the first answer. */
  readonly apartMs: () => number | null
}

/** Finds repository and credentials. Asks GitHub only where it signs in as an App. Throws CliError. */
export async function connect(typed: Typed, terminal: Terminal): Promise<Connection> {
  const { env, ask } = terminal
  const where = await target(typed, terminal)
  const app = appOf(env)
  if (app !== null) return asApp(where, app, terminal)
  const variable = env['GITHUB_TOKEN'] || null
  if (variable !== null) return asToken(where, variable, 'GITHUB_TOKEN', terminal)
  const asked = await ask('gh', ['auth', 'token', '--hostname', where.host])
  if (asked) return asToken(where, asked, 'gh auth token', terminal)
  throw new CliError(
    `no token for ${where.host}: set GITHUB_TOKEN, sign in with \`gh auth login\`, or set APP_ID and PRIVATE_KEY to act as your App.`,
  )
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {} }

/** What is learned of GitHub by the way, whoever asks. */
interface Wire {
  readonly clock: GithubClock
  readonly now: Terminal['now']
  sent: number
  apart: number | null
}

const wireAt = (now: Terminal['now']): Wire => ({
  ...{ clock: githubClock(now), now, sent: 0, apart: null },
})

function signedIn(baseUrl: string, auth: string, wire: Wire): Client {
  const octokit = new Octokit({ auth, baseUrl, userAgent: 'sitrep', log: QUIET })
  octokit.hook.before('request', () => {
    wire.sent += 1
  })
  octokit.hook.after('request', ({ headers: { date } }) => {
    const there = Date.parse(date ?? '')
    if (!Number.isNaN(there)) wire.apart = there - wire.now()
    wire.clock.hear(date)
  })
  return octokit as unknown as Client
}

/** A remote that somebody else wrote must not receive what the environment holds. */
function mayGoTo({ named, host, apiUrl }: Target, what: string): void {
  if (named) return
  throw new CliError(
    `the remote origin is on ${host}; ${what} goes there only if you say so: GITHUB_API_URL=${apiUrl}`,
  )
}

function asToken(where: Target, token: string, from: string, { env, now }: Terminal): Connection {
  if (from === 'GITHUB_TOKEN') mayGoTo(where, from)
  const wire = wireAt(now)
  const octokit = signedIn(where.apiUrl, token, wire)
  const me = () => viewerLogin(octokit)
  const keys = keysOf(env, null)
  return { octokit, at: where.at, keys, from, me, ...learned(wire), asApp: null }
}

const learned = (wire: Wire) => ({
  clock: wire.clock,
  requests: () => wire.sent,
  apartMs: () => wire.apart,
})

interface App {
  readonly id: number
  readonly privateKey: string
}

async function asApp(where: Target, app: App, { env, now }: Terminal): Promise<Connection> {
  const from = `the App ${app.id}`
  mayGoTo(where, from)
  const wire = wireAt(now)
  const door = signedIn(where.apiUrl, appJwt(app.id, app.privateKey, now()), wire)
  const missing = `is not installed on ${where.at.owner}/${where.at.repo}, or there is no such repository`
  const { token, login } = await reaching({ at: where.at, from }, missing, () =>
    installationToken(door, where.at),
  )
  return {
    octokit: signedIn(where.apiUrl, token, wire),
    at: where.at,
    keys: keysOf(env, app.privateKey),
    from,
    me: async () => login,
    ...learned(wire),
    asApp: door,
  }
}

/** Both or none: half of an App's credentials is a mistake, not a wish to act as a person. */
function appOf(env: Terminal['env']): App | null {
  const [id, key] = [env['APP_ID'], env['PRIVATE_KEY']]
  if (!id && !key) return null
  if (!id || !key) {
    const [set, unset] = id ? ['APP_ID', 'PRIVATE_KEY'] : ['PRIVATE_KEY', 'APP_ID']
    throw new CliError(`${set} is set, but ${unset} is not. To act as an App, set both.`, 2)
  }
  if (!/^\d{1,15}$/.test(id)) {
    throw new CliError("APP_ID takes the App's number, as its settings page shows it.", 2)
  }
  const privateKey = pemOf(key)
  if (privateKey === null || !isSigningKey(privateKey)) throw new CliError(PRIVATE_KEY_FORMS, 2)
  return { id: Number(id), privateKey }
}

function keysOf(env: Terminal['env'], privateKey: string | null): readonly Key[] {
  const text = env['SITREP_KEY']
  if (!text) return privateKey === null ? [] : [derivedKey(privateKey)]
  try {
    return readKeys(text)
  } catch (error) {
    throw new CliError((error as Error).message, 2)
  }
}
