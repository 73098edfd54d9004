import { createHmac, randomUUID } from 'node:crypto'
import type { App, Delivery, Installation } from './model.ts'
import { nodeId } from './present/node-id.ts'
import { type Happening, nextId, type World } from './world.ts'

/** What is sent: the same for every attempt. */
export type Parcel = Pick<
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

export function parcelFor(app: App, installation: Installation, happening: Happening): Parcel {
  const short = { id: installation.id, node_id: nodeId('MDIz', installation.id) }
  const payload = JSON.stringify({ installation: short, ...happening.payload })
  const guid = randomUUID()
  return {
    guid,
    event: happening.event,
    action: happening.action,
    installationId: installation.id,
    repositoryId: happening.repository?.id ?? null,
    redelivery: false,
    requestHeaders: headersOf(app, guid, happening.event, payload),
    payload,
  }
}

function headersOf(app: App, guid: string, event: string, payload: string) {
  const digest = (hash: 'sha1' | 'sha256') =>
    createHmac(hash, app.webhookSecret).update(payload).digest('hex')
  return {
    Accept: '*/*',
    'Content-Type': 'application/json',
    'User-Agent': `GitHub-Hookshot/${guid.slice(0, 7)}`,
    'X-GitHub-Delivery': guid,
    'X-GitHub-Event': event,
    'X-GitHub-Hook-ID': String(app.hookId),
    'X-GitHub-Hook-Installation-Target-ID': String(app.id),
    'X-GitHub-Hook-Installation-Target-Type': 'integration',
    'X-Hub-Signature': `sha1=${digest('sha1')}`,
    'X-Hub-Signature-256': `sha256=${digest('sha256')}`,
  }
}

/** The App that a delivery went to. */
export function targetId({ requestHeaders }: Parcel): number {
  return Number(requestHeaders['X-GitHub-Hook-Installation-Target-ID'])
}

/** What an earlier attempt sent, to be sent again. */
export function parcelOf(delivery: Delivery): Parcel {
  const { guid, event, action, installationId, repositoryId } = delivery
  const { redelivery, requestHeaders, payload } = delivery
  return { guid, event, action, installationId, repositoryId, redelivery, requestHeaders, payload }
}

/** One line of the log for one attempt; its id orders the attempts as they began. */
export function attemptOf(world: World, parcel: Parcel): Delivery {
  return {
    ...parcel,
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
