import { describe, expect, onTestFinished, test } from 'vitest'
import { instant, MINUTE_MS } from '../../src/domain/instant.ts'
import { until } from '../support/disturbed.ts'
import { at, eventful, reports } from '../support/reporting.ts'
import type { Served } from '../support/served.ts'

const BOTH = ['Action items', 'Incidents']
const [W47, W48] = ['week 47 (16 to 22 Nov 2026)', 'week 48 (23 to 29 Nov 2026)']

/** Real moments at which a minute passes for GitHub: the later ones are for a machine that is slow to write at all. */
const PASSING_MS = [300, 1_500, 20_000, 60_000] as const

/** Until everything is worked off; meanwhile time passes for GitHub, so that what is unsettled can be settled. */
async function patiently(it: Served, moment: string): Promise<void> {
  until(it, instant(moment))
  const timers = PASSING_MS.map((ms) =>
    setTimeout(() => it.box.sandbox.clock.advance(MINUTE_MS), ms),
  )
  await it.settled()
  for (const timer of timers) clearTimeout(timer)
}

const WRITES = [1, 2, 3]

describe.each(['before', 'after'] as const)(
  'an answer that is lost %s GitHub has done it',
  (when) => {
    test.each(WRITES)('number %i of a report: everything is there once in the end', async (nth) => {
      const it = await eventful()
      onTestFinished(it.close)
      await at(it, '2026-11-23T09:12:00Z')
      const where = ({ write, who }: { readonly write: boolean; readonly who: string }) =>
        write && !who.startsWith('user ')
      it.box.sandbox.faults.queue({ method: '*', route: '*', nth, where, [when]: 'lost' })
      await patiently(it, '2026-11-30T09:07:00Z')
      await patiently(it, '2026-11-30T09:12:00Z')
      const all = await reports(it)
      expect(all.map(({ state, title }) => `${state} ${title}`)).toEqual([
        ...BOTH.map((one) => `closed ${one}: ${W47}`),
        ...BOTH.map((one) => `open ${one}: ${W48}`),
      ])
      expect(all.map(({ said }) => said.length)).toEqual([1, 1, 0, 0])
    })
  },
)
