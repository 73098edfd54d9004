import { expect, test } from 'vitest'
import type { Story } from '../support/story.ts'
import {
  AT,
  branchOf,
  drafted,
  edits,
  merges,
  pathOn,
  pullOf,
  pullsOf,
  textOn,
  writes,
} from '../support/written-up.ts'

const INDEX = 'postmortems/README.md'

async function published() {
  const { it, number } = await drafted()
  await merges(it, number)
  await it.look(number)
  return { it, number, path: await pathOn(it, 'main', number) }
}

const removes = async (it: Story, path: string) => {
  it.minutes(1)
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path })
  const sha = 'sha' in data ? data.sha : ''
  await it.as('ana').rest.repos.deleteFile({ ...AT, path, sha, message: 'Take it back' })
}

const adds = async (it: Story, path: string, text: string) => {
  it.minutes(1)
  const content = Buffer.from(text).toString('base64')
  await it.as('ana').rest.repos.createOrUpdateFileContents({ ...AT, path, message: 'x', content })
}

test.each(['merge', 'squash', 'rebase'] as const)(
  'merged by %s it is published, and the incident closed as reviewed',
  async (method) => {
    const { it, number } = await drafted()
    await writes(it, number, (text) => `${text}\nMine.\n`)
    await merges(it, number, method)
    await it.look(number)
    expect(await it.issue(number)).toMatchObject({ state: 'closed', reason: 'completed' })
    expect((await it.issue(number)).labels).toContain('status: reviewed')
    const card = await it.card(number)
    expect(card).toContain('Published')
    expect(card).toContain('2026-11-20-1-checkout-fails.md')
    expect((await it.plan(number)).effects).toEqual([])
  },
)

test('also where the branch was deleted with the merge', async () => {
  const { it, number } = await drafted()
  await writes(it, number, (text) => text.replace('severity: sev1', 'severity: sev2'))
  await merges(it, number)
  await it.as('ana').rest.git.deleteRef({ ...AT, ref: `heads/${branchOf(number)}` })
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(
    expect.arrayContaining(['status: reviewed', 'sev2']),
  )
})

test('the list of all postmortems has a line for it, and is none itself', async () => {
  const { it } = await published()
  const list = await textOn(it, 'main', INDEX)
  expect(list).toContain('(2026-11-20-1-checkout-fails.md)')
  expect(list).not.toContain('(README.md)')
})

test('what people wrote around the list stays, and what is right is not written again', async () => {
  const { it, number, path } = await published()
  await edits(it, 'ana', 'main', INDEX, (text) => `Ours.\n\n${text}`)
  const count = async () =>
    (await it.bot.rest.repos.listCommits({ ...AT, path: INDEX })).data.length
  const before = await count()
  await edits(it, 'ana', 'main', path, (text) => `${text}\nMore.\n`)
  await it.look(number)
  expect(await count()).toBe(before)
  expect((await textOn(it, 'main', INDEX)).startsWith('Ours.')).toBe(true)
})

test.each([409, 422])(
  'a list on a protected branch, which answers %i, comes by a pull request',
  async (status) => {
    const { it, number } = await drafted()
    await merges(it, number)
    const before = {
      status,
      body: {
        message: 'Repository rule violations found\n\nChanges must be made through a pull request.',
      },
    }
    it.sandbox.faults.queue({
      method: 'PUT',
      route: '/repos/{owner}/{repo}/contents/{path}',
      times: 9,
      where: ({ call }) => call.body.includes('"branch":"main"'),
      before,
    })
    const { applied } = await it.look(number)
    expect(applied.filter(({ result }) => result === 'failed')).toMatchObject([
      { effect: { type: 'index.put' }, retryable: false },
    ])
    expect((await it.issue(number)).state).toBe('closed')
    expect(await textOn(it, `sitrep/actions-${number}`, INDEX)).toContain('checkout-fails')
    expect((await it.plan(number)).effects).toEqual([])
  },
)

test('a list that somebody else writes at the same time is written by the next look', async () => {
  const { it, number } = await drafted()
  await merges(it, number)
  const before = { status: 409, body: { message: `${INDEX} does not match abc` } }
  const route = '/repos/{owner}/{repo}/contents/{path}'
  it.sandbox.faults.queue({ method: 'PUT', route, before })
  await it.look(number)
  await it.look(number)
  expect(await textOn(it, 'main', INDEX)).toContain('2026-11-20-1-checkout-fails.md')
  expect((await it.plan(number)).effects).toEqual([])
})

test('merged into another branch it is not published', async () => {
  const { it, number } = await drafted()
  const { data } = await it.bot.rest.git.getRef({ ...AT, ref: 'heads/main' })
  const sha = data.object.sha
  await it.as('ana').rest.git.createRef({ ...AT, ref: 'refs/heads/next', sha })
  const pull = await pullOf(it, number)
  await it.as('ana').rest.pulls.update({ ...AT, pull_number: pull.number, base: 'next' })
  await merges(it, number)
  await it.look(number)
  expect((await it.issue(number)).state).toBe('open')
  expect(await pullsOf(it, number)).toHaveLength(1)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a document under another name in the folder is published all the same', async () => {
  const { it, number } = await drafted()
  const path = await pathOn(it, branchOf(number), number)
  const text = await textOn(it, branchOf(number), path)
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path, ref: branchOf(number) })
  const [sha, branch, message] = ['sha' in data ? data.sha : '', branchOf(number), 'Rename']
  const ben = it.as('ben').rest.repos
  await ben.deleteFile({ ...AT, path, branch, sha, message })
  const content = Buffer.from(text.replace('severity: sev1', 'severity: sev2')).toString('base64')
  const named = 'postmortems/2026/pool.md'
  await ben.createOrUpdateFileContents({ ...AT, path: named, branch, message, content })
  await merges(it, number)
  await it.look(number)
  expect((await it.issue(number)).labels).toEqual(
    expect.arrayContaining(['status: reviewed', 'sev2']),
  )
  expect(await it.card(number)).toContain('pool.md')
})

test('moved on the default branch it is followed', async () => {
  const { it, number, path } = await published()
  const text = await textOn(it, 'main', path)
  const rest = it.as('ana').rest
  const head = (await rest.git.getRef({ ...AT, ref: 'heads/main' })).data.object.sha
  const made = await rest.git.createTree({
    ...AT,
    base_tree: head,
    tree: [
      { path, mode: '100644', type: 'blob', sha: null },
      { path: 'postmortems/2026/moved.md', mode: '100644', type: 'blob', content: text },
    ],
  })
  it.minutes(1)
  const commit = await rest.git.createCommit({
    ...AT,
    message: 'Move it',
    tree: made.data.sha,
    parents: [head],
  })
  await rest.git.updateRef({ ...AT, ref: 'heads/main', sha: commit.data.sha })
  await it.look(number)
  expect((await it.issue(number)).state).toBe('closed')
  expect(await it.card(number)).toContain('moved.md')
  expect((await it.plan(number)).effects).toEqual([])
})

test('grown beyond what GitHub gives out it is not taken for one that was taken back', async () => {
  const { it, number, path } = await published()
  await edits(it, 'ana', 'main', path, (text) => text + 'More.\n'.repeat(200_000))
  expect((await it.look(number)).effects).toEqual([])
  expect((await it.issue(number)).labels).toContain('status: reviewed')
})

test('taken back it is owed again, and published again it is reviewed again', async () => {
  const { it, number, path } = await published()
  const text = await textOn(it, 'main', path)
  await removes(it, path)
  await it.look(number)
  expect(await it.issue(number)).toMatchObject({ state: 'open' })
  expect((await it.issue(number)).labels).toContain('status: resolved')
  expect(await pullsOf(it, number)).toHaveLength(1)
  expect(await textOn(it, 'main', INDEX)).not.toContain('checkout-fails')
  expect((await it.plan(number)).effects).toEqual([])
  await adds(it, path, text)
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('status: reviewed')
  expect(await textOn(it, 'main', INDEX)).toContain('checkout-fails')
  expect((await it.plan(number)).effects).toEqual([])
})

test('taken back weeks later the incident is as long as it was, and the deadline begins anew', async () => {
  const { it, number, path } = await published()
  const resolved = /\| Resolved \| .*/
  const before = resolved.exec(await it.card(number))?.[0]
  it.minutes(30 * 24 * 60)
  await removes(it, path)
  await it.look(number)
  const card = await it.card(number)
  expect(resolved.exec(card)?.[0]).toBe(before)
  expect(card).toContain('| **Due** | 2026-12-22 14:04 UTC |')
  expect(card).toContain('is on the default branch: it went into another one, or was taken back')
  expect(await it.replies(number)).toEqual([])
})

test('taken back and asked for again it gets a new pull request, whose merging counts', async () => {
  const { it, number, path } = await published()
  await removes(it, path)
  await it.look(number)
  await it.say('ana', number, '/postmortem')
  expect(await pullsOf(it, number)).toMatchObject([{ state: 'open' }, { state: 'closed' }])
  await merges(it, number)
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('status: reviewed')
  expect((await it.plan(number)).effects).toEqual([])
})

test('somebody who closes ours and brings their own by another way has published it', async () => {
  const { it, number, pull } = await drafted()
  await it.as('ana').rest.pulls.update({ ...AT, pull_number: pull.number, state: 'closed' })
  await adds(it, `postmortems/2026-11-20-${number}-by-hand.md`, '# By hand\n\nWords.\n')
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('status: reviewed')
})

test('a commit dated years ahead publishes now, and whoever reopens the issue is not overruled', async () => {
  const { it, number, pull } = await drafted()
  const path = await pathOn(it, branchOf(number), number)
  const content = Buffer.from(await textOn(it, branchOf(number), path)).toString('base64')
  const { repos, pulls } = it.as('ana').rest
  await pulls.update({ ...AT, pull_number: pull.number, state: 'closed' })
  it.minutes(1)
  const somebody = { name: 'Ana', email: 'ana@shop.test', date: '2031-01-01T00:00:00Z' }
  const dated = { author: somebody, committer: somebody }
  await repos.createOrUpdateFileContents({ ...AT, path, message: 'x', content, ...dated })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('status: reviewed')
  it.minutes(1)
  await it.as('ben').rest.issues.update({ ...AT, issue_number: number, state: 'open' })
  await it.look(number)
  expect((await it.issue(number)).state).toBe('open')
})

test('what was written before the end, and brought after ours was closed, is a postmortem too', async () => {
  const { it, number, pull } = await drafted()
  const path = await pathOn(it, branchOf(number), number)
  const content = Buffer.from(await textOn(it, branchOf(number), path)).toString('base64')
  const { repos, pulls } = it.as('ana').rest
  await pulls.update({ ...AT, pull_number: pull.number, state: 'closed' })
  const somebody = { name: 'Ana', email: 'ana@shop.test', date: '2026-11-20T14:00:30Z' }
  const dated = { author: somebody, committer: somebody }
  await repos.createOrUpdateFileContents({ ...AT, path, message: 'x', content, ...dated })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('status: reviewed')
})

test('killed after each effect of publishing, the next look completes it', async () => {
  let effects = 1
  for (let after = 0; after <= effects; after++) {
    const { it, number } = await drafted()
    await writes(it, number, (text) => text.replace('severity: sev1', 'severity: sev2'))
    await merges(it, number)
    effects = await it.dies(number, after)
    await it.look(number)
    expect(await it.issue(number)).toMatchObject({ state: 'closed' })
    expect((await it.issue(number)).labels).toEqual(
      expect.arrayContaining(['status: reviewed', 'sev2']),
    )
    expect(await textOn(it, 'main', INDEX)).toContain('checkout-fails')
    expect((await it.plan(number)).effects).toEqual([])
  }
  expect(effects).toBeGreaterThan(4)
})

test('a card that is gone is built again with what was published', async () => {
  const { it, number } = await published()
  const { id } = await it.cardComment(number)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id: id })
  it.minutes(30)
  await it.look(number)
  expect(await it.card(number)).toContain('Published')
  expect((await it.issue(number)).state).toBe('closed')
})
