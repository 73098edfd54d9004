import type { Asked } from '../../src/sandbox/http/asked.ts'
import type { Fault } from '../../src/sandbox/http/fault.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { Random } from './random.ts'
import type { Weather } from './schedule.ts'

type Answers = Pick<Fault, 'before' | 'after'>

const refused = (status: number, message: string): Answers => ({
  before: { status, body: { message }, headers: { 'content-type': 'application/json' } },
})

interface Ill extends Answers {
  /** Which requests of ours it may meet; all of them where left out. */
  readonly of?: (asked: Asked) => boolean
}

const isWrite = ({ write }: Asked): boolean => write
const isList = ({ method, template, write }: Asked): boolean =>
  template === '/graphql' ? !write : method === 'GET' && !template.endsWith('}')

/** What may become of a request of ours, by the share of the weather that says how often. */
const FAULTS = {
  lostBefore: { before: 'lost' },
  lostAfter: { after: 'lost' },
  serverBefore: { before: 'bad-gateway' },
  serverAfter: { after: 'bad-gateway' },
  html: { after: 'html' },
  empty: { after: 'empty' },
  malformed: { after: 'malformed' },
  conflict: { ...refused(409, 'is at another commit'), of: isWrite },
  unprocessable: { ...refused(422, 'Validation Failed'), of: isWrite },
  unauthorized: refused(401, 'Bad credentials'),
  primary: { before: { kind: 'primary-limit', seconds: 40 } },
  secondary: { before: { kind: 'secondary-limit', seconds: 20 } },
  secondaryBare: { before: 'secondary-limit-bare' },
  secondary429: { before: { kind: 'secondary-limit-429', seconds: 20 } },
  listsFail: { before: 'bad-gateway-empty', of: isList },
} as const satisfies Partial<Record<keyof Weather, Ill>>

type FaultName = keyof typeof FAULTS

/** Lets go wrong from here on what the weather says. `struck` is told of each fault and of the request that it met. */
export function rough(
  { faults, deliveries, lags }: Sandbox,
  weather: Weather,
  random: Random,
  struck: (fault: string, asked: Asked) => void,
): void {
  for (const [name, { of = () => true, ...answers }] of Object.entries<Ill>(FAULTS)) {
    const share = weather[name as FaultName]
    if (share === 0) continue
    const where = (asked: Asked) => {
      const hit = !asked.who.startsWith('user ') && of(asked) && random.chance(share)
      if (hit) struck(name, asked)
      return hit
    }
    faults.queue({ method: 'ANY', route: '*', every: 1, where, ...answers })
  }
  const some = (share: number) => () => random.chance(share)
  const { dropFailed, dropNever, duplicate, late, lateMs, reordered } = weather
  if (dropFailed > 0) deliveries.queue({ every: 1, where: some(dropFailed), drop: 'failed' })
  if (dropNever > 0) deliveries.queue({ every: 1, where: some(dropNever), drop: 'never' })
  if (duplicate > 0) deliveries.queue({ every: 1, where: some(duplicate), duplicate: 1 })
  if (late > 0) deliveries.queue({ every: 1, where: some(late), delayMs: random.int(1, lateMs) })
  if (reordered > 0)
    deliveries.hold({ size: reordered, order: 'shuffled', seed: random.int(1, 9_999) })
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
  deliveries.release()
  lags.clear()
}
