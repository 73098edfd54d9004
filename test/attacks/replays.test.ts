import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type Besieged, besieged } from './besieged.ts'

let it: Besieged
/** In a lane of its own, since what fails is tried again before what came behind it. */
const ELSEWHERE = { id: 5_555_555, name: 'shop', owner: { login: 'acme' } }

beforeAll(async () => {
  it = await besieged()
})
afterAll(() => it.close())

const say = async (login: string, body: string) => {
  const made = await it.box
    .as(login)
    .rest.issues.createComment({ ...SHOP, issue_number: it.number, body })
  await it.calm()
  return made.data.id
}

const issue = async () =>
  (await it.box.as('ana').rest.issues.get({ ...SHOP, issue_number: it.number })).data

/** What is delivered is signed well, whoever has captured or made it up; GitHub is not written to. */
async function unwritten(payload: object, event = 'issue_comment', id?: string): Promise<void> {
  const before = it.writes()
  const given = id === undefined ? { event } : { event, id }
  expect(await it.bring(JSON.stringify(payload), given)).toBe(202)
  expect(it.writes()).toBe(before)
}

test('a captured delivery runs nothing again, under a new id or its own', async () => {
  const id = await say('ana', '/resolve')
  expect((await issue()).labels).toContainEqual(
    expect.objectContaining({ name: 'status: resolved' }),
  )
  await say('ana', '/reopen it is back')
  const captured = it.comment(id, '/resolve')
  for (const name of ['new-1', 'new-2', 'new-1', undefined])
    await unwritten(captured, 'issue_comment', name)
  expect((await issue()).labels).toContainEqual(
    expect.objectContaining({ name: 'status: investigating' }),
  )
})

test('a delivery from before the comment was deleted runs nothing', async () => {
  const id = await say('ana', 'Nothing to run here.')
  await it.box.as('ana').rest.issues.deleteComment({ ...SHOP, comment_id: id })
  await it.calm()
  await unwritten(it.comment(id, '/cancel it was nothing'))
})

test.each([
  ['says that a comment holds a command which it does not', () => it.comment(77, '/cancel')],
  ['says that another has said it', () => it.comment(77, '/cancel', { sender: { login: 'eve' } })],
  [
    'says that the issue is closed',
    () => it.comment(77, '/ack', { issue: { number: it.number, state: 'closed' } }),
  ],
  ['names an issue that is not there', () => it.comment(77, '/ack', { issue: { number: 4_711 } })],
  [
    'names a pull request for an issue',
    () => it.comment(77, '/cancel', { issue: { number: it.number, pull_request: {} } }),
  ],
  [
    'names an installation that is not ours',
    () => it.comment(77, '/cancel', { installation: { id: 987_654 }, repository: ELSEWHERE }),
  ],
  [
    'names a repository of somebody else',
    () =>
      it.comment(77, '/cancel', {
        repository: { ...ELSEWHERE, name: 'vault', owner: { login: 'globex' } },
      }),
  ],
  [
    'names a repository by a path',
    () =>
      it.comment(77, '/cancel', {
        repository: { ...ELSEWHERE, name: '../../orgs', owner: { login: 'acme/shop' } },
      }),
  ],
])('a signed delivery that %s leads to nothing', async (_, payload) => {
  await unwritten(payload())
  expect((await issue()).state).toBe('open')
})

test.each([
  ['installation', { action: 'deleted', installation: { id: 987_654 } }],
  [
    'installation',
    {
      action: 'created',
      installation: { id: 987_654 },
      repositories: [{ full_name: 'globex/vault' }],
    },
  ],
  [
    'installation_repositories',
    {
      action: 'added',
      installation: { id: 987_654 },
      repositories_added: [{ full_name: 'acme/shop' }],
    },
  ],
])('an %s of another App leads to nothing', async (event, payload) => {
  await unwritten({ ...payload, sender: { login: 'ana' } }, event)
})

test('after all of that a person is heard as before', async () => {
  await say('ana', '/sev 1')
  expect((await issue()).labels).toContainEqual(expect.objectContaining({ name: 'sev1' }))
})
