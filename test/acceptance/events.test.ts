import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Product, product } from '../support/product.ts'

let it: Product
let secret: string
beforeAll(async () => {
  it = await product({ LOG_LEVEL: 'trace' })
  const state = (await (await fetch(`${it.origin}/_sandbox/state`)).json()) as {
    readonly apps: Readonly<Record<string, { readonly webhookSecret: string }>>
  }
  secret = Object.values(state.apps)[0]?.webhookSecret ?? ''
})
afterAll(async () => {
  expect(await it.stop()).toBe(0)
})

const WORDS = 'what only the people of this incident may read'

async function deliver(event: string, payload: object): Promise<number> {
  const body = JSON.stringify({ ...payload, WORDS })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-github-delivery': `of-${event}`,
    'x-github-event': event,
    'x-hub-signature-256': `sha256=${signature}`,
  }
  const url = `${it.origin}/api/github/webhooks`
  return (await fetch(url, { method: 'POST', headers, body })).status
}

async function logged(words: string): Promise<void> {
  for (let tries = 0; tries < 200 && !it.log().includes(words); tries++) await wait(50)
  expect(it.log()).toContain(words)
}

test('what nobody listens to is answered and dropped, whatever its name means to others', async () => {
  for (const event of ['error', 'push', 'ping', 'pull_request'])
    expect(await deliver(event, { message: WORDS })).toBe(202)
  // One that is listened to comes after them, so that their time to be logged has passed.
  const nowhere = {
    action: 'closed',
    installation: { id: 999 },
    repository: { id: 1, name: 'gone', owner: { login: 'nobody' } },
    issue: { number: 1, title: WORDS },
  }
  expect(await deliver('issues', nowhere)).toBe(202)
  await logged('tried again later')
  expect(it.log()).toMatch(/"incident":"nobody\/gone#1".*tried again later/)
  expect(it.log()).not.toContain(WORDS)
  expect(it.log()).not.toMatch(/of-(?:error|push|ping|pull_request)/)
})

test('an installation that the payload does not name is answered and left alone', async () => {
  for (const event of ['installation', 'installation_repositories']) {
    const action = event === 'installation' ? 'created' : 'added'
    expect(await deliver(event, { action, repositories: [{ full_name: WORDS }] })).toBe(202)
  }
  await vi.waitFor(async () => {
    const page = await (await fetch(`${it.origin}/metrics`)).text()
    expect(page).toMatch(/sitrep_deliveries_total\{admitted="ignored"\} [2-9]/)
  })
  expect(it.log()).not.toContain('of-installation')
  expect(it.log()).not.toContain(WORDS)
})
