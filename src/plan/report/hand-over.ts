import { DAY_MS, type Instant, iso, plus } from '../../domain/instant.ts'
import { effective } from '../../domain/on-call.ts'
import type { Policy } from '../../domain/policy.ts'
import { type Answering, allAnswering } from '../../domain/responders.ts'
import { type Shift, samePerson, shifts } from '../../domain/shifts.ts'

/** One rotation in which somebody has taken over. */
export interface HandedService {
  /** Of config: a service, or `default`. */
  readonly key: string
  /** Who was on call before; null where nobody was. */
  readonly from: string | null
  readonly secondary: string | null
  /** When it is somebody else's turn; null where that is not in sight. */
  readonly until: Instant | null
}

/** A moment at which somebody takes over, for one service or for several at once. */
export interface HandOver {
  readonly at: Instant
  readonly to: string
  readonly services: readonly HandedService[]
}

/** Names it once for ever: by the moment and by who takes over, so that several rotations that turn at once are one. */
export const handOverKey = ({ at, to }: Pick<HandOver, 'at' | 'to'>): string =>
  `hand-over.${iso(at)}.${encodeURIComponent(to.toLowerCase())}`

/** Turns may be as long as that. */
const LONGEST_MS = 100 * DAY_MS

/**
 * Of each rotation the latest hand-over up to now, as long as that turn runs: those before it that nobody told of are not
 * made up for. Oldest first. A gap, and the turn of somebody who is always on call, begin with no hand-over.
 */
export function handOvers({ responders }: Policy, now: Instant): readonly HandOver[] {
  if (!responders.handOver) return []
  const byKey = new Map<string, HandOver>()
  for (const one of allAnswering(responders)) {
    const turn = running(one, now)
    if (turn === null) continue
    const key = handOverKey(turn)
    const known = byKey.get(key)
    const services = [...(known?.services ?? []), ...turn.services]
    byKey.set(key, known === undefined ? turn : { ...known, services })
  }
  return [...byKey.values()].toSorted((a, b) => a.at - b.at)
}

function running({ key, responders }: Answering, now: Instant): HandOver | null {
  const start = plus(now, -LONGEST_MS)
  const end = plus(now, LONGEST_MS)
  const all = turns(shifts(responders, start, end))
  const nth = all.findIndex(({ from, until }) => from <= now && now < until)
  const turn = all[nth]
  if (turn === undefined || turn.primary === null || nth === 0) return null
  const from = all[nth - 1]?.primary ?? null
  const [present] = shifts(responders, now, end)
  const { secondary } = present === undefined ? { secondary: null } : effective(present)
  const until = turn.until === end ? null : turn.until
  return { at: turn.from, to: turn.primary, services: [{ key, from, secondary, until }] }
}

/** Shifts in which only the secondary changes are one turn. */
function turns(all: readonly Shift[]): readonly Shift[] {
  const found: Shift[] = []
  for (const shift of all) {
    const last = found.at(-1)
    if (last !== undefined && samePerson(last.primary, shift.primary)) {
      found[found.length - 1] = { ...last, until: shift.until }
    } else found.push(shift)
  }
  return found
}

/** When the next of all hand-overs is; null where none is in sight. */
export function nextHandOverAt({ responders }: Policy, now: Instant): Instant | null {
  if (!responders.handOver) return null
  const times = allAnswering(responders).flatMap(({ responders: one }) => {
    const [, next] = turns(shifts(one, now, plus(now, LONGEST_MS)))
    return next === undefined ? [] : [next.from]
  })
  return times.length === 0 ? null : (Math.min(...times) as Instant)
}
