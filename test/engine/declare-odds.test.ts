import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../src/domain/instant.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import { githubClaims } from '../../src/github/claims.ts'
import type { Octokit } from '../../src/github/client.ts'
import { openStore } from '../../src/store/open-store.ts'
import { AT, declares, heard, incidents } from '../support/alerts.ts'
import { type Story, story } from '../support/story.ts'

const OPEN = { method: 'POST', route: '/repos/{owner}/{repo}/issues' } as const

/** What outlives every process of an App. */
function ledgerOf(play: Story) {
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: play.now() })
  const delivery = { id: 'a', event: 'x', lane: 'l', installation: 1, body: Buffer.from('') }
  store.accept([delivery], play.now())
  const lease = store.claim(play.now(), new Set())
  if (lease === null) throw new Error('nothing to claim')
  return () => {
    store.renew(lease, play.now())
    return store.ledger(lease, 'alerts')
  }
}

const claimsOf = (play: Story, run: string) =>
  githubClaims(play.bot as unknown as Octokit, AT, { now: play.now, run })

test.each(['lost', 'bad-gateway'] as const)(
  'an opening whose answer is %s after it was done is found, and not done again',
  async (after) => {
    const play = story()
    const ledger = ledgerOf(play)
    play.sandbox.lags.set({ lists: 15_000 })
    play.sandbox.faults.queue({ ...OPEN, after })
    expect((await declares(play, heard(), { ledger: ledger() })).placed.kind).toBe('failed')
    expect((await declares(play, heard(), { ledger: ledger() })).placed.kind).toBe('waits')
    play.minutes(1)
    expect((await declares(play, heard(), { ledger: ledger() })).placed).toMatchObject({
      kind: 'told',
      number: 1,
    })
    expect(await incidents(play)).toHaveLength(1)
  },
)

test('an opening that GitHub never heard of is done as soon as that is certain', async () => {
  const play = story()
  const ledger = ledgerOf(play)
  play.sandbox.faults.queue({ ...OPEN, before: 'lost' })
  expect((await declares(play, heard(), { ledger: ledger() })).placed.kind).toBe('failed')
  play.pass(50_000)
  expect((await declares(play, heard(), { ledger: ledger() })).placed.kind).toBe('waits')
  play.pass(11_000)
  expect((await declares(play, heard(), { ledger: ledger() })).placed.kind).toBe('opened')
  expect(await incidents(play)).toHaveLength(1)
})

test('while lists lag, the store knows what was opened', async () => {
  const play = story()
  const ledger = ledgerOf(play)
  await declares(play, heard(), { ledger: ledger() })
  play.sandbox.lags.set({ lists: 5 * MINUTE_MS, labels: 5 * MINUTE_MS })
  play.pass(1_000)
  const { placed } = await declares(play, heard({ key: 'other' }), { ledger: ledger() })
  expect(placed.kind).toBe('opened')
  const again = await declares(play, heard({ key: 'other' }), { ledger: ledger() })
  expect(again.placed).toMatchObject({ kind: 'told', number: 2 })
  expect(await incidents(play)).toHaveLength(1)
  play.sandbox.lags.clear()
  expect(await incidents(play)).toHaveLength(2)
})

test('of two runs without a store one opens the incident, and the other tells it', async () => {
  const play = story()
  const [one, other] = await Promise.all([
    declares(play, heard(), { claims: claimsOf(play, 'one') }),
    declares(play, heard(), { claims: claimsOf(play, 'other') }),
  ])
  const kinds = [one.placed.kind, other.placed.kind].sort()
  expect(kinds).toEqual(['opened', 'waits'])
  const later = await declares(play, heard(), { claims: claimsOf(play, 'other') })
  expect(later.placed).toMatchObject({ kind: 'told', number: 1 })
  expect(await incidents(play)).toHaveLength(1)
  expect(Object.keys(play.seeded.repository.refs).join()).not.toContain('sitrep/claim/')
})

test('while lists lag, the claim stays until they show what was opened', async () => {
  const play = story()
  play.sandbox.lags.set({ lists: 30_000, labels: 30_000 })
  await declares(play, heard(), { claims: claimsOf(play, 'one') })
  const other = await declares(play, heard(), { claims: claimsOf(play, 'other') })
  expect(other.placed.kind).toBe('waits')
  play.minutes(1)
  const later = await declares(play, heard(), { claims: claimsOf(play, 'other') })
  expect(later.placed).toMatchObject({ kind: 'told', number: 1 })
})

test('a process that dies between issue and card leaves all to the next look', async () => {
  const play = story()
  play.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues/{issue_number}/labels',
    before: 'lost',
    times: 1,
  })
  const { converged } = await declares(play, heard())
  expect(await play.card(1)).toBe('')
  expect(converged[0]?.done.applied.at(-1)?.result).toBe('failed')
  await play.look(1)
  expect(await play.card(1)).toContain('alertmanager: firing since')
  expect((await play.issue(1)).labels).toContain('sev1')
  expect((await play.look(1)).effects).toEqual([])
})

test('twice and late, it comes out the same', async () => {
  const play = story()
  await declares(play, heard())
  const { effects } = await play.look(1)
  expect(effects).toEqual([])
  const card = await play.card(1)
  play.minutes(3)
  await play.look(1)
  expect(await play.card(1)).toBe(card)
})
