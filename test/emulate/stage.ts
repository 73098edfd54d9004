import { createSign, generateKeyPairSync } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Octokit } from '@octokit/rest'
import { createEmulator } from 'emulate'
import { type Service, service } from '../../src/app/service.ts'
import { systemNow } from '../../src/domain/instant.ts'
import { start } from '../sandbox/support.ts'
import { type Answered, type Heard, listening, overheard } from './wire.ts'

/** A GitHub with our App on it, whoever made it: what a story is played on. */
export interface Stage {
  readonly apiUrl: string
  readonly as: (login: string) => Octokit
  readonly octokit: (auth: string | undefined) => Octokit
  /** The App itself, by a JWT that lives so many seconds. */
  readonly asApp: (seconds?: number) => Octokit
  readonly installationId: number
  /** What our App asked, and how it was answered. */
  readonly answered: readonly Answered[]
  /** The webhooks that came. */
  readonly heard: readonly Heard[]
  /** Resolves when nothing has been told or done for a moment. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

export const SHOP = { owner: 'acme', repo: 'shop' } as const
const PEOPLE = ['ana', 'ben', 'caro', 'dev', 'eve'] as const
const APP = { id: 4711, slug: 'sitrep', secret: 'a secret of the tests' } as const
const QUIET = { debug() {}, info() {}, warn() {}, error() {} }
const PERMISSIONS = {
  issues: 'write',
  contents: 'write',
  pull_requests: 'write',
  metadata: 'read',
} as const
const EVENTS = ['issues', 'issue_comment', 'label', 'pull_request', 'push'] as const

/** What both kinds of GitHub have to say about themselves. */
interface House {
  readonly apiUrl: string
  readonly appId: number
  readonly privateKey: string
  readonly secret: string
  readonly installationId: number
  readonly tokenOf: (login: string) => string | undefined
  readonly close: () => Promise<void>
}

/** Our own sandbox. */
export const ours = (): Promise<Stage> =>
  stage(async (webhookUrl) => {
    const box = await start({
      app: { webhookUrl, webhookSecret: APP.secret, permissions: PERMISSIONS, events: EVENTS },
    })
    const { app, installation, tokens } = box.seeded
    return {
      apiUrl: box.server.apiUrl,
      appId: app.id,
      privateKey: app.privateKey,
      secret: APP.secret,
      installationId: installation.id,
      tokenOf: (login) => tokens[login],
      close: box.close,
    }
  })

/** The emulator that somebody else wrote. */
export const theirs = (): Promise<Stage> =>
  stage(async (webhookUrl) => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const seed = seedFor(webhookUrl, privateKey)
    const github = await createEmulator({ service: 'github', port: 0, seed })
    const tokenOf = (login: string) => `token-of-${login}`
    const ana = client(github.url, tokenOf('ana'))
    for (const [username, permission] of ROLES) {
      await ana.rest.repos.addCollaborator({ ...SHOP, username, permission })
    }
    const { id: appId, secret } = APP
    const { url: apiUrl, close } = github
    return { apiUrl, appId, privateKey, secret, installationId: 100, tokenOf, close }
  })

/** As in the sandbox: ana owns the organisation, eve is a stranger. */
const ROLES = [
  ['ben', 'maintain'],
  ['caro', 'triage'],
  ['dev', 'push'],
] as const

function seedFor(webhook_url: string, private_key: string) {
  const installations = [{ installation_id: 100, account: 'acme', repository_selection: 'all' }]
  const { id: app_id, slug, secret: webhook_secret } = APP
  const identity = { app_id, slug, name: 'Sitrep', private_key, webhook_url, webhook_secret }
  return {
    tokens: Object.fromEntries(PEOPLE.map((login) => [`token-of-${login}`, { login }])),
    github: {
      users: PEOPLE.map((login) => ({ login })),
      orgs: [{ login: 'acme', members: [{ login: 'ana', role: 'admin' }] }],
      repos: [{ owner: 'acme', name: 'shop', auto_init: true }],
      apps: [{ ...identity, permissions: PERMISSIONS, events: EVENTS, installations }],
    },
  }
}

/** The App's ear is there before the App is, since a GitHub wants to know where it will be told. */
async function stage(open: (webhookUrl: string) => Promise<House>): Promise<Stage> {
  const ear = await listening()
  const house = await open(ear.url)
  const wire = await overheard(house.apiUrl)
  const app = await appFor(house, wire.url)
  ear.connect(app)
  const octokit = (auth: string | undefined) => client(house.apiUrl, auth)
  return {
    apiUrl: house.apiUrl,
    octokit,
    as: (login) => octokit(house.tokenOf(login)),
    asApp: (seconds = 300) => octokit(jwt(house.appId, house.privateKey, seconds)),
    installationId: house.installationId,
    answered: wire.answered,
    heard: ear.heard,
    settled: () => quiet(app, ear.heard),
    async close() {
      await quiet(app, ear.heard)
      await app.stop()
      await wire.close()
      await house.close()
      await ear.close()
    },
  }
}

function appFor(house: House, apiUrl: string): Promise<Service> {
  const { appId, privateKey, secret: webhookSecret } = house
  return service({
    credentials: { appId, privateKey, webhookSecret },
    apiUrl,
    logLevel: 'fatal',
    keys: null,
    now: systemNow,
    store: ':memory:',
    readOnly: false,
    paced: false,
  })
}

const client = (baseUrl: string, auth: string | undefined) =>
  new Octokit({ baseUrl, log: QUIET, ...(auth === undefined ? {} : { auth }) })

function jwt(appId: number, privateKey: string, seconds: number): string {
  const now = Math.floor(Date.now() / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const data = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 30, exp: now + seconds, iss: appId })}`
  return `${data}.${createSign('RSA-SHA256').update(data).sign(privateKey, 'base64url')}`
}

/** The emulator answers before it tells: so nothing may have come for a moment. */
async function quiet(app: Service, heard: readonly unknown[]): Promise<void> {
  let seen = -1
  for (let calm = 0; calm < 4; calm += 1) {
    if (seen !== heard.length) calm = 0
    seen = heard.length
    await wait(25)
    await app.idle()
  }
}
