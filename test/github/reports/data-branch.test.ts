import { expect, test } from 'vitest'
import { client, type Octokit } from '../../../src/github/client.ts'
import { dataBranch } from '../../../src/github/reports/data-branch.ts'
import { type Story, story } from '../../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const branchOf = (it: Story, known?: null) =>
  dataBranch(client(it.bot as unknown as Octokit), AT, known)

const asked = (it: Story): number =>
  Object.values(it.sandbox.requests().requests).reduce((sum, count) => sum + count, 0)

async function held(it: Story): Promise<readonly string[]> {
  const { data } = await it.bot.rest.git.getTree({ ...AT, tree_sha: 'sitrep/data', recursive: '1' })
  return data.tree.flatMap(({ type, path }) => (type === 'blob' ? [path] : [])).toSorted()
}

const commits = async (it: Story) =>
  (await it.bot.rest.repos.listCommits({ ...AT, sha: 'sitrep/data' })).data.map(
    ({ commit }) => commit.message,
  )

const file = (path: string, text = path) => ({ path, text })

test('the branch is made with the first files, and holds nothing of the repository’s own', async () => {
  const it = story()
  const branch = branchOf(it, null)
  const before = asked(it)
  await branch.save([file('a.json'), file('b/c.csv')], 'First')
  expect(asked(it) - before).toBe(3)
  await branch.save([file('d.json')], 'Second')
  expect(asked(it) - before).toBe(6)
  expect(await held(it)).toEqual(['a.json', 'b/c.csv', 'd.json'])
  expect(await commits(it)).toEqual(['Second', 'First'])
})

test('who does not know where it stands asks once', async () => {
  const it = story()
  await branchOf(it, null).save([file('a.json')], 'First')
  const before = asked(it)
  await branchOf(it).save([file('b.json')], 'Second')
  expect(asked(it) - before).toBe(4)
  expect(await held(it)).toEqual(['a.json', 'b.json'])
})

test('what is the same already is not committed again', async () => {
  const it = story()
  const branch = branchOf(it, null)
  await branch.save([file('a.json')], 'First')
  await branch.save([file('a.json')], 'Again')
  expect(await commits(it)).toEqual(['First'])
})

test('an empty file is taken away', async () => {
  const it = story()
  const branch = branchOf(it, null)
  await branch.save([file('a.json'), file('b.json')], 'First')
  await branch.save([file('a.json', '')], 'Second')
  expect(await held(it)).toEqual(['b.json'])
})

test('of two that write at once neither loses anything', async () => {
  const it = story()
  await branchOf(it, null).save([file('a.json')], 'First')
  const [one, two] = [branchOf(it), branchOf(it)]
  await Promise.all([one.save([file('one.json')], 'One'), two.save([file('two.json')], 'Two')])
  await Promise.all([
    one.save([file('three.json')], 'Three'),
    two.save([file('four.json')], 'Four'),
  ])
  expect(await held(it)).toEqual(['a.json', 'four.json', 'one.json', 'three.json', 'two.json'])
})

test('two that make the branch at once make one', async () => {
  const it = story()
  await Promise.all([
    branchOf(it, null).save([file('one.json')], 'One'),
    branchOf(it, null).save([file('two.json')], 'Two'),
  ])
  expect(await held(it)).toEqual(['one.json', 'two.json'])
})

test('a branch that moves each time is told of', async () => {
  const it = story()
  const branch = branchOf(it, null)
  await branch.save([file('a.json')], 'First')
  it.sandbox.faults.queue({
    ...{ method: 'PATCH', route: '/repos/{owner}/{repo}/git/refs/{ref}' },
    ...{ times: 4, before: { status: 422 } },
  })
  await expect(branch.save([file('b.json')], 'Second')).rejects.toMatchObject({ kind: 'conflict' })
  await branch.save([file('b.json')], 'Second')
  expect(await held(it)).toEqual(['a.json', 'b.json'])
})
