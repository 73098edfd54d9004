import { FAIR, type Schedule, type Weather } from './schedule.ts'

/** The smallest schedule that was found for which `fails` still holds, after so many tries at most. */
export async function shrunk(
  schedule: Schedule,
  fails: (schedule: Schedule) => Promise<boolean>,
  tries: number,
): Promise<Schedule> {
  let least = schedule
  let left = tries
  for (let found = true; found; ) {
    found = false
    for (const smaller of smallerThan(least)) {
      if (left === 0) return least
      left -= 1
      if (!(await fails(smaller))) continue
      least = smaller
      found = true
      break
    }
  }
  return least
}

/** The same without some of it, the largest parts first; then with less time between what is left. */
export function* smallerThan(schedule: Schedule): Iterable<Schedule> {
  const { acts, kills, pauses, skewsMs, rollout, outage, bots, replicas } = schedule
  for (const fewer of without(acts)) yield { ...schedule, acts: fewer }
  for (const fewer of without(kills)) yield { ...schedule, kills: fewer }
  if (pauses.length > 0) yield { ...schedule, pauses: [] }
  if (skewsMs.length > 0) yield { ...schedule, skewsMs: [] }
  if (rollout !== null) yield { ...schedule, rollout: null }
  if (outage !== null) yield { ...schedule, outage: null }
  for (const fewer of without(bots)) yield { ...schedule, bots: fewer }
  if (replicas > 1) yield { ...schedule, replicas: 1 }
  yield* fairer(schedule)
  yield* sooner(schedule)
}

/** Halves, quarters and so on down to single ones are left out. */
function* without<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (
    let size = Math.ceil(all.length / 2);
    size > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < all.length; from += size) {
      yield all.filter((_, at) => at < from || at >= from + size)
    }
  }
}

function* fairer(schedule: Schedule): Iterable<Schedule> {
  const { weather } = schedule
  for (const name of Object.keys(FAIR) as (keyof Weather)[]) {
    if (weather[name] === FAIR[name]) continue
    yield { ...schedule, weather: { ...weather, [name]: FAIR[name] } }
  }
}

const SOON_MS = 2_000

function* sooner(schedule: Schedule): Iterable<Schedule> {
  const { acts, kills } = schedule
  const late = acts.some(({ afterMs }) => afterMs > SOON_MS)
  const soon = (ms: number) => Math.min(ms, Math.max(SOON_MS, Math.floor(ms / 2)))
  if (late) yield { ...schedule, acts: acts.map((one) => ({ ...one, afterMs: soon(one.afterMs) })) }
  const dead = kills.some(({ downMs }) => downMs > 0)
  if (dead) yield { ...schedule, kills: kills.map((one) => ({ ...one, downMs: 0 })) }
}
