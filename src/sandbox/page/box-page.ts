import type { Delivery } from '../model.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { onTheWay } from './pending.ts'
import { page, type Reply } from './reply.ts'
import { time } from './time.ts'
import type { Visit } from './visit.ts'

const SHOWN = 100

/** What was sent to Apps. */
export function boxPage(visit: Visit): Reply {
  const { world } = visit
  const rows = world.state.deliveries
    .toReversed()
    .slice(0, SHOWN)
    .map((it) => row(visit, it))
  const body = html`<h1>Webhook deliveries <span class="count">${world.state.deliveries.length}</span></h1>
<div class="box scroll" tabindex="0" role="region" aria-label="Webhook deliveries"><table><thead><tr><th>Event</th><th>Answer</th><th>Took</th><th>Queued</th><th>Delivery</th></tr></thead><tbody>${rows}</tbody></table></div>`
  return page(layout(visit, { title: 'Webhook deliveries', repository: null, body }))
}

function row(visit: Visit, it: Delivery): Html {
  const event = it.action === null ? it.event : `${it.event}.${it.action}`
  const again = it.redelivery && html` <span class="badge">again</span>`
  const status = answerTo(visit, it)
  return html`<tr><td>${event}${again}</td><td>${status}</td><td>${Math.round(it.durationMs)} ms</td><td>${time(visit.world, it.queuedAt)}</td><td><code>${it.guid}</code></td></tr>`
}

function answerTo(visit: Visit, it: Delivery): string {
  if (it.statusCode !== null) return `${it.statusCode} ${it.status}`
  return onTheWay(visit.world, it) ? 'on the way' : 'no address to send to'
}
