import { expect, test } from 'vitest'
import { bodyReader } from '../../src/app/body.ts'
import { type DoorOptions, door } from '../../src/app/door.ts'
import type { Store } from '../../src/store/store.ts'
import { at, claimed, newStore } from '../store/support.ts'

const ME = 'sitrep[bot]'
const APP = 12

/** Whether each delivery was taken, and what became known of it. */
function opened(options: Partial<DoorOptions> = {}, store: Store = newStore('memory')) {
  const told: string[] = []
  const intake = door({
    secret: 'a secret of this test',
    appId: APP,
    store,
    readBody: bodyReader(),
    events: new Set(['issues', 'issue_comment', 'installation']),
    now: () => at(0),
    worldNow: () => at(0),
    hands: new Map(),
    me: () => ME,
    admitted: (what) => told.push(what),
    arrived: (installation) => told.push(`arrived ${installation}`),
    refused: () => undefined,
    failed: (error) => told.push(String(error)),
    ...options,
  })
  const bring = async (event: string, payload: object, id = 'one') =>
    intake.accept({ id, event, payload: payload as Readonly<Record<string, unknown>> })
  return { store, told, bring }
}

const WORDS = 'what only the people of this incident may read'
const WHERE = {
  installation: { id: 3 },
  repository: { id: 7, name: 'shop', owner: { login: 'acme' } },
}
const comment = (body: string, more: object = {}) => ({
  ...WHERE,
  action: 'created',
  sender: { login: 'ana' },
  issue: { number: 4, title: WORDS, body: WORDS },
  comment: { id: 9, body, user: { login: 'ana' }, ...more },
})
const CARD = '<!-- sitrep:v1 card 1 - - -->\n\nSEV1'
const ours = { user: { login: ME }, performed_via_github_app: { id: APP } }

function kept(store: Store): readonly string[] {
  store.sort()
  if (store.standing().waiting === 0) return []
  return store.waiting(claimed(store, at(0)), 10).map(({ body }) => body.toString())
}

test('of a command only where and who is kept', async () => {
  const { store, told, bring } = opened()
  expect(await bring('issue_comment', comment(`/ack ${WORDS}`))).toBe(true)
  expect(told).toEqual(['arrived 3'])
  const [body = ''] = kept(store)
  expect(JSON.parse(body)).toEqual({
    ...WHERE,
    action: 'created',
    sender: { login: 'ana' },
    issue: { number: 4 },
    comment: { id: 9, user: { login: 'ana' } },
  })
})

test.each<readonly [string, string, object]>([
  ['talk', 'issue_comment', comment(WORDS)],
  ['what we did ourselves', 'issues', { ...comment(''), action: 'labeled', sender: { login: ME } }],
  ['what names no installation', 'issue_comment', { ...comment('/ack'), installation: null }],
  ['what names no repository', 'issue_comment', { ...comment('/ack'), repository: null }],
  ['what names no issue', 'issue_comment', { ...comment('/ack'), issue: null }],
  ['an installation without a number', 'installation', { action: 'created' }],
])('%s is answered and not kept', async (_, event, payload) => {
  const { store, told, bring } = opened()
  expect(await bring(event, payload)).toBe(true)
  expect(told).toEqual(['ignored'])
  expect(kept(store)).toEqual([])
})

test('of an installation only what was picked is kept', async () => {
  const { store, bring } = opened()
  const repositories = [{ id: 7, full_name: 'acme/shop', description: WORDS }]
  const installation = { id: 3, repository_selection: 'selected', account: { name: WORDS } }
  await bring('installation', { action: 'created', installation, repositories })
  const [body = ''] = kept(store)
  expect(JSON.parse(body)).toEqual({
    action: 'created',
    installation: { id: 3, repository_selection: 'selected' },
    repositories: [{ full_name: 'acme/shop' }],
  })
})

test.each<readonly [string, object, boolean]>([
  ['our own', ours, true],
  ["another App's", { ...ours, performed_via_github_app: { id: 99 } }, false],
  ["a person's who copied our words", { performed_via_github_app: null }, false],
])('a comment that is %s is told from the others', async (_, more, settles) => {
  const store = newStore('memory')
  store.accept(
    [{ id: 'x', event: 'issues', lane: '7#4', installation: 3, body: Buffer.from('{}') }],
    at(0),
  )
  const ledger = store.ledger(claimed(store, at(0)), '7#4')
  expect(ledger.intend('card.1', at(0), at(0))).toEqual({ kind: 'go' })
  const { bring } = opened({}, store)
  await bring('issue_comment', { ...comment(CARD, more), sender: { login: ME } })
  expect(ledger.unknown()).toEqual(settles ? [] : ['card.1'])
})

test('an action item of ours settles what was sent from its incident', async () => {
  const store = newStore('memory')
  store.accept(
    [{ id: 'x', event: 'issues', lane: '7#4', installation: 3, body: Buffer.from('{}') }],
    at(0),
  )
  const ledger = store.ledger(claimed(store, at(0)), '7#4')
  expect(ledger.intend('item.4.add-an-alert', at(0), at(0))).toEqual({ kind: 'go' })
  const { bring } = opened({}, store)
  const body = '<!-- sitrep:v1 action 4.add-an-alert k1 abc -->\nAdd an alert.'
  const issue = { number: 57, body, ...ours }
  await bring('issues', { ...WHERE, action: 'opened', issue, sender: { login: ME } })
  expect(ledger.unknown()).toEqual([])
  expect([...ledger.done()]).toEqual([['item.4.add-an-alert', 57]])
})

const full = () => {
  throw new Error('the disk is full')
}

test.each<readonly [string, Partial<Store>, object]>([
  ['a command', { arrive: full }, comment('/ack')],
  ['an echo of our own', { echo: full }, { ...comment(CARD, ours), sender: { login: ME } }],
])('%s that cannot be stored is not answered as if it were', async (_, broken, payload) => {
  const { told, bring } = opened({}, { ...newStore('memory'), ...broken })
  expect(await bring('issue_comment', payload)).toBe(false)
  expect(told).toEqual(['not stored', 'Error: the disk is full'])
})
