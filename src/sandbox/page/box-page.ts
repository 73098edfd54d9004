import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/instant.ts'
import type { Delivery } from '../model.ts'
import { Refusal } from '../refusal.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { onTheWay } from './pending.ts'
import { page, type Reply, redirect } from './reply.ts'
import { time, written } from './time.ts'
import type { Visit } from './visit.ts'

const STEPS: Readonly<Record<string, number>> = {
  '5 minutes': 5 * MINUTE_MS,
  '1 hour': HOUR_MS,
  '1 day': DAY_MS,
}
const SHOWN = 100

/** The world's clock and what was sent to Apps. */
export function boxPage(visit: Visit): Reply {
  const { world } = visit
  const steps = Object.keys(STEPS).map(
    (step) => html` <button name="step" value="${step}">+ ${step}</button>`,
  )
  const rows = world.state.deliveries
    .toReversed()
    .slice(0, SHOWN)
    .map((it) => row(visit, it))
  const body = html`<h1>Sandbox</h1><section class="box pad"><h2>Clock</h2><p>It is <strong>${written(world.now())}</strong> in this sandbox.</p><form method="post" action="/sandbox/clock">Move it forward:${steps} </form></section>
<h2>Webhook deliveries <span class="count">${world.state.deliveries.length}</span></h2>
<div class="box scroll" tabindex="0" role="region" aria-label="Webhook deliveries"><table><thead><tr><th>Event</th><th>Answer</th><th>Took</th><th>Queued</th><th>Delivery</th></tr></thead><tbody>${rows}</tbody></table></div>`
  return page(layout(visit, { title: 'Sandbox', repository: null, body }))
}

function row(visit: Visit, it: Delivery): Html {
  const event = it.action === null ? it.event : `${it.event}.${it.action}`
  const again = it.redelivery && html` <span class="badge">again</span>`
  const status = answerTo(visit, it)
  return html`<tr><td>${event}${again}</td><td>${status}</td><td>${it.durationMs} ms</td><td>${time(visit.world, it.queuedAt)}</td><td><code>${it.guid}</code></td></tr>`
}

function answerTo(visit: Visit, it: Delivery): string {
  if (it.statusCode !== null) return `${it.statusCode} ${it.status}`
  return onTheWay(visit.world, it) ? 'on the way' : 'no address to send to'
}

export function moveClock(visit: Visit): Reply {
  const step = visit.sent.get('step') ?? ''
  const milliseconds = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined
  if (milliseconds === undefined) throw new Refusal(422, 'The clock has no such step.')
  visit.stage.clock.advance(milliseconds)
  return redirect('/sandbox')
}
