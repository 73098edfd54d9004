import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeAll(async () => {
  box = await start({
    seed: { files: { '.github/ISSUE_TEMPLATE/incident.yml': 'name: Incident\n' } },
  })
})
afterAll(() => box.close())

const base64 = (text: string) => Buffer.from(text).toString('base64')
const head = async (branch: string) =>
  (await box.as('dev').rest.git.getRef({ ...SHOP, ref: `heads/${branch}` })).data.object.sha

describe('contents', () => {
  test('a file, its folder and its raw text', async () => {
    const { repos } = box.as('eve').rest
    const path = '.github/ISSUE_TEMPLATE/incident.yml'
    const { data } = await repos.getContent({ ...SHOP, path })
    expect(data).toMatchObject({ type: 'file', encoding: 'base64', size: 15 })
    const folder = await repos.getContent({ ...SHOP, path: '.github/ISSUE_TEMPLATE' })
    expect(folder.data).toMatchObject([{ name: 'incident.yml', type: 'file' }])
    const raw = await repos.getContent({ ...SHOP, path, mediaType: { format: 'raw' } })
    expect(raw.data).toBe('name: Incident\n')
    expect(await statusOf(repos.getContent({ ...SHOP, path: 'nothing' }))).toBe(404)
  })

  test('names are those that git would give', async () => {
    const made = await box.as('dev').rest.git.createBlob({ ...SHOP, content: 'hello\n' })
    expect(made.data.sha).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
  })

  test('a file is replaced only by who names what is replaced', async () => {
    const { repos } = box.as('dev').rest
    const file = { ...SHOP, path: 'notes.md', message: 'Note', content: base64('one') }
    const first = await repos.createOrUpdateFileContents(file)
    expect(first.status).toBe(201)
    const sha = first.data.content?.sha ?? ''
    expect(await statusOf(repos.createOrUpdateFileContents(file))).toBe(422)
    const wrong = { ...file, sha: 'f'.repeat(40) }
    expect(await statusOf(repos.createOrUpdateFileContents(wrong))).toBe(409)
    const right = { ...file, sha, content: base64('two') }
    expect(await statusOf(repos.createOrUpdateFileContents(right))).toBe(200)
  })
})

describe('branches and pull requests', () => {
  test('a commit made from tree and blob is readable on its branch', async () => {
    const { git, repos } = box.as('dev').rest
    const parent = await head('main')
    await git.createRef({ ...SHOP, ref: 'refs/heads/sitrep/setup', sha: parent })
    const tree = await git.createTree({
      ...SHOP,
      base_tree: parent,
      tree: [{ path: '.github/sitrep.yml', mode: '100644', type: 'blob', content: 'a: 1\n' }],
    })
    const commit = { ...SHOP, message: 'Set up', tree: tree.data.sha, parents: [parent] }
    const { sha } = (await git.createCommit(commit)).data
    await git.updateRef({ ...SHOP, ref: 'heads/sitrep/setup', sha })
    const path = '.github/sitrep.yml'
    const mediaType = { format: 'raw' }
    const read = await repos.getContent({ ...SHOP, path, ref: 'sitrep/setup', mediaType })
    expect(read.data).toBe('a: 1\n')
    expect(await statusOf(repos.getContent({ ...SHOP, path }))).toBe(404)
    expect((await repos.getBranch({ ...SHOP, branch: 'sitrep/setup' })).data.commit.sha).toBe(sha)
  })

  test('a ref is made once, and moves forwards only unless forced', async () => {
    const { git } = box.as('dev').rest
    const sha = await head('main')
    const newer = await head('sitrep/setup')
    const lock = { ...SHOP, ref: 'refs/heads/lock', sha: newer }
    expect(await statusOf(git.createRef(lock))).toBe(201)
    await expect(git.createRef(lock)).rejects.toThrow('Reference already exists')
    const back = { ...SHOP, ref: 'heads/lock', sha }
    await expect(git.updateRef(back)).rejects.toThrow('Update is not a fast forward')
    expect(await statusOf(git.updateRef({ ...back, force: true }))).toBe(200)
    expect(await statusOf(git.deleteRef({ ...SHOP, ref: 'heads/lock' }))).toBe(204)
    expect(await statusOf(git.getRef({ ...SHOP, ref: 'heads/lock' }))).toBe(404)
  })

  test('one open pull request a branch, found by its head, and closed', async () => {
    const { pulls, issues } = box.as('dev').rest
    const wanted = { ...SHOP, title: 'Set up', head: 'sitrep/setup', base: 'main', draft: true }
    const made = await pulls.create(wanted)
    await expect(pulls.create(wanted)).rejects.toThrow('A pull request already exists')
    const pull_number = made.data.number
    const byHead = { ...SHOP, head: 'acme:sitrep/setup' }
    expect((await pulls.list(byHead)).data).toMatchObject([{ number: pull_number, draft: true }])
    const asIssue = await issues.get({ ...SHOP, issue_number: pull_number })
    expect(asIssue.data).toHaveProperty('pull_request.url')
    await pulls.update({ ...SHOP, pull_number, state: 'closed' })
    expect((await pulls.list(byHead)).data).toEqual([])
    const { data: all } = await pulls.list({ ...byHead, state: 'all' })
    expect(all).toMatchObject([{ state: 'closed', merged_at: null }])
    expect(await statusOf(pulls.create(wanted))).toBe(201)
  })

  test('somebody who may only triage pushes nothing', async () => {
    const sha = await head('main')
    const ref = { ...SHOP, ref: 'refs/heads/mine', sha }
    expect(await statusOf(box.as('caro').rest.git.createRef(ref))).toBe(403)
  })
})
