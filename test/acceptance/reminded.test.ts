import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issues, type Product, product } from '../support/product.ts'

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(() => it.stop())

/** A form as a browser sends it that runs no script; answers with the page that it leads to. */
async function send(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const reply = await fetch(`${it.origin}${path}`, {
    method: 'POST',
    headers: { origin: it.origin, cookie: 'acting_as=ana' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}

const LATE = 'Nobody has acknowledged this incident.'
const reminders = async () =>
  (await issues(it.as('ana')).comments(1)).filter(({ body }) => body?.includes(LATE))

async function reminded(): Promise<void> {
  while ((await reminders()).length === 0) await wait(200)
}

test('who declares with the form and moves the clock five minutes is reminded, once', async () => {
  const at = await send('/acme/shop/issues/new?template=incident.yml', {
    title: 'Checkout fails',
    'form.impact': 'Complete loss',
    'form.spread': 'Widespread',
  })
  await it.settled()
  expect(await reminders()).toEqual([])
  expect(await send('/sandbox/clock', { step: '5 min', back: at })).toBe(at)
  await reminded()
  const page = await (await fetch(`${it.origin}${at}`)).text()
  expect(page).toContain(LATE)
  // The App asks its timers each second: it has by then asked them again.
  await wait(2_500)
  await it.settled()
  expect(await reminders()).toHaveLength(1)
})

test('what the box sent is told with its answer, in whole milliseconds', async () => {
  const text = await (await fetch(`${it.origin}/sandbox`)).text()
  expect(text).toMatch(/<td>issues\.opened<\/td><td>20\d OK<\/td><td>\d+ ms<\/td>/)
  expect(text).not.toMatch(/\d\.\d+ ms/)
})
