import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILLED_FORM } from '../support/filled-form.ts'
import { many, withRows } from '../support/itemised.ts'
import { issues, type Product, product } from '../support/product.ts'
import { comes, fileAt, merge, proposed } from '../support/published.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const COUNT = 20

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(async () => {
  expect(await it.stop()).toBe(0)
})

async function resolved(): Promise<number> {
  const ana = it.as('ana')
  const number = await issues(ana).create('Checkout fails', FILLED_FORM)
  await it.settled()
  for (const words of ['/ack', '/sev 1 nobody can pay', '/ic @ana', '/resolve']) {
    await it.advance(60_000)
    await issues(ana).say(number, words)
    await it.settled()
  }
  return number
}

const opened = async () =>
  (await it.as('ana').rest.issues.listForRepo({ ...AT, labels: 'action-item', per_page: 100 })).data

/** Each issue takes its time, as it does where one is written each second. */
const slowly = () =>
  fetch(`${it.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({
      method: 'POST',
      route: '/repos/{owner}/{repo}/issues',
      every: 1,
      delayMs: 300,
    }),
  })

test('who types a command while twenty items are opened is answered before the last of them is', {
  timeout: 120_000,
}, async () => {
  const ana = it.as('ana')
  const incident = await resolved()
  const proposal = await proposed(it, incident, withRows(many(COUNT)))
  expect((await slowly()).ok).toBe(true)
  const merging = merge(it, proposal)
  await comes(async () => (await opened()).length > 0)
  const { data: said } = await ana.rest.issues.createComment({
    ...AT,
    issue_number: incident,
    body: '/update All is well.',
  })
  await comes(async () => {
    const { data } = await ana.rest.reactions.listForIssueComment({ ...AT, comment_id: said.id })
    return data.some(({ content }) => content === 'rocket')
  })
  const then = (await opened()).length
  expect(then).toBeLessThan(COUNT)
  await merging
  await comes(async () => (await fileAt(ana, proposal.path, 'main')).text.includes('[#'))
  await it.settled()
  const all = await opened()
  expect(all).toHaveLength(COUNT)
  expect(new Set(all.map(({ title }) => title)).size).toBe(COUNT)
})
