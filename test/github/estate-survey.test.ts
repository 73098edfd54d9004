import { describe, expect, test } from 'vitest'
import type { Sight } from '../../src/engine/sweep.ts'
import { createIssue } from '../../src/sandbox/actions/issues.ts'
import { asked, estateOf, openMany, told } from '../support/many.ts'
import { openedItem } from '../support/opened-item.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

async function sights(it: Story): Promise<readonly Sight[]> {
  const pages = await estateOf(it).survey(null)
  const all: Sight[] = []
  for await (const page of pages ?? []) all.push(...page)
  return all
}
const numbersOf = (all: readonly Sight[]) => all.map(({ issue }) => issue.number)

describe('a survey shows', () => {
  test('the same issues as a list', async () => {
    const it = story()
    const numbers = openMany(it, [['sev1'], [], ['sev3']])
    await it.as('ana').rest.issues.update({ ...AT, issue_number: numbers[1] ?? 0, state: 'closed' })
    await it.declare('ana', 'A question', '/sev 1', [])
    const listed = await estateOf(it).list(null)
    expect((await sights(it)).map(({ issue }) => issue)).toEqual(listed)
  })

  test('what each reading by itself shows', async () => {
    const it = story({ config: 'timezone: Europe/Berlin\n' })
    const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
    await it.look(number)
    await it.say('ben', number, '/ack\n/ic me')
    await it.as('ben').rest.issues.addAssignees({ ...AT, issue_number: number, assignees: ['ana'] })
    const [one] = await sights(it)
    expect(await one?.world?.read()).toEqual(await it.world(number).read())
    const [again] = await estateOf(it).again([number])
    expect(await again?.world?.read()).toEqual(await it.world(number).read())
  })

  test('how severe their labels say they are, by the names that the team has for it', async () => {
    const it = story({ config: 'severities: [{ name: P0 }, { name: P1 }, { name: P2 }]\n' })
    openMany(it, [['P2'], ['p0'], [], ['P1']])
    expect((await sights(it)).map(({ rank }) => rank)).toEqual([2, 0, 1, 1])
  })

  test('the label that a team has named', async () => {
    const it = story({ config: 'label: outage\n' })
    const ours = await it.declare('ana', 'Checkout fails', '', ['outage'])
    await it.declare('ana', 'Something else', '', ['incident'])
    expect(numbersOf(await sights(it))).toEqual([ours])
  })

  test('more than a page to the end, each once', async () => {
    const it = story()
    const numbers = openMany(
      it,
      Array.from({ length: 101 }, () => []),
    )
    expect(numbersOf(await sights(it))).toEqual(numbers)
  })

  test('nothing where nothing is open', async () => {
    expect(await sights(story())).toEqual([])
  })
})

describe('action items', () => {
  const labelled = (it: Story, title: string, labels: readonly string[]): number => {
    const user = it.seeded.users['ana']
    if (user === undefined) throw new Error('the sandbox has no ana')
    const actor = { user, grant: null }
    return createIssue(it.sandbox.world, actor, it.seeded.repository, { title, labels }).number
  }

  test('come behind the incidents, and only those on which the clock may have something to do', async () => {
    const it = story()
    labelled(it, 'Nobody has written here', ['action-item'])
    const soon = labelled(it, 'Due soon', ['action-item', 'due: soon'])
    const both = labelled(it, 'An incident too', ['incident', 'action-item'])
    const all = await sights(it)
    expect(numbersOf(all)).toEqual([both, soon])
    expect(all.map(({ issue }) => issue.item)).toEqual([false, true])
    expect(all[1]?.rank).toBeGreaterThan(all[0]?.rank ?? 99)
    expect(numbersOf(all).toSorted((a, b) => a - b)).toEqual(
      (await estateOf(it).list(null)).map(({ number }) => number),
    )
  })

  test('of more than a page are all there', async () => {
    const it = story()
    for (let at = 0; at < 60; at++) labelled(it, `Item ${at}`, ['action-item', 'due: soon'])
    expect(await sights(it)).toHaveLength(60)
  })

  test('of which nothing is due cost nothing beyond the page they stand on', async () => {
    const it = story({ startsAt: '2026-11-20T10:00:00Z' })
    const number = await openedItem(it)
    await told(estateOf(it))
    const before = it.sandbox.requests().requests['POST /graphql'] ?? 0
    const all = await told(estateOf(it))
    expect(all.at(-1)).toEqual({ kind: 'surveyed', quiet: 2, due: 0 })
    expect((it.sandbox.requests().requests['POST /graphql'] ?? 0) - before).toBe(2)
    expect(number).toBeGreaterThan(0)
  })
})

test('of those that are gone by then nothing is shown again', async () => {
  const it = story()
  const [number = 0] = openMany(it, [[]])
  const again = await estateOf(it).again([number, 4711])
  expect(numbersOf(again)).toEqual([number])
})

test('where GitHub gives no answer nothing is shown again, and nothing is thrown', async () => {
  const it = story()
  const [number = 0] = openMany(it, [[]])
  it.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, before: { status: 403 } })
  expect(await estateOf(it).again([number])).toEqual([])
})

describe('what has changed since', () => {
  test('comes along with the survey, and asks nothing more', async () => {
    const it = story()
    openMany(it, [[]])
    it.minutes(60)
    const since = it.now()
    it.minutes(1)
    const form = await it.declare('ana', 'From a form', '### Impact\n\nAll', [])
    await it.declare('ana', 'A report of ours', '', ['report', 'report: metrics'])
    const estate = estateOf(it)
    const spent = await asked(it, async () => {
      await estate.survey(since)
      expect((await estate.changed(since)).map(({ number }) => number)).toEqual([form])
    })
    expect(spent).toEqual({ 'POST /graphql': 1 })
    expect(await estateOf(it).changed(since)).toEqual(await estate.changed(since))
  })

  test('is listed by itself where it is too much to come along', async () => {
    const it = story()
    const since = it.now()
    it.minutes(1)
    const numbers = openMany(
      it,
      Array.from({ length: 60 }, () => []),
    )
    const estate = estateOf(it)
    await estate.survey(since)
    expect((await estate.changed(since)).map(({ number }) => number)).toEqual(numbers)
  })

  test('of another moment than the survey was asked for is asked for anew', async () => {
    const it = story()
    const long = it.now()
    it.minutes(1)
    openMany(it, [[]])
    it.minutes(60)
    const estate = estateOf(it)
    await estate.survey(it.now())
    expect(await estate.changed(long)).toHaveLength(1)
  })
})
