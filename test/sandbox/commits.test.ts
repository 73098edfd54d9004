import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { branchOff, headOf, propose, write } from './branches.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
const pushes: Record<string, unknown>[] = []
beforeAll(async () => {
  box = await start({ seed: { files: { 'a.md': 'one\n' } } })
  box.sandbox.onWebhook(({ event, payload }) => {
    if (event === 'push') pushes.push(JSON.parse(payload) as Record<string, unknown>)
  })
})
afterAll(() => box.close())

const repos = () => box.as('dev').rest.repos

describe('commits', () => {
  test('are listed newest first, by branch, path, author and time', async () => {
    await branchOff(box, 'work')
    const first = await write(box, 'work', 'docs/x.md', '1')
    box.sandbox.clock.advance(60_000)
    const second = await write(box, 'work', 'docs/y.md', '1', 'ana')
    const list = async (asked: object) =>
      (await repos().listCommits({ ...SHOP, sha: 'work', ...asked })).data.map(({ sha }) => sha)
    expect((await list({})).slice(0, 2)).toEqual([second, first])
    expect(await list({ path: 'docs/x.md' })).toEqual([first])
    expect(await list({ path: 'docs' })).toEqual([second, first])
    expect(await list({ path: 'nothing.md' })).toEqual([])
    expect((await list({ author: 'dev' })).slice(0, 1)).toEqual([first])
    const since = new Date(box.sandbox.world.now()).toISOString()
    expect(await list({ since })).toEqual([second])
    expect(await list({ until: since, path: 'docs' })).toEqual([second, first])
    expect(await statusOf(repos().listCommits({ ...SHOP, sha: 'nowhere' }))).toBe(404)
  })

  test('show what they changed', async () => {
    const sha = await write(box, 'work', 'docs/x.md', '1\n2\n')
    const { data } = await repos().getCommit({ ...SHOP, ref: sha })
    expect(data).toMatchObject({
      stats: { additions: 2, deletions: 1, total: 3 },
      files: [{ filename: 'docs/x.md', status: 'modified' }],
    })
  })

  test('are compared from where two branches parted', async () => {
    await write(box, 'main', 'main.md', '1')
    const { data } = await repos().compareCommitsWithBasehead({
      ...SHOP,
      basehead: 'main...acme:work',
    })
    expect(data).toMatchObject({ status: 'diverged', behind_by: 1, ahead_by: 3 })
    expect(data.files?.map(({ filename }) => filename)).toEqual(['docs/x.md', 'docs/y.md'])
    const same = await repos().compareCommitsWithBasehead({ ...SHOP, basehead: 'main...main' })
    expect(same.data).toMatchObject({ status: 'identical', total_commits: 0 })
    const none = repos().compareCommitsWithBasehead({ ...SHOP, basehead: 'main...nowhere' })
    expect(await statusOf(none)).toBe(404)
  })
})

test('a push names the paths that each commit added, changed and removed', async () => {
  await branchOff(box, 'paths')
  await write(box, 'paths', 'new.md', '1')
  const { data } = await repos().getContent({ ...SHOP, path: 'a.md', ref: 'paths' })
  const sha = 'sha' in data ? data.sha : ''
  pushes.splice(0)
  await write(box, 'paths', 'new.md', '2')
  const gone = { ...SHOP, path: 'a.md', branch: 'paths', message: 'Take it off', sha }
  const { data: removed } = await repos().deleteFile(gone)
  expect(removed).toMatchObject({ content: null, commit: { message: 'Take it off' } })
  expect(pushes).toMatchObject([
    { commits: [{ added: [], modified: ['new.md'], removed: [], author: { username: 'dev' } }] },
    { ref: 'refs/heads/paths', commits: [{ added: [], modified: [], removed: ['a.md'] }] },
  ])
  expect(await statusOf(repos().deleteFile(gone))).toBe(404)
  expect(await statusOf(repos().getContent({ ...SHOP, path: 'a.md', ref: 'paths' }))).toBe(404)
  expect(await statusOf(repos().getContent({ ...SHOP, path: 'a.md', ref: 'main' }))).toBe(200)
})

test('a merge pushes every commit that it brings', async () => {
  const number = await propose(box, { branch: 'bring', files: { 'p.md': '1', 'q.md': '2' } })
  pushes.splice(0)
  await box.as('dev').rest.pulls.merge({ ...SHOP, pull_number: number })
  const [push] = pushes
  expect(push?.['ref']).toBe('refs/heads/main')
  expect(push?.['after']).toBe(await headOf(box, 'main'))
  expect(push?.['commits']).toHaveLength(3)
})

test('a commit in somebody else’s name is theirs, and nobody’s for an unknown address', async () => {
  await branchOff(box, 'names')
  const ana = box.seeded.users['ana']
  const content = Buffer.from('x').toString('base64')
  const put = (path: string, email: string) =>
    repos().createOrUpdateFileContents({
      ...SHOP,
      path,
      branch: 'names',
      message: 'In a name',
      content,
      author: { name: 'Somebody', email },
    })
  await put('1.md', `${ana?.id}+ana@users.noreply.github.com`)
  await put('2.md', 'ghost@nowhere.test')
  const { data } = await repos().listCommits({ ...SHOP, sha: 'names', per_page: 2 })
  expect(data.map(({ author }) => author?.login)).toEqual([undefined, 'ana'])
})
