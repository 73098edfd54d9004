import { describe, expect, test } from 'vitest'
import { HOUR_MS, type Instant, plus } from '../../src/domain/instant.ts'
import { converge } from '../../src/engine/converge.ts'
import { memorySlots } from '../../src/engine/memory-slots.ts'
import { GITHUB_PACE, type PaceLimits } from '../../src/engine/pace.ts'
import { type Swept, sweep } from '../../src/engine/sweep.ts'
import { pace } from '../../src/github/pace.ts'
import { asked, estateOf, openMany, sum, told } from '../support/many.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const COUNT = 500
const LONG = 240_000

/** The lane of a run, whose waiting is time that passes. */
const laneOf = (it: Story, limits: PaceLimits = GITHUB_PACE) =>
  pace(memorySlots(limits), 0, {
    now: it.now,
    sleep: async (ms) => void it.pass(ms),
    stop: new AbortController().signal,
  })
const waiting = (it: Story) => async (until: Instant) => {
  it.pass(Math.max(until - it.now(), 0))
  return true
}

/** In the order in which they were reminded, by number. */
const reminded = (it: Story): readonly number[] =>
  Object.values(it.seeded.repository.issues)
    .flatMap(({ number, comments }) =>
      comments.filter(({ body }) => body.includes(' reply due:')).map(({ id }) => ({ id, number })),
    )
    .toSorted((a, b) => a.id - b.id)
    .map(({ number }) => number)

const surveyed = (all: readonly Swept[]) => all.find(({ kind }) => kind === 'surveyed')
const stopped = (all: readonly Swept[]) => all.find((one) => one.kind === 'stopped')

/** Friday evening: whatever can wait is due on Monday morning. */
const EVENING = '2026-11-20T18:00:00Z'

test(
  'of 500 open incidents nothing is due, which 12 requests say; of all after days of outage, one message each',
  async () => {
    const it = story({ startsAt: EVENING, secondary: true })
    openMany(
      it,
      Array.from({ length: COUNT }, (_, at) => [at % 2 === 0 ? 'sev4' : 'sev3']),
    )
    const patient = laneOf(it, { ...GITHUB_PACE, gapMs: 8_000 })
    await told(estateOf(it, { pace: patient }))
    const quiet = await asked(it, async () => {
      const all = await told(estateOf(it))
      expect(surveyed(all)).toEqual({ kind: 'surveyed', quiet: COUNT, due: 0 })
    })
    expect(sum(quiet)).toBeLessThanOrEqual(12)

    it.pass(4 * 24 * HOUR_MS + 16 * HOUR_MS)
    const lane = laneOf(it)
    const due = await asked(it, async () => {
      const all = await told(estateOf(it, { pace: lane }))
      expect(surveyed(all)).toEqual({ kind: 'surveyed', quiet: 0, due: COUNT })
      expect(stopped(all)).toBeUndefined()
    })
    expect(new Set(reminded(it)).size).toBe(COUNT)
    expect(reminded(it)).toHaveLength(COUNT)
    const [first, last] = [reminded(it).slice(0, COUNT / 2), reminded(it).slice(COUNT / 2)]
    expect([first.every(even), last.some(even)]).toEqual([true, false])
    expect(due).toMatchObject({
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': COUNT,
    })
    expect(sum(due)).toBeLessThan(COUNT * 1.2)
    expect(it.sandbox.requests().pace.breaches).toEqual({})

    const again = await told(estateOf(it, { pace: lane }))
    expect(surveyed(again)).toEqual({ kind: 'surveyed', quiet: COUNT, due: 0 })
  },
  LONG,
)

const even = (number: number) => number % 2 === 0

/** So many incidents of which nothing is due, and then the day after, on which all are. */
async function overdue(labels: readonly (readonly string[])[]) {
  const it = story({ startsAt: '2026-11-18T10:00:00Z' })
  const numbers = openMany(it, labels)
  await told(estateOf(it))
  it.pass(24 * HOUR_MS)
  return { it, numbers }
}
const THIRTY = Array.from({ length: 30 }, () => ['sev1'])

describe('a run that has to stop', () => {
  test('at the limit of an hour leaves the rest to the next, and nothing is said twice', async () => {
    const { it, numbers } = await overdue(THIRTY)
    const lane = laneOf(it, { ...GITHUB_PACE, perHour: 12 })
    const all = await told(estateOf(it, { pace: lane }))
    const until = plus(it.now(), HOUR_MS - 11_000)
    const left = numbers.slice(12).map((number) => expect.objectContaining({ number }))
    expect(stopped(all)).toEqual({ kind: 'stopped', why: 'limit', until, left })
    expect(reminded(it)).toEqual(numbers.slice(0, 12))
    for (let run = 0; run < 2; run++) {
      it.pass(HOUR_MS)
      await told(estateOf(it, { pace: lane }))
    }
    expect(reminded(it)).toEqual(numbers)
  })

  test('that waits instead goes on in the same run', async () => {
    const { it, numbers } = await overdue(THIRTY)
    const lane = laneOf(it, { ...GITHUB_PACE, perHour: 12 })
    const all = await told(estateOf(it, { pace: lane }), { wait: waiting(it) })
    expect(stopped(all)).toBeUndefined()
    expect(reminded(it)).toEqual(numbers)
  })

  test('leaves a part of the hour’s requests to whoever types a command', async () => {
    const { it, numbers } = await overdue(THIRTY)
    it.sandbox.limits.set({ core: 20 })
    const all = await told(estateOf(it))
    expect(stopped(all)).toMatchObject({ why: 'limit', left: { length: numbers.length - 18 } })
    expect(reminded(it)).toEqual(numbers.slice(0, 18))
    it.pass(HOUR_MS)
    await told(estateOf(it))
    expect(reminded(it)).toEqual(numbers)
  })

  test('when it is asked to begins no other look', async () => {
    const { it, numbers } = await overdue(THIRTY)
    const all = await told(estateOf(it), { stopping: () => reminded(it).length >= 3 })
    expect(reminded(it)).toEqual(numbers.slice(0, 3))
    expect(stopped(all)).toMatchObject({ why: 'asked', until: null })
  })

  test('before all were read tells of those that it knows of', async () => {
    const { it } = await overdue(THIRTY)
    const all = await told(estateOf(it), { stopping: () => true })
    expect(reminded(it)).toEqual([])
    expect(all.at(-1)).toMatchObject({ kind: 'stopped', why: 'asked' })
  })
})

test('the most severe come first, and what nobody has judged with the second worst', async () => {
  const { it, numbers } = await overdue([['sev2'], [], ['sev1'], ['sev2'], ['sev1']])
  await told(estateOf(it))
  const [a, b, c, d, e] = numbers
  expect(reminded(it)).toEqual([c, e, a, b, d])
})

test('what somebody has said since all were read is heard before it is their turn', async () => {
  const { it, numbers } = await overdue(THIRTY)
  const last = numbers.at(-1) ?? 0
  const lane = laneOf(it)
  let acted = false
  for await (const one of sweep(estateOf(it, { pace: lane }), { since: null, look: converge })) {
    if (acted || !('issue' in one)) continue
    acted = true
    await it.as('ana').rest.issues.update({ ...AT, issue_number: last, state: 'closed' })
  }
  expect(reminded(it)).toEqual(numbers.slice(0, -1))
})

describe('where GitHub', () => {
  const heavy = (it: Story, kind: 'in-part' | 'timed-out', above: number) =>
    it.sandbox.faults.queue({
      ...{ method: 'POST', route: '/graphql', every: 1 },
      after: { kind, above, of: 'issues' },
    })

  test.each(['in-part', 'timed-out'] as const)(
    'answers large pages %s, smaller ones are asked for',
    async (kind) => {
      const { it, numbers } = await overdue(THIRTY)
      heavy(it, kind, 10)
      await told(estateOf(it))
      expect(reminded(it)).toEqual(numbers)
    },
  )

  test('shows no page at all, each is looked at by itself', async () => {
    const { it, numbers } = await overdue([['sev1'], ['sev2']])
    it.sandbox.faults.queue({ method: 'POST', route: '/graphql', nth: 2, before: { status: 403 } })
    await told(estateOf(it))
    expect(reminded(it)).toEqual(numbers)
  })

  test('has no queries, it is as it was', async () => {
    const { it, numbers } = await overdue([['sev1'], ['sev2']])
    it.sandbox.faults.queue({
      method: 'POST',
      route: '/graphql',
      every: 1,
      before: { status: 404 },
    })
    const all = await told(estateOf(it))
    expect(surveyed(all)).toBeUndefined()
    expect(reminded(it)).toEqual(numbers)
  })
})

test('a person who looks on sees them one by one', async () => {
  const { it } = await overdue([['sev1']])
  expect(await estateOf(it, { bystander: true }).survey(null)).toBeNull()
})

test('an incident with more comments than a page shows is looked at by itself, and like all others', async () => {
  const it = story({ startsAt: '2026-11-18T10:00:00Z' })
  const [number = 0] = openMany(it, [['sev1']])
  await told(estateOf(it))
  for (let at = 0; at < 45; at++)
    await it.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: 'so so' })
  const all = await told(estateOf(it))
  expect(surveyed(all)).toEqual({ kind: 'surveyed', quiet: 0, due: 1 })
  it.minutes(30)
  await told(estateOf(it))
  expect(reminded(it)).toEqual([number])
})

test('labels that the first look makes are not made once more by the others', async () => {
  const it = story()
  openMany(it, [['sev1'], ['sev1'], ['sev1']])
  const first = await asked(it, () => told(estateOf(it)))
  const { repository } = it.seeded
  expect(first['POST /repos/{owner}/{repo}/labels']).toBeLessThanOrEqual(
    Object.keys(repository.labels).length,
  )
})
