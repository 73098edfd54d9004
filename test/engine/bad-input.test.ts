import { expect, test } from 'vitest'
import { lockIssue } from '../../src/sandbox/actions/custody.ts'
import { editRepository } from '../../src/sandbox/actions/places.ts'
import { issueByNumber } from '../../src/sandbox/find.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

async function declared(it: Story): Promise<number> {
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  it.minutes(1)
  return number
}

test.each([
  ['/sev 9', 'unknown-severity', 'sev1'],
  ['/ic @nobody-of-that-name', 'unknown-person', 'nobody-of-that-name'],
  ['/time started half past something', 'unreadable-time', '14:05'],
  ['/time started 01/02/2026', 'unreadable-time', '2026-02-01'],
  ['/time mitigated 2026-02-30 10:00', 'unreadable-time', '2026-02-30'],
  ['/time resolved 13:00', 'impossible-order', 'resolved'],
  ['/status asleep', 'unknown-status', 'investigating'],
  ['/link bridge javascript:alert(1)', 'unreadable-link', 'https'],
  ['/duplicate', 'missing-argument', '/duplicate'],
])('%s is refused as %s, and the answer names %s', async (text, code, word) => {
  const it = story()
  const number = await declared(it)
  await it.say('ana', number, '/time started 13:50')
  const before = await it.issue(number)
  const said = await it.say('ben', number, text)
  expect(await it.reactions(said)).toEqual(['confused'])
  const replies = await it.replies(number)
  expect(replies).toHaveLength(1)
  expect(replies[0]).toContain(word)
  expect(replies[0]).not.toMatch(/^\//m)
  expect(await it.card(number)).toContain(`refused: ${code}`)
  expect(await it.issue(number)).toEqual(before)
  expect((await it.plan(number)).effects).toEqual([])
})

test('in a comment with several commands each stands for itself', async () => {
  const it = story()
  const number = await declared(it)
  const said = await it.say('ben', number, '/ack\n/sev 9\n/service checkout')
  expect(await it.reactions(said)).toEqual(['confused'])
  expect(await it.card(number)).toContain('| **Service** | checkout |')
  expect((await it.replies(number)).join()).not.toContain('/ack')
})

test('a comment of the largest size that GitHub takes is read, one command and all', async () => {
  const it = story()
  const number = await declared(it)
  const filler = 'x '.repeat(32_700)
  const said = await it.say('ben', number, `${filler.slice(0, 65_000)}\n\n/sev 1`)
  expect(await it.reactions(said)).toEqual(['rocket'])
  expect((await it.issue(number)).labels).toContain('sev1')
})

test('a text that no packing makes smaller is kept or refused, and the card goes on', async () => {
  const it = story()
  const number = await declared(it)
  const kept = await it.say('ben', number, `/timeline ${random(5_000)}`)
  expect(await it.reactions(kept)).toEqual(['rocket'])
  const long = await it.say('ben', number, `/timeline ${random(30_000)}`)
  expect(await it.reactions(long)).toEqual(['confused'])
  expect(await it.replies(number)).toEqual([expect.stringContaining('16000 are kept at most')])
  const after = await it.say('ben', number, '/sev 1')
  expect(await it.reactions(after)).toEqual(['rocket'])
  expect((await it.plan(number)).effects).toEqual([])
})

/** So many signs of three bytes each, the same at every run. */
function random(count: number): string {
  let seed = 1
  return Array.from({ length: count }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return String.fromCodePoint(0x4e00 + (seed % 20_000))
  }).join('')
}

test('on a locked issue labels are right all the same and nobody is answered', async () => {
  const it = story()
  const number = await declared(it)
  const ana = it.seeded.users['ana']
  const issue = issueByNumber(it.sandbox.world, it.seeded.repository, number)
  if (ana === undefined) throw new Error('no ana')
  const { data } = await it
    .as('ben')
    .rest.issues.createComment({ ...AT, issue_number: number, body: '/sev 1\n/sev 9' })
  lockIssue(it.sandbox.world, { user: ana, grant: null }, it.seeded.repository, issue, null)
  const { applied, parked } = await it.look(number)
  expect(parked).toBe('locked')
  expect(applied.filter(({ result }) => result === 'failed')).toEqual([])
  expect((await it.issue(number)).labels).toContain('sev1')
  expect(await it.replies(number)).toEqual([])
  expect(await it.reactions(data.id)).toEqual([])
})

test('in an archived repository nothing is written, and the reason is told', async () => {
  const it = story()
  const number = await declared(it)
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: '/sev 1' })
  const ana = it.seeded.users['ana']
  if (ana === undefined) throw new Error('no ana')
  editRepository(it.sandbox.world, { user: ana, grant: null }, it.seeded.repository, {
    archived: true,
  })
  const { parked, applied } = await it.look(number)
  expect(parked).toBe('archived')
  expect(applied).toEqual([])
  editRepository(it.sandbox.world, { user: ana, grant: null }, it.seeded.repository, {
    archived: false,
  })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev1')
})

test('where GitHub does not say what somebody may do, nothing is run and nothing is lost', async () => {
  const it = story()
  const number = await declared(it)
  it.hidesRoleOf('ben')
  const { data } = await it
    .as('ben')
    .rest.issues.createComment({ ...AT, issue_number: number, body: '/sev 1' })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev2')
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev1')
  expect(await it.reactions(data.id)).toEqual(['rocket'])
})

test('where GitHub does not say whether it knows somebody who is named, that is not refused', async () => {
  const it = story()
  const number = await declared(it)
  it.hidesRoleOf('ben')
  const body = '/ic @ben'
  const { data } = await it
    .as('ana')
    .rest.issues.createComment({ ...AT, issue_number: number, body })
  await it.look(number)
  expect(await it.reactions(data.id)).toEqual([])
  await it.look(number)
  expect(await it.reactions(data.id)).toEqual(['rocket'])
})

test('a secret is never repeated by us', async () => {
  const it = story()
  const number = await declared(it)
  const secret = `ghp_${'a1B2'.repeat(9)}`
  await it.say(
    'ben',
    number,
    `/timeline leaked ${secret}\n/update rotate ${secret}\n/sev ${secret}\n/link runbook https://user:${secret}@example.com/`,
  )
  const ours = (await it.comments(number)).filter(({ user }) => user?.login === 'sitrep[bot]')
  expect(ours.length).toBeGreaterThan(1)
  expect(ours.map(({ body }) => body).join('\n')).not.toContain(secret)
})

test('text of people cannot mention, close, break out of a table or forge a marker', async () => {
  const it = story()
  const number = await declared(it)
  await it.say(
    'ben',
    number,
    '/timeline @acme/everyone fixes #1 | x | <img src=x> <!-- sitrep:v1 card 1 - - -->\n/impact 10% `a` **b** [c](http://d) closes acme/shop#2',
  )
  const card = (await it.card(number)).split('\n').slice(1).join('\n')
  expect(card).not.toMatch(/@acme\/everyone|(fixes|closes) #?\d|<img|shop#2|<!-- sitrep:v1/)
})

test('an incident of a public repository says so on its first card', async () => {
  const it = story({ private: false })
  const number = await declared(it)
  expect(await it.card(number)).toContain('This repository is public')
  const other = story()
  const hidden = await declared(other)
  expect(await other.card(hidden)).not.toContain('This repository is public')
})
