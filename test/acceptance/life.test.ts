import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILLED_FORM } from '../support/filled-form.ts'
import { issues, type Product, product } from '../support/product.ts'

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(async () => {
  expect(await it.stop()).toBe(0)
})

test('the whole life of an incident through the real process', { timeout: 120_000 }, async () => {
  const ana = issues(it.as('ana'))
  const ben = issues(it.as('ben'))
  const number = await ana.create('Checkout fails', FILLED_FORM)
  await it.settled()
  expect((await ana.look(number)).labels).toEqual(
    expect.arrayContaining(['incident', 'sev2', 'status: investigating']),
  )
  const said = async (who: typeof ana, body: string) => {
    await it.advance(60_000)
    await who.say(number, body)
    await it.settled()
    return who.look(number)
  }
  await said(ben, '/ack')
  await it
    .as('caro')
    .rest.issues.addLabels({ owner: 'acme', repo: 'shop', issue_number: number, labels: ['sev1'] })
  await it.settled()
  expect((await ana.look(number)).labels).not.toContain('sev2')
  expect((await said(ana, '/ic @ana')).assignees).toEqual(['ana'])
  expect((await said(ana, '/ic @ben')).assignees).toEqual(['ben'])
  expect((await said(ben, '/mitigated')).labels).toContain('status: mitigated')
  expect((await said(ben, '/resolve')).labels).toContain('status: resolved')
  expect((await said(ben, '/reopen')).labels).toContain('status: investigating')
  expect(await said(ben, '/resolve')).toMatchObject({ state: 'open' })
  await it.advance(60_000)
  await it
    .as('ana')
    .rest.issues.update({ owner: 'acme', repo: 'shop', issue_number: number, state: 'closed' })
  await it.settled()
  expect((await ana.look(number)).labels).toContain('status: resolved')

  const comments = await ana.comments(number)
  const cards = comments.filter(({ body }) => body?.startsWith('<!-- sitrep:v1 card '))
  expect(cards).toHaveLength(1)
  expect(cards[0]?.user?.login).toBe('sitrep[bot]')
  expect(cards[0]?.body).toContain('Reopened once')
  expect(comments.filter(({ user }) => user?.login === 'sitrep[bot]')).toHaveLength(1)
  expect(it.log()).not.toContain('Payments time out')
})
