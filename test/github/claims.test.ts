import { expect, test } from 'vitest'
import { CLAIM_STALE_MS, claimBranch, githubClaims, sweepClaims } from '../../src/github/claims.ts'
import type { Octokit } from '../../src/github/client.ts'
import { setRole } from '../../src/sandbox/actions/places.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' }

const claims = (it: Story, run: string, octokit: unknown = it.bot) =>
  githubClaims(octokit as Octokit, AT, { now: it.now, run })

const branches = (it: Story) =>
  Object.keys(it.seeded.repository.refs).filter((ref) => ref.includes('sitrep/claim/'))

/** Answers nothing after the first write of this kind has arrived. */
const deaf = (it: Story, write: string) => ({
  graphql: it.bot.graphql,
  async request(route: string, parameters?: Record<string, unknown>) {
    const answer = await it.bot.request(route, parameters)
    if (route.startsWith(write)) throw new Error('the connection was lost')
    return answer
  },
})

test('a claim has a branch of its kind, whatever its work is called', () => {
  expect(claimBranch('actions', '12')).toBe('sitrep/claim/actions-12')
  const other = claimBranch('report', 'metrics.2026-W47')
  expect(other).toMatch(/^sitrep\/claim\/report-[0-9a-f]{16}$/)
  expect(claimBranch('report', 'metrics.2026-W48')).not.toBe(other)
})

test('of two runs one gets it, and the other once it is given back', async () => {
  const it = story()
  const [one, two] = await Promise.all([
    claims(it, 'one').take('actions', '7'),
    claims(it, 'two').take('actions', '7'),
  ])
  expect([one.kind, two.kind].sort()).toEqual(['ours', 'theirs'])
  const [won, lost] = one.kind === 'ours' ? [one, two] : [two, one]
  expect(lost).toEqual({ kind: 'theirs', until: it.now() + CLAIM_STALE_MS })
  expect(branches(it)).toEqual(['refs/heads/sitrep/claim/actions-7'])
  if (won.kind === 'ours') await won.release()
  expect(branches(it)).toEqual([])
  expect((await claims(it, 'two').take('actions', '7')).kind).toBe('ours')
})

test('it holds no file of its own, and names the run', async () => {
  const it = story()
  await claims(it, 'https://github.test/acme/shop/actions/runs/9').take(
    'report',
    'metrics.2026-W47',
  )
  const [ref = ''] = branches(it)
  const { git, refs } = it.seeded.repository
  const [claim, head] = [git.commits[refs[ref] ?? ''], git.commits[refs['refs/heads/main'] ?? '']]
  expect(claim?.treeSha).toBe(head?.treeSha)
  expect(claim?.message).toContain('actions/runs/9')
  expect(claim?.message).toContain('[skip ci]')
})

test.each([
  ['of an old commit', -60 * 24],
  ['of a commit of tomorrow', 60 * 24],
])('a branch that somebody else has made there, %s, holds nobody up', async (_, minutes) => {
  const it = story()
  const { data: head } = await it.bot.rest.git.getRef({ ...AT, ref: 'heads/main' })
  const { data } = await it.as('ana').rest.git.getCommit({ ...AT, commit_sha: head.object.sha })
  const date = new Date(it.now() + minutes * 60_000).toISOString()
  const { data: made } = await it.as('ana').rest.git.createCommit({
    ...AT,
    message: 'Mine',
    tree: data.tree.sha,
    parents: [head.object.sha],
    committer: { name: 'Ana', email: 'ana@example.com', date },
  })
  const ref = `refs/heads/${claimBranch('actions', '7')}`
  await it.as('ana').rest.git.createRef({ ...AT, ref, sha: made.sha })
  expect((await claims(it, 'one').take('actions', '7')).kind).toBe('ours')
})

test('what a person has put on a branch there is not swept away', async () => {
  const it = story()
  const { data: head } = await it.bot.rest.git.getRef({ ...AT, ref: 'heads/main' })
  const ref = 'refs/heads/sitrep/claim/mine'
  await it.as('ana').rest.git.createRef({ ...AT, ref, sha: head.object.sha })
  it.pass(2 * CLAIM_STALE_MS)
  const options = { now: it.now, run: 'sweep' }
  expect(await sweepClaims(it.bot as unknown as Octokit, AT, options)).toEqual([])
  expect(branches(it)).toEqual([ref])
})

test('other work is claimed beside it', async () => {
  const it = story()
  const all = [
    await claims(it, 'one').take('actions', '7'),
    await claims(it, 'two').take('actions', '8'),
    await claims(it, 'three').take('alert', '7'),
    await claims(it, 'four').take('report', 'metrics.2026-W47'),
  ]
  expect(all.map(({ kind }) => kind)).toEqual(['ours', 'ours', 'ours', 'ours'])
})

test('of two takers of a dead run one gets it, and not before its time', async () => {
  const it = story()
  await claims(it, 'dead').take('alert', 'cpu')
  it.pass(CLAIM_STALE_MS - 1_000)
  expect((await claims(it, 'one').take('alert', 'cpu')).kind).toBe('theirs')
  it.pass(1_000)
  const both = await Promise.all([
    claims(it, 'one').take('alert', 'cpu'),
    claims(it, 'two').take('alert', 'cpu'),
  ])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['ours', 'theirs'])
})

test('who works long keeps it, and who was taken for dead loses it for good', async () => {
  const it = story()
  const long = await claims(it, 'long').take('actions', '7')
  if (long.kind !== 'ours') throw new Error('nobody else was there')
  for (let minutes = 0; minutes < 12; minutes += 3) {
    it.minutes(3)
    expect(await long.renew()).toBe(true)
    expect((await claims(it, 'other').take('actions', '7')).kind).toBe('theirs')
  }
  it.pass(CLAIM_STALE_MS)
  const other = await claims(it, 'other').take('actions', '7')
  expect(other.kind).toBe('ours')
  expect(await long.renew()).toBe(false)
  await long.release()
  expect(branches(it)).toHaveLength(1)
  if (other.kind === 'ours') await other.release()
  expect(branches(it)).toEqual([])
})

test('asks nothing where it was renewed just now', async () => {
  const it = story()
  const claim = await claims(it, 'one').take('actions', '7')
  const before = JSON.stringify(it.sandbox.requests())
  it.minutes(1)
  if (claim.kind === 'ours') expect(await claim.renew()).toBe(true)
  expect(JSON.stringify(it.sandbox.requests())).toBe(before)
})

test.each(['POST /repos/{owner}/{repo}/git/refs', 'PATCH '])(
  'a claim whose answer was lost is ours all the same: %s',
  async (write) => {
    const it = story()
    if (write === 'PATCH ') {
      await claims(it, 'dead').take('actions', '7')
      it.pass(CLAIM_STALE_MS)
    }
    const mine = await claims(it, 'one', deaf(it, write)).take('actions', '7')
    expect(mine.kind).toBe('ours')
    expect((await claims(it, 'two').take('actions', '7')).kind).toBe('theirs')
  },
)

test('who may not make branches is told so, and makes nothing', async () => {
  const it = story()
  const { eve } = it.seeded.users
  if (eve !== undefined) setRole(it.sandbox.world, it.seeded.repository, eve, 'read')
  const refused = await claims(it, 'reader', it.as('eve')).take('actions', '7')
  expect(refused).toEqual({ kind: 'refused' })
  expect(branches(it)).toEqual([])
})

test('the sweep takes away what the dead have left, and nothing else', async () => {
  const it = story()
  await claims(it, 'dead').take('actions', '7')
  it.pass(CLAIM_STALE_MS)
  await claims(it, 'alive').take('actions', '8')
  const options = { now: it.now, run: 'sweep' }
  expect(await sweepClaims(it.bot as unknown as Octokit, AT, options)).toEqual([
    'sitrep/claim/actions-7',
  ])
  expect(branches(it)).toEqual(['refs/heads/sitrep/claim/actions-8'])
  expect(await sweepClaims(it.bot as unknown as Octokit, AT, options)).toEqual([])
})
