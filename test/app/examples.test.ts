import { afterEach, beforeEach, expect, test } from 'vitest'
import { propose } from '../sandbox/branches.ts'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { type Entrance, entrance } from '../support/entrance.ts'
import { EXAMPLES, type Example } from '../support/examples.ts'

let box: Started
let door: Entrance
let request: number

beforeEach(async () => {
  box = await start()
  request = await propose(box, { branch: 'code', files: { 'src/a.ts': '1' } })
  door = await entrance(box)
  await door.app.sweep()
  await forget()
})
afterEach(async () => {
  await door.close()
  await box.close()
})

const forget = () => fetch(`${box.server.origin}/_sandbox/requests`, { method: 'DELETE' })
const errors = () => door.log().filter((line) => /"level":"(?:error|fatal)"/.test(line))
const asked = () => Object.keys(box.sandbox.requests().requests).sort()
const HEARD = [
  'issues',
  'issue_comment',
  'pull_request',
  'push',
  'check_run',
  'check_suite',
  'deployment_status',
  'installation',
  'installation_repositories',
]
/** What asks and does not write. */
const READS = ['POST /app/installations/{installation_id}/access_tokens', 'POST /graphql']
const writes = () => asked().filter((route) => !route.startsWith('GET ') && !READS.includes(route))

/** The same, as if it had happened on an issue of the box, or on its pull request. */
function moved({ event, payload }: Example, number: number): Example {
  const { repository, issue, installation, pull_request: pull } = payload
  return {
    event,
    payload: {
      ...payload,
      installation: { ...(installation as object), id: box.seeded.installation.id },
      repository: {
        ...(repository as object),
        id: box.seeded.repository.id,
        name: SHOP.repo,
        owner: { login: SHOP.owner },
      },
      ...(issue === undefined ? {} : { issue: { ...issue, number } }),
      ...(pull === undefined ? {} : { pull_request: { ...pull, number: request } }),
    },
  }
}

async function plainIssue(labels: readonly string[] = []): Promise<number> {
  const issue = { ...SHOP, title: 'Checkout is slow', body: 'since noon', labels: [...labels] }
  return (await box.as('ana').rest.issues.create(issue)).data.number
}

async function postAll(examples: readonly Example[]): Promise<void> {
  for (const { event, payload } of examples) expect(await door.post(event, payload)).toBe(202)
}

test('every official example is answered, and none goes wrong', async () => {
  expect(EXAMPLES.length).toBeGreaterThan(300)
  expect(EXAMPLES.map(({ event }) => event)).toEqual(expect.arrayContaining(HEARD))
  await postAll(EXAMPLES)
  expect(errors()).toEqual([])
})

test('what nobody listens to asks nothing of GitHub, wherever it happens', async () => {
  const number = await plainIssue()
  await forget()
  await postAll(
    EXAMPLES.filter(({ event }) => !HEARD.includes(event)).map((one) => moved(one, number)),
  )
  await door.app.idle()
  expect(asked()).toEqual([])
})

test('on an issue that is no incident, the examples only make us look', async () => {
  const number = await plainIssue()
  await forget()
  await postAll(EXAMPLES.map((one) => moved(one, number)))
  await door.app.idle()
  expect(asked()).toEqual([
    // Two of them tell of a new installation.
    'GET /installation/repositories',
    'GET /repos/{owner}/{repo}',
    // What proves an action item done, since one of them tells of a deployment.
    'GET /repos/{owner}/{repo}/contents/{path}',
    'GET /repos/{owner}/{repo}/pulls',
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    'POST /graphql',
  ])
  expect(errors()).toEqual([])
})

test('on an incident that is where it should be, the examples change nothing', async () => {
  const number = await plainIssue(['incident', 'sev2'])
  await postAll([told('labeled', number)])
  await door.app.idle()
  expect(writes()).not.toEqual([])
  await forget()
  await postAll(EXAMPLES.map((one) => moved(one, number)))
  await door.app.idle()
  expect(asked()).toContain('POST /graphql')
  expect(writes()).toEqual([])
  expect(errors()).toEqual([])
})

function told(action: string, number: number): Example {
  const example = EXAMPLES.find(
    ({ event, payload }) => event === 'issues' && payload['action'] === action,
  )
  if (example === undefined) throw new Error(`there is no example of ${action}`)
  return moved(example, number)
}
