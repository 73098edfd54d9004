import { expect, test } from 'vitest'
import { story } from '../support/story.ts'

test('the first incident defines what it uses, has its card, and then offers all other labels', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2\n/sev 9', ['incident'])
  const { effects } = await it.look(number)
  const types = effects.map(({ type }) => type)
  const card = types.indexOf('card.create')
  const defined = (part: typeof effects) =>
    part.flatMap((effect) => (effect.type === 'label.define' ? [effect.name] : []))
  expect(defined(effects.slice(0, card))).toEqual(['sev2', 'status: investigating'])
  expect(defined(effects.slice(card)).length).toBeGreaterThan(10)
  const words = Math.max(types.lastIndexOf('reply.create'), types.lastIndexOf('reaction.add'))
  expect(types.indexOf('label.define', card)).toBeGreaterThan(words)
  const { data } = await it.bot.rest.issues.listLabelsForRepo({
    owner: 'acme',
    repo: 'shop',
    per_page: 100,
  })
  const named = new Set(data.map(({ name }) => name))
  expect(defined(effects).filter((name) => !named.has(name))).toEqual([])
})

test('an issue that is no incident brings none', async () => {
  const it = story()
  const number = await it.declare('ana', 'A question', '/sev 2', [])
  const { effects } = await it.look(number)
  expect(effects.filter(({ type }) => type === 'label.define')).toEqual([])
})
