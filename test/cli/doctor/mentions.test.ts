import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packCard } from '../../../src/github/journal.ts'
import type { Entry } from '../../../src/plan/entry.ts'
import { write } from '../../sandbox/branches.ts'
import { SHOP, type Started, start } from '../../sandbox/support.ts'
import { health } from '../../support/examined.ts'

const TEMPLATE = readFileSync('templates/workflows/sitrep.yml', 'utf8')
const CONFIG = `services:
  checkout: { team: acme/payments, people: [ana] }
  search: { team: acme/search }
teams:
  acme/search: [dev, ben]
`
let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const mentions = async () => (await health(box)).of('mentions')

test('a team whose people are not listed is told where a workflow writes, and not where the App does', async () => {
  await write(box, 'main', '.github/sitrep.yml', CONFIG)
  await write(box, 'main', '.github/workflows/sitrep.yml', TEMPLATE)
  expect(await mentions()).toEqual(['ok: Nobody was named lately whom GitHub did not call'])
  Object.assign(box.seeded.app, { slug: 'another' })
  expect(await mentions()).toEqual([
    'warning: acme/payments is named in the config, and a workflow cannot call it',
  ])
})

test('who was not called is told from the cards, once each, and not from what people write', async () => {
  const bot = await box.asBot()
  const { data } = await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down' })
  const entry = (key: string): Entry => ({
    ...{
      key,
      at: box.sandbox.world.now(),
      by: 'ghost',
      outcome: 'noted',
      notes: ['nobody was told'],
    },
  })
  const card = (entries: readonly Entry[]) =>
    packCard(
      { page: 1, text: 'card', entries },
      { repository: box.seeded.repository.id, issue: data.number },
      [],
    )
  const say = { ...SHOP, issue_number: data.number }
  await bot.rest.issues.createComment({ ...say, body: card([entry('uacme/ops'), entry('c1.1')]) })
  await bot.rest.issues.createComment({ ...say, body: card([entry('uacme/ops'), entry('umaria')]) })
  await box.as('ana').rest.issues.createComment({ ...say, body: card([entry('umallory')]) })
  const found = await health(box)
  expect(found.of('mentions').toSorted()).toEqual([
    'warning: acme/ops was to be called on #1, and GitHub made no mention of it',
    'warning: maria was to be called on #1, and GitHub made no mention of it',
  ])
  expect(found.next('mentions').join()).toContain('List its people under teams:')
})
