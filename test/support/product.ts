import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Octokit } from '@octokit/rest'
import type { Report } from '../../src/sandbox/http/counted.ts'
import { OWN_ENV } from './own-env.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

export interface Product {
  readonly origin: string
  /** An API client that acts as one of the sandbox's people. */
  readonly as: (login: string) => Octokit
  /** Everything that the process wrote to its log. */
  readonly log: () => string
  /** Resolves when every webhook was answered and nothing has been asked of GitHub for a moment. */
  readonly settled: () => Promise<void>
  /** How often each route was asked for since it was last forgotten. */
  readonly requests: () => Promise<Readonly<Record<string, number>>>
  readonly forget: () => Promise<void>
  /** Moves the sandbox's clock on, and says what it shows then. */
  readonly advance: (ms: number) => Promise<number>
  /** Throws where the process broke GitHub's contract. */
  readonly stop: () => Promise<number | null>
}

/** `npm start` without credentials, as a child process on a free port. */
export async function product(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const child = spawn(process.execPath, ['src/start.ts'], {
    env: { ...OWN_ENV, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written: string[] = []
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  const origin = await started(child, () => written.join(''))
  const door = (path: string, init?: RequestInit) => fetch(`${origin}/_sandbox/${path}`, init)
  const tokens = await tokensOf(origin)
  const count = async () =>
    ((await (await door('requests')).json()) as { requests: Readonly<Record<string, number>> })
      .requests
  return {
    origin,
    as: (login) =>
      new Octokit({ auth: tokens.get(login), baseUrl: `${origin}/api/v3`, log: QUIET }),
    log: () => written.join(''),
    settled: () => quiet(origin),
    requests: count,
    forget: async () => void (await door('requests', { method: 'DELETE' })),
    advance: async (ms) => {
      const body = JSON.stringify({ advance_ms: ms })
      const moved = await door('clock', { method: 'POST', body })
      return Date.parse(((await moved.json()) as { readonly now: string }).now)
    },
    async stop() {
      const running = child.exitCode === null && child.signalCode === null
      const broken = running ? await brokenIn(await door('requests')) : []
      child.kill('SIGTERM')
      if (running) await once(child, 'exit')
      if (broken.length > 0) throw new Error(`GitHub does not allow this:\n${broken.join('\n')}`)
      return child.exitCode
    },
  }
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {} }

async function started(child: ChildProcess, log: () => string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const origin = /http:\/\/[^\s/]+:\d+/.exec(log())?.[0]
    if (origin !== undefined) return origin
    if (child.exitCode !== null) break
    await wait(50)
  }
  throw new Error(`the product did not start:\n${log()}`)
}

/** What the process sent and answered that GitHub's published descriptions do not allow. */
async function brokenIn(answer: Response): Promise<readonly string[]> {
  const { undocumented, violations } = (await answer.json()) as Report
  return [...violations, ...undocumented.map((what) => `undocumented: ${what}`)]
}

interface State {
  readonly users: Readonly<Record<string, { readonly id: number; readonly login: string }>>
  readonly tokens: Readonly<Record<string, { readonly kind: string; readonly userId?: number }>>
  readonly deliveries?: Readonly<Record<string, unknown>> | readonly unknown[]
}

async function stateOf(origin: string): Promise<State> {
  return (await (await fetch(`${origin}/_sandbox/state`)).json()) as State
}

async function tokensOf(origin: string): Promise<ReadonlyMap<string, string>> {
  const { users, tokens } = await stateOf(origin)
  return new Map(
    Object.entries(tokens).flatMap(([token, { kind, userId }]) => {
      const user = Object.values(users).find(({ id }) => id === userId)
      return kind === 'user' && user !== undefined ? [[user.login, token] as const] : []
    }),
  )
}

/** Nothing has been asked for a third of a second, which is long beside an answer on this machine. */
async function quiet(origin: string): Promise<void> {
  let last = ''
  let since = Date.now()
  while (Date.now() - since < 350) {
    const report = await (await fetch(`${origin}/_sandbox/requests`)).text()
    const now = `${report.length}`
    if (now !== last) since = Date.now()
    last = now
    await wait(40)
  }
}

export const issues = (octokit: Octokit) => ({
  async create(title: string, body: string, labels: readonly string[] = []) {
    const made = await octokit.rest.issues.create({ ...AT, title, body, labels: [...labels] })
    return made.data.number
  },
  async say(number: number, body: string) {
    const made = await octokit.rest.issues.createComment({ ...AT, issue_number: number, body })
    return made.data.id
  },
  async look(number: number) {
    const { data } = await octokit.rest.issues.get({ ...AT, issue_number: number })
    return {
      state: data.state,
      labels: data.labels
        .map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
        .sort(),
      assignees: (data.assignees ?? []).map(({ login }) => login),
    }
  },
  async comments(number: number) {
    const { data } = await octokit.rest.issues.listComments({
      ...AT,
      issue_number: number,
      per_page: 100,
    })
    return data
  },
})
