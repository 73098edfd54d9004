import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/instant.ts'
import { Refusal } from '../refusal.ts'
import { type Html, html } from './html.ts'
import { type Reply, redirect } from './reply.ts'
import { backPath } from './request.ts'
import { written } from './time.ts'
import type { Visit } from './visit.ts'

const STEPS: Readonly<Record<string, number>> = {
  '5 min': 5 * MINUTE_MS,
  '30 min': 30 * MINUTE_MS,
  '1 hour': HOUR_MS,
  '1 day': DAY_MS,
  '1 week': 7 * DAY_MS,
}

/** What time it is in the box, on every page, and the buttons that save whoever tries it the wait for it. */
export function clock(visit: Visit): Html {
  const { world, url } = visit
  const steps = Object.keys(STEPS).map(
    (step) =>
      html` <button name="step" value="${step}" aria-label="Move the clock ahead by ${step}">+${step}</button>`,
  )
  return html`<form class="clock" method="post" action="/sandbox/clock" data-clock><span>Its clock: <strong id="clock" data-part>${written(world.now())}</strong></span><span class="steps">${steps}</span>
<input type="hidden" name="back" value="${url.pathname}${url.search}"><noscript><a href="">Look again</a></noscript></form>`
}

export function moveClock(visit: Visit): Reply {
  const step = visit.sent.get('step') ?? ''
  const milliseconds = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined
  if (milliseconds === undefined) throw new Refusal(422, 'The clock has no such step.')
  visit.stage.clock.advance(milliseconds)
  return redirect(backPath(visit.sent))
}
