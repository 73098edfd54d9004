import type { Asked } from '../../src/sandbox/http/asked.ts'
import type { Fault } from '../../src/sandbox/http/fault.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { Random } from './random.ts'
import type { Weather } from './schedule.ts'

type Answers = Pick<Fault, 'before' | 'after'>

/** What may become of a request of ours, by the share of the weather that says how often. */
const FAULTS: readonly (readonly [share: keyof Weather, answers: Answers])[] = [
  ['lostBefore', { before: 'lost' }],
  ['lostAfter', { after: 'lost' }],
  ['serverBefore', { before: 'bad-gateway' }],
  ['serverAfter', { after: 'bad-gateway' }],
  ['html', { after: 'html' }],
  ['secondary', { before: { kind: 'secondary-limit', seconds: 20 } }],
]

/** How late a webhook may come. */
const LATE_MS = 60_000

/** Lets go wrong from here on what the weather says. `struck` is told of each fault and of the request that it met. */
export function rough(
  { faults, deliveries, lags }: Sandbox,
  weather: Weather,
  random: Random,
  struck: (fault: string, asked: Asked) => void,
): void {
  for (const [name, answers] of FAULTS) {
    const share = weather[name]
    if (share === 0) continue
    const where = (asked: Asked) => {
      const hit = !asked.who.startsWith('user ') && random.chance(share)
      if (hit) struck(name, asked)
      return hit
    }
    faults.queue({ method: 'ANY', route: '*', every: 1, where, ...answers })
  }
  const some = (share: number) => () => random.chance(share)
  const { dropFailed, dropNever, duplicate, late } = weather
  if (dropFailed > 0) deliveries.queue({ every: 1, where: some(dropFailed), drop: 'failed' })
  if (dropNever > 0) deliveries.queue({ every: 1, where: some(dropNever), drop: 'never' })
  if (duplicate > 0) deliveries.queue({ every: 1, where: some(duplicate), duplicate: 1 })
  if (late > 0) deliveries.queue({ every: 1, where: some(late), delayMs: random.int(1, LATE_MS) })
  lags.set({
    lists: weather.listLagMs,
    labels: weather.labelLagMs,
    graphql: weather.graphqlLagMs,
    byNumber: weather.byNumberLagMs,
  })
}

/** Nothing goes wrong any more. */
export function calm({ faults, deliveries, lags }: Sandbox): void {
  faults.clear()
  deliveries.clear()
  lags.clear()
}
