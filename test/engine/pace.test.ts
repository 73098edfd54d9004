import { expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { converge } from '../../src/engine/converge.ts'
import { memorySlots } from '../../src/engine/memory-slots.ts'
import { GITHUB_PACE, limitsFor, NO_PACE, nextWrite, PATIENT_RANK } from '../../src/engine/pace.ts'
import type { Octokit } from '../../src/github/client.ts'
import { pace } from '../../src/github/pace.ts'
import { githubWorld, type Surroundings } from '../../src/github/world.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
const at = (seconds: number) => (seconds * 1_000) as Instant
const made = (...seconds: readonly number[]) =>
  seconds.map((second) => ({ at: at(second), content: true }))
const every = (count: number) => made(...Array.from({ length: count }, (_, second) => second))

test.each([
  ['nothing was written', [], true, 10, 10],
  ['the last write was just now', made(10), false, 10, 11],
  ['the last write was half a second ago', made(9.5), true, 10, 10.5],
  ['the last write was long ago', made(1), true, 10, 10],
  ['the clock was set back', made(20), true, 10, 21],
  ['a minute has its eighty', every(80), true, 79.5, 80],
  ['an hour has its five hundred', every(500), true, 1_000, 3_600],
  ['an hour has its five hundred and nothing is made', every(500), false, 1_000, 1_000],
] as const)('where %s', (_what, past, content, now, free) => {
  expect(nextWrite(past, content, at(now), GITHUB_PACE)).toBe(at(free))
})

test('eighty in a burst keep the next one back until the minute is over', () => {
  const burst = Array.from({ length: 80 }, () => ({ at: at(0), content: true }))
  expect(nextWrite(burst, true, at(30), GITHUB_PACE)).toBe(at(60))
  expect(nextWrite(burst, false, at(30), GITHUB_PACE)).toBe(at(30))
})

test('what nobody waits for leaves a fifth of each hour to incidents', () => {
  const past = every(400)
  const free = (rank: number) => nextWrite(past, true, at(1_000), limitsFor(rank, GITHUB_PACE))
  expect(free(PATIENT_RANK - 1)).toBe(at(1_000))
  expect(free(PATIENT_RANK)).toBe(at(3_600))
})

/** A lane whose waiting moves the sandbox's clock on, as soon as nothing is on its way. */
function lookingBy(it: Story, paced: boolean) {
  let underWay = 0
  const request: Octokit['request'] = async (route, parameters) => {
    underWay += 1
    try {
      return await it.bot.request(route, parameters)
    } finally {
      underWay -= 1
    }
  }
  const octokit: Octokit = { request, graphql: (query, asked) => it.bot.graphql(query, asked) }
  const sleep = async (milliseconds: number) => {
    do await new Promise((resolve) => setImmediate(resolve))
    while (underWay > 0)
    it.pass(milliseconds)
  }
  const { signal: stop } = new AbortController()
  const lane = paced ? pace(memorySlots(GITHUB_PACE), 1, { now: it.now, sleep, stop }) : NO_PACE
  const me = async () => 'sitrep[bot]'
  const around: Surroundings = { now: it.now, keys: KEYS, people: new Map(), me, pace: lane }
  return (number: number) => converge(githubWorld(octokit, { ...AT, issue_number: number }, around))
}

async function declared(it: Story, count: number): Promise<readonly number[]> {
  const numbers: number[] = []
  for (let one = 0; one < count; one++) {
    it.minutes(1)
    numbers.push(await it.declare('ana', `Number ${one}`, '/sev 2', ['incident']))
  }
  it.minutes(2)
  return numbers
}

test('ten incidents at once never go faster than GitHub allows, and all get their cards', async () => {
  const it = story({ secondary: true })
  const numbers = await declared(it, 10)
  const before = it.sandbox.requests().pace
  const all = await Promise.all(numbers.map(lookingBy(it, true)))
  expect(all.flatMap(({ applied }) => applied.filter(({ result }) => result === 'failed'))).toEqual(
    [],
  )
  for (const number of numbers) expect(await it.card(number)).toContain('SEV2')
  const { breaches, senders } = it.sandbox.requests().pace
  expect(breaches).toEqual(before.breaches)
  const us = senders[`installation ${it.seeded.installation.id}`]
  expect(us?.writes).toBeGreaterThan(50)
  expect(us?.writesWithinASecond).toBe(0)
})

test('without a lane the same is refused', async () => {
  const it = story({ secondary: true })
  const numbers = await declared(it, 10)
  const all = await Promise.all(numbers.map(lookingBy(it, false)))
  expect(
    all.flatMap(({ applied }) => applied.filter(({ result }) => result === 'failed')),
  ).not.toEqual([])
})
