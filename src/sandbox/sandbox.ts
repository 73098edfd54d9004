import { channel } from 'node:diagnostics_channel'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Instant, systemNow } from '../domain/instant.ts'
import { type Deliver, failPending } from './attempt.ts'
import { type Contract, createContract, UNCHECKED } from './contract/contract.ts'
import { describedAs } from './contract/events.ts'
import { answerGraphql } from './graphql/answer.ts'
import { asked } from './http/asked.ts'
import {
  type Answer,
  type Call,
  callFromMessage,
  callFromRequest,
  jsonAnswer,
  LOST,
  responseOf,
  send,
} from './http/call.ts'
import { createCounted } from './http/counted.ts'
import { answerDoor, type Clock, type FullReport, type Rooms } from './http/doors.ts'
import { createFaults, type Faults } from './http/faults.ts'
import { createLimits, type Limits } from './http/limits.ts'
import { createPace } from './http/pace.ts'
import { answerRest, byName, unknownRoute } from './http/rest.ts'
import { createLags, type Lags } from './lags.ts'
import type { Listener } from './line.ts'
import { createListeners } from './listeners.ts'
import type { State } from './model.ts'
import { matchRoute } from './rest/routes.ts'
import { keepState, loadState, type StateFile } from './state-file.ts'
import { createWebhooks, type Deliveries, type Webhooks } from './webhooks.ts'
import type { Happening, World } from './world.ts'

export interface SandboxOptions {
  /** The file that keeps the state; in memory only where not given. */
  readonly path?: string | undefined
  readonly now?: () => Instant
  /** `http://127.0.0.1:3000`; the address of the newest request where not given. */
  readonly origin?: string | undefined
  /** Sends a webhook; the global `fetch` where not given. */
  readonly deliver?: Deliver
  /** Requests an hour for each person and installation; GitHub's 5,000 where not given. */
  readonly rateLimit?: number
  /** Points of GraphQL an hour for each of them; as many as requests where not given. */
  readonly pointLimit?: number
  /** Refuses what goes beyond GitHub's secondary limits; otherwise they are only counted. */
  readonly secondary?: boolean
  /** Whether what passes is held to what GitHub publishes; it is, where not given. */
  readonly checked?: boolean
  /** Answers all that is neither API nor test door: the page to look at. */
  readonly page?: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

export interface Sandbox {
  readonly world: World
  readonly state: State
  readonly clock: Clock
  /** What goes wrong with requests. */
  readonly faults: Faults
  /** How far reads are behind writes. */
  readonly lags: Lags
  /** What an hour allows. */
  readonly limits: Pick<Limits, 'set' | 'budget'>
  /** What goes wrong with webhooks, and the gate that holds them back. */
  readonly deliveries: Deliveries
  readonly requests: () => FullReport
  readonly onWebhook: (listener: Listener) => void
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly fetch: (request: Request) => Promise<Response>
  readonly settled: () => Promise<void>
  /** Waits for the deliveries and writes the file. */
  readonly close: () => Promise<void>
}

/** Whoever runs sandboxes in a process can hear of each, with its report: so no test forgets to look. */
const opened = channel('github-sandbox')

type Core = (call: Call) => Promise<Answer | typeof LOST>

/** GitHub in a box: one state, one clock, and the doors to it. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { file, webhooks, parts } = furnished(options)
  const { world, clock, faults, lags, limits, deliveries, report } = parts
  const core = createCore(parts, options)
  const close = async () => {
    await webhooks.close()
    file.flush()
  }
  return {
    world,
    state: world.state,
    clock,
    faults,
    lags,
    limits,
    deliveries,
    requests: report,
    onWebhook: webhooks.listen,
    settled: webhooks.settled,
    close,
    handle: handler(core, options.page),
    fetch: async (request) => {
      const answer = await core(await callFromRequest(request))
      if (answer === LOST) throw new TypeError('fetch failed')
      return responseOf(answer)
    },
  }
}

interface Parts extends Rooms {
  readonly contract: Contract
}

/** The state as it was left, with what watches it and what may be broken on purpose. */
function furnished(options: SandboxOptions) {
  const state = loadState(options.path)
  failPending(state)
  const file = keepState(state, options.path)
  const worldOf = (): World => world
  const webhooks = createWebhooks(worldOf, options.deliver ?? ((request) => fetch(request)))
  const lags = createLags(worldOf)
  const { world, tick } = createWorld(options, state, file, webhooks, lags)
  const contract = (options.checked ?? true) ? createContract() : UNCHECKED
  const counted = createCounted(contract)
  const requests = options.rateLimit ?? 5000
  const pace = createPace(worldOf, options.secondary ?? false)
  webhooks.listen(({ event, action, payload }) => {
    contract.sent(describedAs(event, action), payload)
  })
  opened.publish(counted.report)
  const parts: Parts = {
    world,
    clock: clockOf(state, file, webhooks, tick),
    faults: createFaults(worldOf),
    lags,
    limits: createLimits(world, { core: requests, graphql: options.pointLimit ?? requests }),
    deliveries: webhooks.deliveries,
    counted,
    contract,
    pace,
    report: () => ({ ...counted.report(), pace: pace.report() }),
  }
  return { file, webhooks, parts }
}

const clockOf = (state: State, file: StateFile, webhooks: Webhooks, tick: () => void): Clock => ({
  advance: (milliseconds) => {
    state.clockOffsetMs += milliseconds
    file.touch()
    webhooks.wake()
    tick()
  },
})

function createWorld(
  options: SandboxOptions,
  state: State,
  file: StateFile,
  webhooks: Webhooks,
  lags: Lags,
): { readonly world: World; readonly tick: () => void } {
  const hostNow = options.now ?? systemNow
  const changed = () => {
    lags.note()
    file.touch()
  }
  const watchers = createListeners<Happening>()
  const ticks = createListeners<void>()
  const world: World = {
    state,
    // GitHub's times have no fractions of a second.
    now: () => (Math.floor((hostNow() + state.clockOffsetMs) / 1000) * 1000) as Instant,
    hostNow,
    origin: options.origin ?? 'http://127.0.0.1',
    changed,
    lags,
    sources: new Map(),
    redeliver: webhooks.redeliver,
    emit: (happening) => {
      webhooks.publish(happening)
      changed()
      watchers.tell(happening)
    },
    watch: watchers.add,
    onTick: ticks.add,
    jobs: null,
  }
  return { world, tick: () => ticks.tell() }
}

function createCore(parts: Parts, options: SandboxOptions): Core {
  const { world, faults, limits, counted, contract, pace } = parts
  const answered = (call: Call, template: string, work: () => Promise<Answer>) => {
    counted.count(call.method, template)
    const request = asked(world, call, template)
    return pace.under(request, () => faults.under(request, work))
  }
  return async (call) => {
    if (call.path.startsWith('/_sandbox/')) return answerDoor(parts, call)
    if (options.origin === undefined) world.origin = call.origin
    if (call.path === '/api/graphql') {
      return answered(call, '/graphql', () => answerGraphql(world, limits, counted, call))
    }
    const path = byName(world, call.path.replace(/^\/api\/v3(?=\/|$)/, ''))
    const match = call.path.startsWith('/api/v3/') ? matchRoute(call.method, path) : undefined
    if (match === undefined) {
      counted.unknown(`${call.method} ${call.path}`)
      return unknownRoute(world)
    }
    const { params, template } = match
    const checked = contract.asked(`${call.method} ${template}`, { ...call, params })
    return answered(call, template, async () => {
      const answer = answerRest(world, limits, call, match)
      checked(answer)
      return answer
    })
  }
}

function handler(core: Core, page: SandboxOptions['page']): Sandbox['handle'] {
  return async (request, response) => {
    const path = request.url ?? '/'
    if (page !== undefined && !/^\/(?:api|_sandbox)\//.test(path)) {
      await page(request, response)
      return
    }
    send(await core(await callFromMessage(request)), response)
  }
}

export interface Served {
  /** `http://127.0.0.1:40123` */
  readonly origin: string
  /** What goes into Octokit's `baseUrl`. */
  readonly apiUrl: string
  readonly close: () => Promise<void>
}

/** Listens on this machine, on a free port unless told otherwise. */
export async function serve(sandbox: Sandbox, port = 0): Promise<Served> {
  const server = createServer((request, response) => {
    sandbox.handle(request, response).catch((error: unknown) => {
      send(jsonAnswer(500, { message: `the sandbox failed: ${String(error)}` }), response)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  sandbox.world.origin = origin
  const close = async () => {
    await sandbox.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { origin, apiUrl: `${origin}/api/v3`, close }
}
