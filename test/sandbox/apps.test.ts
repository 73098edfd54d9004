import { createHmac, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import { freshKeyPair } from '../../src/sandbox/actions/apps.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

const open: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  for (const { close } of open.splice(0)) await close()
})

interface Heard {
  readonly event: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
}

/** Somebody who listens for webhooks, answering each with the next status. */
async function receiver(statuses: number[] = []) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const event = String(request.headers['x-github-event'])
    heard.push({ event, headers: request.headers, bytes: await buffer(request) })
    response.writeHead(statuses.shift() ?? 200).end('thanks')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  return { heard, url }
}

async function begin(options: Parameters<typeof start>[0] = {}): Promise<Started> {
  const box = await start(options)
  open.push(box)
  return box
}

describe('an App', () => {
  test('signs in with its key, finds its installation and acts as its bot', async () => {
    const box = await begin()
    const key = box.asApp()
    expect((await key.rest.apps.getAuthenticated()).data).toMatchObject({ slug: 'sitrep' })
    expect((await key.rest.apps.getRepoInstallation(SHOP)).data.id).toBe(box.seeded.installation.id)
    const app = await box.asBot()
    const { data } = await app.rest.issues.create({ ...SHOP, title: 'By a bot' })
    expect(data.user).toMatchObject({ login: 'sitrep[bot]', type: 'Bot' })
    expect(data.performed_via_github_app).toMatchObject({ slug: 'sitrep' })
    const { data: reach } = await app.rest.apps.listReposAccessibleToInstallation()
    expect(reach).toMatchObject({ total_count: 1, repositories: [{ full_name: 'acme/shop' }] })
  })

  test('has the key that it is given, else one of its own', () => {
    const app = { slug: 'sitrep', permissions: {}, events: [] }
    const keyOf = (given: object) =>
      seed(createSandbox().world, { app: { ...app, ...given } }).app.privateKey
    const keyPair = freshKeyPair()
    expect(keyOf({ keyPair })).toBe(keyPair.privateKey)
    expect(keyOf({})).not.toBe(keyOf({}))
  })

  test('with somebody else’s key is nobody', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const app = (await begin()).asApp(privateKey)
    expect(await statusOf(app.rest.apps.getAuthenticated())).toBe(401)
  })

  test('without the permission is told which one it lacks', async () => {
    const box = await begin({ app: { permissions: { issues: 'read', contents: 'read' } } })
    const request = (await box.asBot()).rest.issues.create({ ...SHOP, title: 'x' })
    await expect(request).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-accepted-github-permissions': 'issues=write' } },
    })
  })

  test('does not see a private repository that it is not installed on', async () => {
    const box = await begin({ seed: { private: true } })
    const bot = await box.asBot()
    expect(await statusOf(bot.rest.repos.get(SHOP))).toBe(200)
    box.seeded.installation.repositoryIds = []
    expect(await statusOf(bot.rest.repos.get(SHOP))).toBe(404)
    expect(await statusOf(box.as('eve').rest.repos.get(SHOP))).toBe(404)
  })

  test('has tokens that end after an hour of the host’s clock', async () => {
    let now = Date.now()
    const box = await begin({ sandbox: { now: () => now as never } })
    const { rest } = await box.asBot()
    expect(await statusOf(rest.repos.get(SHOP))).toBe(200)
    now += 3_600_000
    expect(await statusOf(rest.repos.get(SHOP))).toBe(401)
  })
})

describe('webhooks', () => {
  test('are signed over the exact bytes, in order, with the headers of GitHub', async () => {
    const { heard, url } = await receiver()
    const box = await begin({ app: { webhookUrl: url, webhookSecret: 'hush' } })
    const made = await box.as('ana').rest.issues.create({ ...SHOP, title: 'x', labels: ['bug'] })
    const issue = { ...SHOP, issue_number: made.data.number }
    const said = await box.as('ben').rest.issues.createComment({ ...issue, body: '/ack' })
    await box.as('ben').rest.issues.updateComment({ ...SHOP, comment_id: said.data.id, body: 'no' })
    await box.sandbox.settled()
    const payloads = heard.map(({ bytes }) => JSON.parse(bytes.toString()))
    const told = heard.map(({ event }, at) => `${event}.${payloads[at].action}`)
    const happened = told.filter((name) => /^issue/.test(name))
    expect(happened).toEqual([
      'issues.opened',
      'issues.labeled',
      'issue_comment.created',
      'issue_comment.edited',
    ])
    expect(payloads.at(-1)).toMatchObject({
      changes: { body: { from: '/ack' } },
      installation: { id: box.seeded.installation.id },
      organization: { login: 'acme' },
      repository: { full_name: 'acme/shop' },
      sender: { login: 'ben' },
    })
    for (const { headers, bytes } of heard) {
      const digest = createHmac('sha256', 'hush').update(bytes).digest('hex')
      expect(headers['x-hub-signature-256']).toBe(`sha256=${digest}`)
      expect(headers['x-github-delivery']).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
      expect(headers['user-agent']).toMatch(/^GitHub-Hookshot\//)
      expect(headers['x-github-hook-installation-target-type']).toBe('integration')
    }
    expect(new Set(heard.map(({ headers }) => headers['x-github-delivery'])).size).toBe(
      heard.length,
    )
  })

  test('the writes of the App itself come back with the bot as sender', async () => {
    const { heard, url } = await receiver()
    const box = await begin({ app: { webhookUrl: url } })
    await (await box.asBot()).rest.issues.create({ ...SHOP, title: 'By a bot' })
    await box.sandbox.settled()
    const last = JSON.parse(heard.at(-1)?.bytes.toString() ?? '{}')
    expect(last).toMatchObject({ action: 'opened', sender: { login: 'sitrep[bot]', type: 'Bot' } })
  })

  test('are not sent for events that the App did not ask for, but the installation is', async () => {
    const { heard, url } = await receiver()
    const box = await begin({ app: { webhookUrl: url, events: ['issue_comment'] } })
    await box.as('ana').rest.issues.create({ ...SHOP, title: 'x' })
    await box.sandbox.settled()
    expect(heard.map(({ event }) => event)).toEqual(['installation'])
  })

  test('a delivery that failed stays in the log and is sent again with its id', async () => {
    const { heard, url } = await receiver([200, 500])
    const box = await begin({ app: { webhookUrl: url, events: ['issues'] } })
    await box.as('ana').rest.issues.create({ ...SHOP, title: 'x' })
    await box.sandbox.settled()
    const app = box.asApp()
    const { data: log } = await app.rest.apps.listWebhookDeliveries()
    expect(log[0]).toMatchObject({ event: 'issues', status_code: 500, redelivery: false })
    const delivery_id = log[0]?.id ?? 0
    expect((await app.rest.apps.redeliverWebhookDelivery({ delivery_id })).status).toBe(202)
    await box.sandbox.settled()
    expect(heard[2]?.headers['x-github-delivery']).toBe(heard[1]?.headers['x-github-delivery'])
    expect(heard[2]?.bytes.equals(heard[1]?.bytes ?? Buffer.alloc(0))).toBe(true)
    const { data: after } = await app.rest.apps.listWebhookDeliveries()
    expect(after[0]).toMatchObject({ status: 'OK', redelivery: true })
  })
})
