import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { storePath } from '../store/support.ts'
import { type Entrance, entrance } from '../support/entrance.ts'
import { EXAMPLES, type Payload } from '../support/examples.ts'

const KEY = { id: 'k1', secret: 'canary-of-the-signing-key' }
const CANARY = 'canary-of-what-people-wrote'

let box: Started
let path: string
let door: Entrance

beforeEach(async () => {
  path = storePath()
  box = await start()
  door = await entrance(box, { store: path, keys: [KEY] })
  await door.app.sweep()
})
afterEach(async () => {
  await door.close()
  await box.close()
})

/** Every byte that is on the disk. */
const bytes = () =>
  ['', '-wal', '-shm']
    .filter((end) => existsSync(path + end))
    .map((end) => readFileSync(path + end, 'latin1'))
    .join('')

/** Names and texts of people; what stays is what tells where to look, and who did it. */
const PLACES = new Set(['action', 'login', 'event', 'type', 'state', 'repository_selection'])

/** The same with a canary in every text, and on the issue of the box. */
function canaried(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return PLACES.has(name) ? value : `${value} ${CANARY}`
  if (Array.isArray(value)) return value.map((one) => canaried(one, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, canaried(one, key)]))
}

function onIssue(payload: Payload, number: number): Payload {
  const { issue, comment, repositories, repositories_added: added } = payload
  const bare = (list: unknown) => (Array.isArray(list) ? { full_name: 'acme/shop' } : undefined)
  return {
    ...payload,
    installation: { ...(payload['installation'] as object), id: box.seeded.installation.id },
    repository: {
      ...(payload['repository'] as object),
      id: box.seeded.repository.id,
      name: SHOP.repo,
      owner: { login: SHOP.owner },
    },
    ...(issue === undefined
      ? {}
      : { issue: { ...issue, number, body: `/ack ${CANARY}`, pull_request: null } }),
    ...(comment === undefined ? {} : { comment: { ...comment, body: `/ack ${CANARY}` } }),
    ...(repositories === undefined ? {} : { repositories: [bare(repositories)] }),
    ...(added === undefined ? {} : { repositories_added: [bare(added)] }),
  }
}

test('of all that GitHub tells, the store keeps no text of people, neither while it waits nor later', {
  timeout: 120_000,
}, async () => {
  const { data } = await box.as('ana').rest.issues.create({ ...SHOP, title: CANARY, body: CANARY })
  for (const { event, payload } of EXAMPLES) {
    const told = onIssue(canaried(payload) as Payload, data.number)
    expect(await door.post(event, told)).toBe(202)
    expect(bytes()).not.toContain(CANARY)
  }
  await door.app.idle()
  expect(bytes()).toContain('issue_comment')
  expect(bytes()).not.toContain(CANARY)
  expect(door.log().join('')).not.toContain(CANARY)
})

/** Everything that a team says to each other and to us, some of it wrong, on a GitHub that fails now and then. */
async function life(): Promise<void> {
  box.seeded.app.webhookUrl = `${door.url}/api/github/webhooks`
  const { rest } = box.as('ana')
  const body = `/sev 1\n${CANARY}`
  const issue = { ...SHOP, title: CANARY, body, labels: ['incident'] }
  const { data } = await rest.issues.create(issue)
  const settled = async () => {
    for (let turn = 0; turn < 2; turn++) {
      await box.sandbox.settled()
      await door.app.idle()
    }
  }
  await settled()
  const at = { ...SHOP, issue_number: data.number }
  const said = ['/ack', `/update ${CANARY}`, `/sev ${CANARY}`, `/timeline ${CANARY}`, CANARY]
  const { id: installation } = box.seeded.installation
  box.sandbox.faults.queue({ installation, method: 'ANY', route: '*', before: { status: 502 } })
  for (const words of [...said, `/cause ${CANARY}`, '/mitigated', `/resolve ${CANARY}`]) {
    await rest.issues.createComment({ ...at, body: words })
    await settled()
  }
  await rest.issues.update({ ...at, title: `${CANARY} again`, body: CANARY, state: 'open' })
  await settled()
}

test('through a whole life no text of people and no secret is logged or stored', async () => {
  await life()
  const { privateKey, webhookSecret } = box.seeded.app
  const [, pem = ''] = privateKey.split('\n')
  const tokens = Object.values(box.seeded.tokens)
  const secrets = [CANARY, webhookSecret, pem, KEY.secret, ...tokens]
  const log = door.log().join('')
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10)
    expect(log).not.toContain(secret)
    expect(bytes()).not.toContain(secret)
  }
  // Tokens of an installation, what the App signs to get them, and its key in any form.
  expect(`${log}${bytes()}`).not.toMatch(/ghs_|eyJ[\w-]{10}|PRIVATE KEY/)
})

test('each line about a look says which delivery made us look, and at which incident', async () => {
  await life()
  const lines = door.log().map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
  const looks = lines.filter(({ msg }) => msg === 'converged')
  expect(looks.length).toBeGreaterThan(8)
  for (const look of looks)
    expect(look).toMatchObject({
      delivery: expect.stringMatching(/^[\w -]+/),
      incident: expect.stringMatching(/^acme\/shop#\d+$/),
    })
})
