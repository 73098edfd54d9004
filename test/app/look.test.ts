import { afterEach, beforeEach, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { type Entrance, entrance } from '../support/entrance.ts'

let box: Started
let door: Entrance
beforeEach(async () => {
  box = await start()
})
afterEach(async () => {
  await door.close()
  await box.close()
})

/** An incident of which an App with these options has just been told, and what was said of it. */
async function looked(readOnly: boolean): Promise<number> {
  door = await entrance(box, { readOnly, now: () => box.sandbox.world.now() })
  await door.app.sweep()
  box.seeded.app.webhookUrl = `${door.url}/api/github/webhooks`
  const issue = { ...SHOP, title: 'Checkout fails', body: '/sev 1', labels: ['incident'] }
  const { data } = await box.as('ana').rest.issues.create(issue)
  await settled()
  return data.number
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await box.sandbox.settled()
    await door.app.idle()
  }
}

async function written(number: number): Promise<{ comments: number; labels: readonly string[] }> {
  const at = { ...SHOP, issue_number: number }
  const { data } = await box.as('ana').rest.issues.get(at)
  const labels = data.labels.map((one) => (typeof one === 'string' ? one : (one.name ?? '')))
  return { comments: data.comments, labels }
}

test('a look writes what is missing, and says of it only kinds', async () => {
  const number = await looked(false)
  expect(await written(number)).toMatchObject({ comments: 1 })
  const [line = ''] = door.log().filter((one) => one.includes('"msg":"converged"'))
  expect(JSON.parse(line)).toMatchObject({
    incident: `acme/shop#${number}`,
    effects: expect.arrayContaining(['label.add', 'card.create']),
  })
})

test('read-only writes nothing and says what it would have written', async () => {
  const number = await looked(true)
  expect(await written(number)).toEqual({ comments: 0, labels: ['incident'] })
  const [line = ''] = door.log().filter((one) => one.includes('read only: would have converged'))
  expect(JSON.parse(line)['effects']).toContain('card.create')
  const writes = Object.keys(box.sandbox.requests().requests).filter(
    (one) => !one.startsWith('GET '),
  )
  expect(
    writes.filter(
      (one) => !/access_tokens|graphql|POST \/repos\/\{owner\}\/\{repo\}\/issues$/.test(one),
    ),
  ).toEqual([])
})

test('the webhooks of what we wrote ourselves cost no request', async () => {
  await looked(false)
  const page = await (await fetch(`${door.url}/metrics`)).text()
  const looks = door.log().filter((one) => one.includes('"msg":"converged"'))
  // Several webhooks came back for what was written; a person caused two, of the opening and of its label.
  const [, ignored = '0'] =
    /sitrep_deliveries_total\{admitted="ignored"\} (?<count>\d+)/.exec(page) ?? []
  expect(Number(ignored)).toBeGreaterThan(1)
  expect(looks.length).toBeLessThanOrEqual(2)
})

test('the same delivery again is known and costs no request', async () => {
  const number = await looked(false)
  const payload = {
    action: 'closed',
    installation: { id: box.seeded.installation.id },
    repository: { id: box.seeded.repository.id, name: 'shop', owner: { login: 'acme' } },
    issue: { number },
    sender: { login: 'ana' },
  }
  expect(await door.post('issues', payload, 'guid-1')).toBe(202)
  await door.app.idle()
  const before = box.sandbox.requests().requests
  for (let again = 0; again < 3; again++)
    expect(await door.post('issues', payload, 'guid-1')).toBe(202)
  await door.app.idle()
  expect(box.sandbox.requests().requests).toEqual(before)
  const page = await (await fetch(`${door.url}/metrics`)).text()
  expect(page).toContain('sitrep_deliveries_total{admitted="known"} 3')
})
