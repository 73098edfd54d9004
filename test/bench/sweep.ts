import { HOUR_MS } from '../../src/domain/instant.ts'
import { asked, estateOf, openMany, sum, told } from '../support/many.ts'
import { story } from '../support/story.ts'
import type { Figure } from './figure.ts'

const MANY = 500
/** GitHub is asked for fifty at a time, and once for the repository. */
const MOST = (count: number) => Math.ceil(count / 50) + 2

/** What a sweep asks while nothing is due, and what it asks and says after an outage of a day. */
export async function sweeps(): Promise<readonly Figure[]> {
  return [...(await quiet(MANY * 4)), ...(await quiet(MANY)), ...(await overdue(MANY))]
}

async function quiet(count: number): Promise<readonly Figure[]> {
  const it = await begun(count)
  const requests = await asked(it, () => told(estateOf(it)))
  const what = `requests: a sweep over ${count} incidents, none due`
  return [{ what, measured: sum(requests), target: MOST(count), unit: '' }]
}

async function overdue(count: number): Promise<readonly Figure[]> {
  const it = await begun(count)
  it.pass(24 * HOUR_MS)
  const requests = await asked(it, () => told(estateOf(it)))
  const said = requests['POST /repos/{owner}/{repo}/issues/{issue_number}/comments'] ?? 0
  const reads = sum(requests) - said
  const after = `${count} incidents, all due after a day's outage`
  return [
    { what: `messages: ${after}`, measured: said, target: count, unit: '' },
    {
      what: `other requests: ${after}`,
      measured: reads,
      target: MOST(count) + count / 10,
      unit: '',
    },
  ]
}

/** So many open incidents, each with its card. */
async function begun(count: number) {
  const it = story({ startsAt: '2026-11-18T10:00:00Z' })
  openMany(
    it,
    Array.from({ length: count }, (_, at) => [`sev${1 + (at % 3)}`]),
  )
  await told(estateOf(it))
  return it
}
