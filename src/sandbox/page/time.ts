import { DAY_MS, HOUR_MS, type Instant, iso, local, MINUTE_MS } from '../../domain/instant.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'

const WORDS = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

function ago(elapsedMs: number): string {
  if (elapsedMs < MINUTE_MS) return 'now'
  if (elapsedMs < HOUR_MS) return WORDS.format(-Math.floor(elapsedMs / MINUTE_MS), 'minute')
  if (elapsedMs < DAY_MS) return WORDS.format(-Math.floor(elapsedMs / HOUR_MS), 'hour')
  if (elapsedMs < 30 * DAY_MS) return WORDS.format(-Math.floor(elapsedMs / DAY_MS), 'day')
  if (elapsedMs < 365 * DAY_MS) return WORDS.format(-Math.floor(elapsedMs / (30 * DAY_MS)), 'month')
  return WORDS.format(-Math.floor(elapsedMs / (365 * DAY_MS)), 'year')
}

/** `5 minutes ago`, with the absolute time beside it. */
export function time(world: World, at: Instant): Html {
  return html`<time datetime="${iso(at)}" title="${written(at)}">${ago(world.now() - at)} <span class="absolute">${written(at)}</span></time>`
}

/** `2026-11-20 14:05 UTC`. */
export function written(at: Instant): string {
  const { date, time: clock, zone } = local(at, 'UTC')
  return `${date} ${clock} ${zone}`
}
