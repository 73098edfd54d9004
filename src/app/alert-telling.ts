import { type Instant, MINUTE_MS, plus } from '../domain/instant.ts'
import type { Telling } from '../engine/place-alert.ts'
import { inShort, type Told } from '../plan/alert/told.ts'
import type { Store } from '../store/store.ts'
import { type AlertsIn, gatheredPoke, toldPoke } from './alert-place.ts'

/** An incident is told of alerts that often at most: each time edits its card. */
const APART_MS = MINUTE_MS

/** When each incident was told last, and what has come since; by lane, of the last minutes. */
export type Gathered = Map<string, { readonly at: Instant; readonly told: readonly Told[] }>

export interface TellOptions {
  readonly store: Pick<Store, 'accept' | 'setTimer'>
  readonly around: { readonly now: () => Instant }
  readonly hostNow: () => Instant
  readonly gathered: Gathered
}

/**
 * Has an incident told: at once, or, where it was told a moment ago, with all that comes until the minute is over. That
 * waits in the store too, so that an end of this process loses nothing.
 */
export function tellIncident(
  options: TellOptions,
  delivery: string,
  place: AlertsIn,
  telling: Telling,
): void {
  const { store, around, hostNow, gathered } = options
  const now = around.now()
  const lane = gatheredPoke(place, telling).lane
  const last = gathered.get(lane)
  const isSoon = last !== undefined && now - last.at < APART_MS
  if (!isSoon || telling.told.some(({ kind }) => kind !== 'heard')) {
    const told = [...(last?.told ?? []), ...telling.told]
    store.accept([toldPoke(delivery, place, { ...telling, told })], hostNow())
    note(options, lane, now)
    return
  }
  const told = inShort([...last.told, ...telling.told])
  gathered.set(lane, { at: last.at, told })
  store.setTimer(gatheredPoke(place, { ...telling, told }), plus(last.at, APART_MS))
}

/** What has come meanwhile is told now. */
export function tellGathered(
  options: TellOptions,
  delivery: string,
  place: AlertsIn,
  telling: Telling,
): void {
  const { store, around, hostNow } = options
  store.accept([toldPoke(delivery, place, telling)], hostNow())
  note(options, gatheredPoke(place, telling).lane, around.now())
}

/** Nobody needs to know for longer than that. */
function note({ gathered }: TellOptions, lane: string, now: Instant): void {
  for (const [old, { at, told }] of gathered) {
    if (told.length === 0 && now - at >= APART_MS) gathered.delete(old)
  }
  gathered.set(lane, { at: now, told: [] })
}
