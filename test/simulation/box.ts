import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { Octokit } from '@octokit/rest'
import type { Instant } from '../../src/domain/instant.ts'
import { offeredFiles } from '../../src/github/offered-files.ts'
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { type Seeded, seed } from '../../src/sandbox/seed.ts'
import { OUR_APP } from '../support/our-app.ts'
import { type Happened, witnessed } from './happened.ts'
import type { Sent } from './history.ts'
import { type Life, onDeath } from './life.ts'
import type { Random } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

const ORIGIN = 'http://github.test'
export const API = `${ORIGIN}/api/v3`

/** Where GitHub sends its webhooks to: whoever of ours is alive. */
export type Door = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** What leaves. */
export type Asking = Pick<Sent, 'method' | 'path' | 'body'>

/** Called around each request of ours: before it leaves, once GitHub has done it, and before its answer is read. */
export type Watch = (stage: 'before' | 'done' | 'answered', life: Life, asked: Asking) => void

export interface Box {
  readonly sandbox: Sandbox
  readonly seeded: Seeded
  readonly as: (login: string) => Octokit
  /** Who takes webhooks now; null where nobody answers. */
  door: Door | null
  watch: Watch
  /** What of ours went out so far. */
  readonly history: Sent[]
  /** What has happened on GitHub since everything stood there. */
  readonly log: readonly Happened[]
  /** What our processes have logged, as JSON lines. */
  readonly lines: string[]
}

export interface Network {
  /** Of one way, in milliseconds. */
  readonly fast: readonly [least: number, most: number]
  /** Share of requests that take seconds. */
  readonly slow: number
}

/** What setting it up would offer, so that no pull request of that is in the way. */
const OFFERED = Object.fromEntries(offeredFiles().map(({ path, text }) => [path, text]))

const QUIET = { debug() {}, info() {}, warn() {}, error() {} }

/** What GitHub has to do when it is asked does not end with whoever has asked. */
const GITHUB: Life = { name: 'GitHub', alive: true }

/** GitHub, people and a network between them and us, in virtual time. */
export function box(time: VirtualTime, random: Random, network: Network): Box {
  const sandbox = createSandbox({
    now: () => time.now() as Instant,
    origin: ORIGIN,
    checked: false,
    deliver: (request) => delivered(it, time, request),
  })
  const seeded = seed(sandbox.world, {
    files: OFFERED,
    app: {
      slug: 'sitrep',
      ...OUR_APP,
      webhookUrl: 'http://app.test/api/github/webhooks',
    },
  })
  const people = (url: string | URL | Request, init?: RequestInit) =>
    sandbox.fetch(new Request(url, init))
  const as = (login: string) =>
    new Octokit({
      auth: seeded.tokens[login],
      baseUrl: API,
      log: QUIET,
      request: { fetch: people },
    })
  const log = witnessed(sandbox, time)
  sandbox.world.watch(time.happens)
  const it: Box = { sandbox, seeded, as, door: null, watch: () => {}, history: [], log, lines: [] }
  const way = () =>
    random.chance(network.slow) ? random.int(3_000, 9_000) : random.int(...network.fast)
  const going = async (life: Life, request: Request, init?: RequestInit): Promise<Response> => {
    const asking = askingOf(request, init)
    it.watch('before', life, asking)
    time.stir()
    const at = time.now()
    await time.sleep(way())
    const answer = await answered(time.within(GITHUB, () => sandbox.fetch(request)))
    it.watch('done', life, asking)
    const sent: Gone = { ...asking, ...told(answer, time.now()), ...about(at, time.now(), life) }
    it.history.push(sent)
    await time.sleep(way())
    it.watch('answered', life, asking)
    if (life.alive && init?.signal?.aborted !== true) sent.endedAt = time.now()
    if (sent.waitMs !== null) onDeath(life, () => unheard(sent, time.now()))
    if (answer.kind === 'lost') throw answer.error
    return answer.response
  }
  globalThis.fetch = (url, init) => {
    const life = time.life()
    if (life === undefined) throw new TypeError('nobody has sent this')
    const request = new Request(url, init)
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const { signal } = init ?? {}
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    // Octokit has one place for all of a thread where a token is waited for. A process takes its own with it.
    if (request.url.endsWith('/access_tokens')) onDeath(life, () => reject(new TypeError('died')))
    going(life, request, init).then(resolve, reject)
    return promise
  }
  return it
}

function askingOf({ method, url }: Request, init: RequestInit | undefined): Asking {
  const path = url.startsWith(API) ? url.slice(API.length) : url
  return { method, path, body: typeof init?.body === 'string' ? init.body : null }
}

type Gone = { -readonly [Field in keyof Sent]: Sent[Field] }

const about = (at: number, doneAt: number, { name }: Life) =>
  ({ at, doneAt, endedAt: null, life: name }) as const

/**
 * Who is killed in the very moment in which it had its answer dies before the commit that would have told the others that
 * GitHub asks to wait. No program can prevent that, so nobody has heard of it.
 */
function unheard(sent: Gone, diedAt: number): void {
  if (sent.endedAt === diedAt) sent.endedAt = null
}

const told = (answer: Answered, now: number): Pick<Sent, 'status' | 'waitMs'> =>
  answer.kind === 'lost'
    ? { status: null, waitMs: null }
    : { status: answer.response.status, waitMs: asksToWait(answer.response, now) }

/** As GitHub documents it: `retry-after` in seconds, or the end of the hour whose budget is spent. */
function asksToWait({ status, headers }: Response, now: number): number | null {
  if (status !== 403 && status !== 429) return null
  const seconds = headers.get('retry-after')
  if (seconds !== null) return Number(seconds) * 1_000
  if (headers.get('x-ratelimit-remaining') !== '0') return null
  return Math.max(0, Number(headers.get('x-ratelimit-reset')) * 1_000 - now)
}

type Answered =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'lost'; readonly error: unknown }

/** What GitHub did, and what was lost on the way back, is known only a while later. */
async function answered(asked: Promise<Response>): Promise<Answered> {
  try {
    return { kind: 'answered', response: await asked }
  } catch (error) {
    return { kind: 'lost', error }
  }
}

/** One webhook, handed to whoever answers. */
async function delivered(it: Box, time: VirtualTime, request: Request): Promise<Response> {
  time.happens()
  const { door } = it
  if (door === null) throw new TypeError('connection refused')
  const body = Buffer.from(await request.arrayBuffer())
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const incoming = Object.assign(Readable.from([body]), {
    url: new URL(request.url).pathname,
    method: request.method,
    headers: { ...Object.fromEntries(request.headers), 'content-length': String(body.length) },
    socket: { remoteAddress: '127.0.0.1', destroy: () => {} },
  })
  const outgoing = Object.assign(new EventEmitter(), {
    statusCode: 200,
    headersSent: false,
    setHeader: () => outgoing,
    getHeader: () => undefined,
    writeHead(status: number) {
      outgoing.statusCode = status
      outgoing.headersSent = true
      return outgoing
    },
    end() {
      resolve(new Response(null, { status: outgoing.statusCode }))
      outgoing.emit('close')
      return outgoing
    },
  })
  const heard = door(incoming as unknown as IncomingMessage, outgoing as unknown as ServerResponse)
  heard.catch(reject)
  request.signal.addEventListener('abort', () => reject(request.signal.reason))
  return promise
}
