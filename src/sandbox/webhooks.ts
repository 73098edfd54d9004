import { createHmac, randomUUID } from 'node:crypto'
import { DAY_MS } from '../domain/instant.ts'
import { installedRepositories } from './actions/apps.ts'
import type { App, Delivery, Installation, State } from './model.ts'
import { nodeId } from './present/node-id.ts'
import { type Happening, nextId, type World } from './world.ts'

/** GitHub waits ten seconds for an answer and keeps its log for three days. */
const PATIENCE_MS = 10_000
const KEPT_MS = 3 * DAY_MS
/** Sent to every App, whether it subscribed or not. */
const ALWAYS: ReadonlySet<string> = new Set(['installation', 'installation_repositories'])

export type Deliver = (request: Request) => Promise<Response>
export type Listener = (delivery: Delivery) => void

export interface Webhooks {
  readonly publish: (happening: Happening) => void
  readonly redeliver: (delivery: Delivery) => void
  readonly listen: (listener: Listener) => void
  /** Resolves when every queued delivery has been answered, those that answers caused included. */
  readonly settled: () => Promise<void>
}

/** Deliveries go out one after the other, in the order in which things happened, never in between. */
export function createWebhooks(worldOf: () => World, deliver: Deliver): Webhooks {
  const listeners: Listener[] = []
  let tail: Promise<void> = Promise.resolve()
  const enqueue = (app: App, delivery: Delivery) => {
    const world = worldOf()
    world.state.deliveries.push(delivery)
    prune(world.state, world)
    for (const listener of listeners) listener(delivery)
    const { webhookUrl } = app
    if (webhookUrl !== null) {
      tail = tail.then(() => attempt(world, deliver, webhookUrl, delivery))
    }
  }
  return {
    publish: (happening) => {
      for (const { app, installation } of audience(worldOf(), happening)) {
        enqueue(app, newDelivery(worldOf(), app, installation, happening))
      }
    },
    redeliver: (delivery) => {
      const world = worldOf()
      const target = Number(delivery.requestHeaders['X-GitHub-Hook-Installation-Target-ID'])
      const app = world.state.apps[target]
      if (app !== undefined) enqueue(app, fresh(world, { ...delivery, redelivery: true }))
    },
    listen: (listener) => {
      listeners.push(listener)
    },
    settled: async () => {
      let seen: Promise<void>
      do {
        seen = tail
        await seen
      } while (seen !== tail)
    },
  }
}

interface Target {
  readonly app: App
  readonly installation: Installation
}

function audience(world: World, happening: Happening): Target[] {
  return Object.values(world.state.installations).flatMap((installation) => {
    const app = world.state.apps[installation.appId]
    if (app === undefined || installation.suspendedAt !== null) return []
    return concerns(world, app, installation, happening) ? [{ app, installation }] : []
  })
}

function concerns(
  world: World,
  app: App,
  installation: Installation,
  { event, repository, installationId }: Happening,
): boolean {
  if (ALWAYS.has(event)) return installation.id === installationId
  if (repository === null || !app.events.includes(event)) return false
  return installedRepositories(world, installation).includes(repository)
}

function newDelivery(
  world: World,
  app: App,
  installation: Installation,
  happening: Happening,
): Delivery {
  const short = { id: installation.id, node_id: nodeId('MDIz', installation.id) }
  const payload = JSON.stringify({ installation: short, ...happening.payload })
  const signature = createHmac('sha256', app.webhookSecret).update(payload).digest('hex')
  const sha1 = createHmac('sha1', app.webhookSecret).update(payload).digest('hex')
  const guid = randomUUID()
  const requestHeaders = {
    Accept: '*/*',
    'Content-Type': 'application/json',
    'User-Agent': `GitHub-Hookshot/${guid.slice(0, 7)}`,
    'X-GitHub-Delivery': guid,
    'X-GitHub-Event': happening.event,
    'X-GitHub-Hook-ID': String(app.hookId),
    'X-GitHub-Hook-Installation-Target-ID': String(app.id),
    'X-GitHub-Hook-Installation-Target-Type': 'integration',
    'X-Hub-Signature': `sha1=${sha1}`,
    'X-Hub-Signature-256': `sha256=${signature}`,
  }
  return fresh(world, {
    guid,
    event: happening.event,
    action: happening.action,
    installationId: installation.id,
    repositoryId: happening.repository?.id ?? null,
    redelivery: false,
    requestHeaders,
    payload,
  })
}

type Sent = Pick<
  Delivery,
  | 'guid'
  | 'event'
  | 'action'
  | 'installationId'
  | 'repositoryId'
  | 'redelivery'
  | 'requestHeaders'
  | 'payload'
>

function fresh(world: World, sent: Sent): Delivery {
  return {
    ...sent,
    id: nextId(world),
    queuedAt: world.now(),
    deliveredAt: null,
    statusCode: null,
    status: 'Pending',
    durationMs: 0,
    responseHeaders: {},
    responseBody: '',
  }
}

function prune(state: State, world: World): void {
  const oldest = world.now() - KEPT_MS
  const first = state.deliveries[0]
  if (first === undefined || first.queuedAt >= oldest) return
  state.deliveries = state.deliveries.filter((delivery) => delivery.queuedAt >= oldest)
}

async function attempt(
  world: World,
  deliver: Deliver,
  url: string,
  delivery: Delivery,
): Promise<void> {
  const began = performance.now()
  const outcome = await outcomeOf(deliver, url, delivery)
  const durationMs = performance.now() - began
  Object.assign(delivery, { ...outcome, durationMs, deliveredAt: world.now() })
  world.changed()
}

/** A receiver that is away or late is a line in the log, as on GitHub, and never an error here. */
async function outcomeOf(deliver: Deliver, url: string, delivery: Delivery) {
  try {
    const request = new Request(url, {
      method: 'POST',
      headers: delivery.requestHeaders,
      body: delivery.payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const response = await deliver(request)
    const responseBody = await response.text()
    const responseHeaders = Object.fromEntries(response.headers)
    const status = response.ok ? 'OK' : response.statusText || 'Invalid HTTP Response'
    return { statusCode: response.status, status, responseHeaders, responseBody }
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return {
      statusCode: late ? 504 : 502,
      status: late ? 'timed out' : 'failed to connect to host',
    }
  }
}
