import { asked, estateOf, openMany, sum, told } from '../support/many.ts'
import { story } from '../support/story.ts'
import type { Figure } from './figure.ts'

const MANY = 10_000
/** GitHub is asked for fifty at a time, and a few times for the repository. */
const requestsFor = (count: number) => Math.ceil(count / 50) + 10
/** A fifth of what an installation may ask in an hour. */
const BUDGET = 1_000
const MOST_SECONDS = 600
const MOST_MIB = 512

/** A sweep over very many open incidents of which none has anything due, as the Action and the command line do it. */
export async function sweeps(count = MANY): Promise<readonly Figure[]> {
  const it = story({ startsAt: '2026-11-18T10:00:00Z' })
  openMany(
    it,
    Array.from({ length: count }, (_, at) => [`sev${1 + (at % 4)}`]),
  )
  await told(estateOf(it))
  it.sandbox.clock.advance(1_000)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 100)
  const began = performance.now()
  let looked = 0
  const requests = await asked(it, async () => {
    looked = (await told(estateOf(it))).filter(({ kind }) => kind === 'looked').length
  })
  const seconds = (performance.now() - began) / 1_000
  clearInterval(watching)
  const what = `sweep over ${count} open incidents:`
  return [
    {
      what: `${what} looked at`,
      measured: looked,
      target: count,
      least: true,
      unit: '',
      fault: true,
    },
    {
      what: `${what} requests`,
      measured: sum(requests),
      target: requestsFor(count),
      unit: '',
      fault: true,
    },
    {
      what: `${what} share of the budget`,
      measured: (sum(requests) / BUDGET) * 100,
      target: 100,
      unit: '%',
    },
    { what: `${what} time`, measured: seconds, target: MOST_SECONDS, unit: 's' },
    {
      what: `${what} memory on top of the world's`,
      measured: (most - before) / 2 ** 20,
      target: MOST_MIB,
      unit: 'MiB',
    },
  ]
}
