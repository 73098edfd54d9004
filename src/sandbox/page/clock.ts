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

/** People work on weekdays, and so does much of what is tried here. */
const MORNING = '9:00'

const isWeekend = (day: number): boolean => (day + 3) % 7 > 4

/** Until 9:00 UTC of the next weekday. */
function untilMorning(now: number): number {
  const [today, hour] = [Math.floor(now / DAY_MS), now % DAY_MS]
  let day = hour < 9 * HOUR_MS ? today : today + 1
  while (isWeekend(day)) day += 1
  return day * DAY_MS + 9 * HOUR_MS - now
}

/** What time it is in the box, on every page, and the buttons that save whoever tries it the wait for it. */
export function clock(visit: Visit): Html {
  const { world, url } = visit
  const steps = Object.keys(STEPS).map(
    (step) =>
      html` <button name="step" value="${step}" aria-label="Move the clock ahead by ${step}">+${step}</button>`,
  )
  return html`<form class="clock" method="post" action="/sandbox/clock" data-clock><span>Its clock: <strong id="clock" data-part>${written(world.now())}</strong></span><span class="steps">${steps} <button name="step" value="${MORNING}" aria-label="Move the clock ahead to the next weekday, 9:00 UTC">${MORNING}</button></span>
<input type="hidden" name="back" value="${url.pathname}${url.search}"><noscript><a href="">Look again</a></noscript></form>`
}

export function moveClock(visit: Visit): Reply {
  const step = visit.sent.get('step') ?? ''
  const milliseconds = lengthOf(step, visit.world.now())
  if (milliseconds === undefined) throw new Refusal(422, 'The clock has no such step.')
  visit.stage.clock.advance(milliseconds)
  return redirect(backPath(visit.sent))
}

function lengthOf(step: string, now: number): number | undefined {
  if (step === MORNING) return untilMorning(now)
  return Object.hasOwn(STEPS, step) ? STEPS[step] : undefined
}
