import { targetId } from '../delivery.ts'
import { KEPT_MS } from '../line.ts'
import type { Delivery } from '../model.ts'
import { deliveryItem, deliveryJson } from '../present/app.ts'
import { notFound, Refusal } from '../refusal.ts'
import { type AppContext, ok, type Reply, type Route } from './route.ts'

/** Newest first, and nothing that GitHub would have forgotten. */
function deliveriesOf({ world, app }: AppContext): Delivery[] {
  const oldest = world.now() - KEPT_MS
  return world.state.deliveries
    .filter((delivery) => targetId(delivery) === app.id && delivery.queuedAt >= oldest)
    .reverse()
}

function wanted(at: AppContext): (delivery: Delivery) => boolean {
  const status = at.query.get('status')
  if (status === null) return () => true
  if (status !== 'success' && status !== 'failure') {
    throw new Refusal(422, 'Invalid request.\n\nstatus is one of success, failure.')
  }
  return ({ statusCode }) =>
    statusCode !== null && (statusCode >= 200 && statusCode < 400) === (status === 'success')
}

const CURSOR = /^v1_(\d{1,15})$/

/** The id that a cursor stands for: where the page begins, or null for the newest. */
function startOf(at: AppContext): number | null {
  const cursor = at.query.get('cursor')
  if (cursor === null) return null
  const id = CURSOR.exec(cursor)?.[1]
  if (id === undefined) throw new Refusal(400, 'Invalid cursor')
  return Number(id)
}

/** GitHub pages these by cursors alone: the link header names those of the pages beside this one. */
function list(at: AppContext): Reply {
  const all = deliveriesOf(at).filter(wanted(at))
  const size = Math.min(Math.max(Number(at.query.get('per_page') ?? 30) || 30, 1), 100)
  const start = startOf(at)
  const first = start === null ? 0 : all.findIndex(({ id }) => id <= start)
  const from = first === -1 ? all.length : first
  const page = all.slice(from, from + size)
  const next = link(at, all[from + size], 'next')
  const previous = from === 0 ? [] : link(at, all[Math.max(0, from - size)], 'prev')
  const links = [...next, ...previous].join(', ')
  const headers: Record<string, string> = links === '' ? {} : { link: links }
  return { status: 200, data: page.map(deliveryItem), headers }
}

function link(at: AppContext, first: Delivery | undefined, rel: string): string[] {
  if (first === undefined) return []
  const query = new URLSearchParams(at.query)
  query.set('cursor', `v1_${first.id}`)
  return [`<${at.world.origin}/api/v3/app/hook/deliveries?${query}>; rel="${rel}"`]
}

function deliveryHere(at: AppContext): Delivery {
  const id = Number(at.params['delivery_id'])
  const found = deliveriesOf(at).find((delivery) => delivery.id === id)
  if (found === undefined) throw notFound()
  return found
}

function again(at: AppContext): Reply {
  at.world.redeliver(deliveryHere(at))
  return { status: 202, data: {} }
}

function one(at: AppContext): Reply {
  const found = deliveryHere(at)
  return ok(deliveryJson(found, `${at.world.origin}/api/v3/app/hook/deliveries/${found.id}`))
}

/** Where webhooks go, and how; whoever asks is told of a secret only that there is one. */
function config({ app }: AppContext): Reply {
  const url = app.webhookUrl === null ? {} : { url: app.webhookUrl }
  const secret = app.webhookSecret === '' ? {} : { secret: '********' }
  return ok({ content_type: 'json', insecure_ssl: '0', ...url, ...secret })
}

export const DELIVERY_ROUTES: readonly Route[] = [
  { door: 'app', method: 'GET', path: '/app/hook/config', run: config },
  { door: 'app', method: 'GET', path: '/app/hook/deliveries', run: list },
  { door: 'app', method: 'GET', path: '/app/hook/deliveries/{delivery_id}', run: one },
  {
    door: 'app',
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    run: again,
  },
]
