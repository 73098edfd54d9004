import { beforeAll, describe, expect, test, vi } from 'vitest'
import { MINUTE_MS } from '../../src/domain/instant.ts'
import type { Asked } from '../../src/sandbox/http/asked.ts'
import type { Fault } from '../../src/sandbox/http/fault.ts'
import { type Course, type End, lived } from '../support/disturbed.ts'
import type { Served } from '../support/served.ts'

// Forty lives side by side take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

let undisturbed: End
const order: string[] = []

const LABELS = 'POST /repos/{owner}/{repo}/labels'
const routeOf = ({ method, template }: Asked): string => `${method} ${template}`
/** Of the labels that a first incident brings along one is as good as the other. */
const counts = (asked: Asked): boolean =>
  asked.write && asked.who.startsWith('installation ') && routeOf(asked) !== LABELS

beforeAll(async () => {
  undisturbed = await lived({
    begin: ({ box }) =>
      box.sandbox.faults.queue({
        method: '*',
        route: '*',
        nth: 1,
        where: (asked) => {
          if (counts(asked)) order.push(routeOf(asked))
          return false
        },
        after: 'lost',
      }),
  })
})

/** Real moments at which a minute passes for GitHub: the later ones are for a machine that is slow to write at all. */
const PASSING_MS = [300, 600, 20_000, 60_000] as const

/** Until everything is worked off; meanwhile time passes for GitHub, so that what is unsettled can be settled. */
async function passing(it: Served): Promise<void> {
  const timers = PASSING_MS.map((ms) =>
    setTimeout(() => it.box.sandbox.clock.advance(MINUTE_MS), ms),
  )
  await it.settled()
  for (const timer of timers) clearTimeout(timer)
}

async function endsTheSame(course: Course): Promise<void> {
  expect(await lived({ after: passing, ...course })).toEqual(undisturbed)
}

const fault = (given: Fault) => ({
  begin: ({ box }: Served) => box.sandbox.faults.queue({ where: counts, ...given }),
})

const WRITES = Array.from({ length: 43 }, (_, at) => at + 1)

test('the life has no more writes than are lost below', () => {
  expect(order.length).toBeGreaterThan(20)
  expect(order.length).toBeLessThanOrEqual(WRITES.length)
})

describe.concurrent('a write whose answer is lost is not done again:', () => {
  test.each(WRITES)('number %i', (nth) =>
    endsTheSame(fault({ method: '*', route: '*', nth, after: 'lost' })),
  )
})

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'

describe.concurrent('a comment that never came to be is written again, once that is certain:', () => {
  test.each([1, 2, 3])('number %i', (nth) =>
    endsTheSame(fault({ method: 'POST', route: COMMENTS, nth, before: 'lost' })),
  )
})

describe('reads that are behind what was written:', () => {
  test.each([
    ['lists and queries', { lists: 20_000, labels: 30_000, graphql: 20_000 }],
    ['an issue by its number as well', { lists: 20_000, graphql: 20_000, byNumber: 10_000 }],
  ])('%s', async (_what, lag) => {
    const begin = ({ box }: Served) => box.sandbox.lags.set(lag)
    const end = async (it: Served) => {
      await it.app.sweep()
      await passing(it)
      it.box.sandbox.lags.clear()
    }
    await endsTheSame({ begin, end })
  })
})
