import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { type Entrance, entrance } from '../support/entrance.ts'
import { EXAMPLES, type Example, type Payload } from '../support/examples.ts'

let box: Started
let door: Entrance
let number: number

beforeAll(async () => {
  box = await start()
  door = await entrance(box)
  const issue = { ...SHOP, title: 'Checkout is slow', body: 'since noon' }
  number = (await box.as('ana').rest.issues.create(issue)).data.number
})
afterAll(async () => {
  await door.close()
  await box.close()
})

const HEARD = new Set(['issues', 'issue_comment', 'installation', 'installation_repositories'])
const bases = () => EXAMPLES.filter(({ event }) => HEARD.has(event)).map(moved)

/** The same, as if it had happened on an issue of the box, with a comment that holds a command. */
function moved({ event, payload }: Example): Example {
  const repository = { id: box.seeded.repository.id, name: SHOP.repo, owner: { login: SHOP.owner } }
  const { issue, comment } = payload
  const told = {
    ...payload,
    installation: { id: box.seeded.installation.id, repository_selection: 'selected' },
    ...(event.startsWith('issue') ? { repository } : {}),
    ...(issue === undefined ? {} : { issue: { ...issue, number, pull_request: null } }),
    ...(comment === undefined ? {} : { comment: { ...comment, body: '/ack' } }),
  }
  return { event, payload: told }
}

/** Every field of a payload that we use. */
const USED = [
  'action',
  'installation',
  'installation.id',
  'installation.repository_selection',
  'sender',
  'sender.login',
  'repository',
  'repository.id',
  'repository.name',
  'repository.owner',
  'repository.owner.login',
  'issue',
  'issue.number',
  'issue.body',
  'issue.labels',
  'issue.pull_request',
  'issue.user',
  'comment',
  'comment.id',
  'comment.body',
  'comment.user',
  'comment.user.login',
  'comment.performed_via_github_app',
  'repositories',
  'repositories_added',
] as const

/** None of them is a name or number that GitHub could have sent in that place. */
const WRONG = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  [],
  [null],
  [[]],
  [{}],
  {},
  { id: {}, login: [], length: 3 },
  { id: null, login: null, number: null, body: null },
] as const

interface Change {
  readonly path: string
  readonly to: unknown
}

const changes = fc.array(
  fc.record({ path: fc.constantFrom(...USED), to: fc.constantFrom(...WRONG) }),
  { minLength: 1, maxLength: 3 },
)

const isObject = (value: unknown): value is Payload => typeof value === 'object' && value !== null

/** `undefined` takes the field away. What is not there on the way is left so. */
function changed(value: unknown, [name = '', ...rest]: readonly string[], to: unknown): unknown {
  if (!isObject(value)) return value
  return { ...value, [name]: rest.length === 0 ? to : changed(value[name], rest, to) }
}

const mutated = (payload: Payload, all: readonly Change[]): unknown =>
  all.reduce<unknown>((now, { path, to }) => changed(now, path.split('.'), to), payload)

const errors = () => door.log().filter((line) => /"level":"(?:error|fatal)"/.test(line))

test('whatever field is missing or of another kind, a delivery is answered and none is tried again', async () => {
  const cases = fc.record({ at: fc.nat(), changes })
  await fc.assert(
    fc.asyncProperty(cases, async ({ at, changes: all }) => {
      const known = bases()
      const base = known[at % known.length]
      if (base === undefined) return
      expect(await door.post(base.event, mutated(base.payload, all))).toBe(202)
    }),
    { numRuns: 500 },
  )
  await door.app.idle()
  expect(errors()).toEqual([])
  expect(door.log().join('')).not.toContain('tried again later')
})

const GHOST = { login: 'ghost', id: 10_137, type: 'User' }
const gone = (name: string) => (payload: Payload) => ({ ...payload, [name]: undefined })

test.each<readonly [string, (payload: Payload) => object]>([
  [
    'nobody as author',
    (payload) => ({ ...payload, issue: { ...(payload['issue'] as object), user: null } }),
  ],
  ['a sender whose account is gone', (payload) => ({ ...payload, sender: GHOST })],
  ['no sender', gone('sender')],
  ['no repository', gone('repository')],
  ['no installation', gone('installation')],
  ['no issue', gone('issue')],
  ['no action', gone('action')],
  ['an action of tomorrow', (payload) => ({ ...payload, action: 'teleported' })],
])('an event with %s is answered, and nothing goes wrong', async (_, change) => {
  for (const { event, payload } of bases())
    expect(await door.post(event, change(payload))).toBe(202)
  await door.app.idle()
  expect(errors()).toEqual([])
  expect(door.log().join('')).not.toContain('tried again later')
})

test.each(['an_event_of_tomorrow', 'projects_v3', 'error', 'constructor'])(
  'the event %s is answered and left alone',
  async (event) => {
    expect(await door.post(event, { action: 'opened', issue: 7 })).toBe(202)
    await door.app.idle()
    expect(errors()).toEqual([])
  },
)

test.each([null, 7, 'text', [], [{}]])('%j is no event', async (payload) => {
  expect(await door.post('issues', payload)).toBe(400)
})
