import { createSign } from 'node:crypto'
import { Octokit } from '@octokit/rest'
import { createSandbox, type SandboxOptions, serve } from '../../src/sandbox/sandbox.ts'
import { type SeedOptions, seed } from '../../src/sandbox/seed.ts'
import { appKeys } from '../support/app-keys.ts'

const PERMISSIONS = {
  issues: 'write',
  contents: 'write',
  pull_requests: 'write',
  checks: 'write',
  deployments: 'write',
} as const

const EVENTS = [
  'issues',
  'issue_comment',
  'label',
  'pull_request',
  'pull_request_review',
  'push',
  'check_run',
  'check_suite',
  'deployment',
  'deployment_status',
] as const

interface Options {
  readonly sandbox?: SandboxOptions
  readonly seed?: Partial<Omit<SeedOptions, 'app'>>
  readonly app?: Partial<SeedOptions['app']>
}

/** What an App signs itself to say who it is. */
function jwt(appId: number, privateKey: string): string {
  const now = Math.floor(Date.now() / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iat: now - 30, exp: now + 300, iss: appId }
  const data = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  return `${data}.${createSign('RSA-SHA256').update(data).sign(privateKey, 'base64url')}`
}

/** A seeded sandbox behind a real socket, and an Octokit for each token. */
export async function start(options: Options = {}) {
  const sandbox = createSandbox(options.sandbox)
  const seeded = seed(sandbox.world, {
    ...options.seed,
    app: {
      ...{ slug: 'sitrep', permissions: PERMISSIONS, events: EVENTS, keyPair: appKeys() },
      ...options.app,
    },
  })
  const server = await serve(sandbox)
  const octokit = (auth: string | undefined) =>
    new Octokit({
      baseUrl: server.apiUrl,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      ...(auth === undefined ? {} : { auth }),
    })
  const as = (login: string) => octokit(seeded.tokens[login])
  const asApp = (privateKey = seeded.app.privateKey) => octokit(jwt(seeded.app.id, privateKey))
  const installationToken = async () => {
    const installation_id = seeded.installation.id
    return (await asApp().rest.apps.createInstallationAccessToken({ installation_id })).data.token
  }
  const asBot = async () => octokit(await installationToken())
  const close = server.close
  return { sandbox, seeded, server, octokit, as, asApp, asBot, installationToken, close }
}

export type Started = Awaited<ReturnType<typeof start>>

export const SHOP = { owner: 'acme', repo: 'shop' } as const

/** The status that a request ends with, refused or not. */
export async function statusOf(request: Promise<{ readonly status: number }>): Promise<number> {
  try {
    return (await request).status
  } catch (error) {
    if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
      return error.status
    }
    throw error
  }
}
