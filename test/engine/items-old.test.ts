import { expect, test } from 'vitest'
import { converge } from '../../src/engine/converge.ts'
import type { World } from '../../src/engine/world.ts'
import { endOf, itemIssues, itemised, merged, ROWS } from '../support/itemised.ts'
import type { Story } from '../support/story.ts'
import { AT, edits, pathOn } from '../support/written-up.ts'

const DAY = 24 * 60

/** A look by the version before issues were made of what postmortems promise. */
async function lookedAtBefore(it: Story, number: number) {
  const world = it.world(number)
  const old: World = {
    ...world,
    published: async () => null,
    items: async () => [],
    async apply(effects, rank) {
      const without = effects.map((effect) =>
        effect.type === 'card.update'
          ? {
              ...effect,
              content: { ...effect.content, entries: effect.content.entries.map(unwatched) },
            }
          : effect,
      )
      return world.apply(without, rank)
    },
  }
  await converge(old)
}

type Entries = Extract<
  Parameters<World['apply']>[0][number],
  { type: 'card.update' }
>['content']['entries']
const unwatched = (entry: Entries[number]): Entries[number] => {
  const { facts, ...rest } = entry
  if (facts === undefined) return entry
  return {
    ...rest,
    facts: facts.map((fact) => {
      if (fact.type !== 'postmortem-published') return fact
      const { watched: _, ...before } = fact
      return before
    }),
  }
}

test('an update opens no issues for a postmortem that was published before', async () => {
  const { it, number } = await merged()
  await lookedAtBefore(it, number)
  it.minutes(8 * DAY)
  const { applied } = await it.look(number)
  expect(applied.map(({ effect }) => effect.type)).not.toContain('item.open')
  expect(await itemIssues(it)).toEqual([])
  expect(await it.card(number)).not.toContain('is being made issues of')
})

test('not even once somebody mends a slip in it', async () => {
  const { it, number } = await merged()
  await lookedAtBefore(it, number)
  it.minutes(30 * DAY)
  const path = await pathOn(it, 'main', number)
  await edits(it, 'ana', 'main', path, (text) => `${text}\nA word.\n`)
  await it.look(number)
  expect(await itemIssues(it)).toEqual([])
})

test('one that was published in the week before gets its issues', async () => {
  const { it, number } = await merged()
  await lookedAtBefore(it, number)
  it.minutes(2 * DAY)
  await it.look(number)
  expect(await itemIssues(it)).toHaveLength(ROWS.length)
})

test('one that was published while we were away gets them however late we come', async () => {
  const { it, number } = await merged()
  it.minutes(20 * DAY)
  await it.look(number)
  expect(await itemIssues(it)).toHaveLength(ROWS.length)
  expect((await it.plan(number)).effects).toEqual([])
})

test('somebody may ask for the issues of an old one, which then is as any other', async () => {
  const whole = await itemised()
  const { it, number } = await merged()
  await lookedAtBefore(it, number)
  it.minutes(8 * DAY)
  await it.look(number)
  const path = await pathOn(it, 'main', number)
  await converge(it.world(number), { document: path })
  const { items } = await endOf(it, number, path)
  expect(items.map(({ title }) => title)).toEqual(
    (await endOf(whole.it, whole.number, whole.path)).items.map(({ title }) => title),
  )
  expect((await it.plan(number)).effects).toEqual([])
})

test('a card that is gone is built again, and no issue opened again', async () => {
  const { it, number } = await itemised()
  const { id } = await it.cardComment(number)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id: id })
  it.minutes(30 * DAY)
  await it.look(number)
  expect(await itemIssues(it)).toHaveLength(ROWS.length)
  expect(await it.card(number)).toContain('of 3 verified')
  expect((await it.plan(number)).effects).toEqual([])
})

test('four weeks later the comment that says whether it has come back is written once, as before', async () => {
  const { it, number } = await itemised()
  await it.say('ben', number, '/cause deployment')
  it.minutes(29 * DAY)
  await it.look(number)
  expect(
    (await it.replies(number)).filter((body) => body.includes('It has not come back')),
  ).toHaveLength(1)
})
