import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { createPull } from '../../../src/sandbox/actions/pulls.ts'
import { createRef } from '../../../src/sandbox/actions/refs.ts'
import { submitReview } from '../../../src/sandbox/actions/reviews.ts'
import { bot, judge, openDocument, PATH, person } from './document.ts'
import { openShop } from './shop.ts'

test('a pull request shows what it adds, changes and removes, and stands in its own list', async () => {
  const shop = await openShop()
  const { sandbox, repository } = shop
  const actor = person(shop, 'dev')
  const main = repository.refs['refs/heads/main'] ?? ''
  createRef(sandbox.world, actor, repository, 'refs/heads/setup/form', main)
  const files = { 'docs/new.md': 'fresh <b>', 'README.md': '# changed\n' }
  commitFiles(sandbox.world, actor, repository, files, 'Add', 'setup/form')
  createPull(sandbox.world, actor, repository, {
    title: 'Set up',
    head: 'setup/form',
    base: 'main',
  })

  const text = await shop.read('/acme/shop/pull/1/files')
  expect(text).toContain('README.md</span> <span class="badge">modified')
  expect(text).toContain('docs/new.md</span> <span class="badge">added')
  expect(text).toContain('<td class="code">fresh &lt;b&gt;</td>')
  expect(text).toContain('<tr class="taken">')
  expect(await shop.read('/acme/shop/pulls')).toContain('Set up')
  expect(await shop.read('/acme/shop/issues')).not.toContain('Set up')
  expect((await shop.get('/acme/shop/issues/1')).headers.get('location')).toBe('/acme/shop/pull/1')
  expect(await shop.read('/acme/shop/blob/setup/form/docs/new.md?plain=1')).toContain('fresh &lt;b')
  expect((await shop.get('/acme/shop/pull/9/files')).status).toBe(404)
  await shop.close()
})

describe('a document in review', () => {
  let it: Awaited<ReturnType<typeof openDocument>>
  beforeAll(async () => {
    it = await openDocument()
  })
  afterAll(() => it.shop.close())
  const act = (fields: string[][], login?: string) =>
    it.shop.post(`/acme/shop/issues/${it.issue.number}`, fields, login)
  const read = (below = '', login?: string) => it.shop.read(`${it.path}${below}`, login)

  test('shows its draft, its check and who is asked to review it', async () => {
    const text = await read()
    expect(text).toContain('<span class="state draft">Draft</span>')
    expect(text).toContain('Some checks were not successful')
    expect(text).toContain('Ready for review')
    expect(text).toMatch(/ben <span class="mark waits" role="img" aria-label="review requested"/)
    expect(text).not.toContain('Merge pull request</button>')
  })

  test('shows the summary as a table, and each annotation with the line it is about', async () => {
    const text = await read('/checks')
    expect(text).toContain('<td>names a person</td>')
    expect(text).toContain(`${PATH}, line 15`)
    expect(text).toContain('<td class="code">The engineer forgot the pool size.</td>')
    expect(text).toContain('Failure: person-as-cause')
  })

  test('shows annotation, comment and suggestion below their line of the diff', async () => {
    const text = await read('/files')
    const line = text.indexOf('<td class="code">The engineer forgot the pool size.</td>')
    const note = text.indexOf('A person stands where a cause should.')
    const comment = text.indexOf('Say what made it possible.')
    expect(line).toBeGreaterThan(0)
    expect(note).toBeGreaterThan(line)
    expect(comment).toBeGreaterThan(note)
    expect(text.indexOf('## Impact')).toBeGreaterThan(comment)
    expect(text).toContain('Apply suggestion')
  })

  test('offers a stranger nothing that they may not do', async () => {
    const text = await read('', 'eve')
    for (const button of ['Ready for review', 'Apply suggestion', 'Close pull request']) {
      expect(text).not.toContain(button)
    }
    expect(await read('/files', 'eve')).not.toContain('Edit file')
    expect((await act([['do', 'ready']], 'eve')).status).toBe(403)
    expect((await act([['do', 'merge']], 'eve')).status).toBe(403)
  })

  test('has a page for each of its commits and of its checks', async () => {
    const sha = it.issue.pull.headSha
    expect(await read()).toContain(`/acme/shop/commit/${sha}`)
    const commit = await it.shop.read(`/acme/shop/commit/${sha}`)
    expect(commit).toContain('Draft the postmortem of #7')
    expect(commit).toContain('<td class="code">The engineer forgot the pool size.</td>')
    expect((await it.shop.get(`/acme/shop/commit/${'f'.repeat(40)}`)).status).toBe(404)
    const [run] = Object.values(it.shop.repository.checkRuns)
    const alone = await it.shop.read(`/acme/shop/runs/${run?.id}`)
    expect(alone).toContain('A person stands where a cause should.')
    expect(alone).not.toContain('Re-run')
    expect((await it.shop.get('/acme/shop/runs/1')).status).toBe(404)
  })

  test('renders the file with its front matter as a table', async () => {
    const text = await it.shop.read(`/acme/shop/blob/${it.branch}/${PATH}`)
    expect(text).toContain('<th scope="row">severity</th><td>SEV1</td>')
    expect(text).toMatch(/<h2>Root cause<\/h2>/)
    const plain = await it.shop.read(`/acme/shop/blob/${it.branch}/${PATH}?plain=1`)
    expect(plain).toContain('<tr id="L3"><td class="number">3</td><td class="code">severity: SEV1')
  })

  test('takes no markup from a check or a review', async () => {
    const { world } = it.shop.sandbox
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>'
    const suggested = `${evil}\n\n\`\`\`suggestion\n${evil}\n\`\`\``
    submitReview(world, person(it.shop, 'eve'), it.shop.repository, it.issue, {
      verdict: 'COMMENTED',
      body: evil,
      comments: [
        { path: PATH, body: suggested, line: 11, side: 'RIGHT', startLine: null, startSide: null },
      ],
    })
    for (const below of ['', '/files', '/checks']) {
      const text = await read(below)
      expect(text).not.toContain('<script>alert')
      expect(text).not.toMatch(/<img[^>]*onerror/)
    }
  })
})

describe('the buttons', () => {
  let it: Awaited<ReturnType<typeof openDocument>>
  beforeEach(async () => {
    it = await openDocument()
    return () => it.shop.close()
  })
  const act = (fields: string[][], login?: string) =>
    it.shop.post(`/acme/shop/issues/${it.issue.number}`, fields, login)
  const textOf = () => it.shop.read(`/acme/shop/blob/${it.branch}/${PATH}?plain=1`)

  test('apply a suggestion once, in the visitor’s name', async () => {
    const [comment] = it.issue.pull.reviews[0]?.comments ?? []
    const fields = [
      ['do', 'apply-suggestion'],
      ['comment', String(comment?.id)],
      ['index', '1'],
    ]
    expect((await act(fields, 'dev')).status).toBe(303)
    expect(await textOf()).toContain('The pool size was set by hand and checked by nobody.')
    const commit = it.shop.repository.git.commits[it.issue.pull.headSha]
    expect(commit?.message).toMatch(/^Apply suggestion.*\n\nCo-authored-by: sitrep\[bot\]/)
    expect(commit?.authorId).toBe(person(it.shop, 'dev').user.id)
    expect((await act(fields, 'dev')).status).toBe(409)
    expect(await it.shop.read(it.path)).toContain('Outdated')
  })

  test('apply nothing that is no suggestion', async () => {
    const [comment] = it.issue.pull.reviews[0]?.comments ?? []
    const wrong = [
      ['do', 'apply-suggestion'],
      ['comment', String(comment?.id)],
      ['index', '0'],
    ]
    expect((await act(wrong)).status).toBe(404)
    expect(
      (
        await act([
          ['do', 'apply-suggestion'],
          ['comment', '1'],
        ])
      ).status,
    ).toBe(404)
  })

  test('merge what is ready and passed, and delete the branch afterwards', async () => {
    expect(
      (
        await act([
          ['do', 'merge'],
          ['sha', it.issue.pull.headSha],
        ])
      ).status,
    ).toBe(405)
    await act([['do', 'ready']])
    await act(
      [
        ['do', 'review'],
        ['verdict', 'APPROVED'],
        ['body', 'Good.'],
      ],
      'ben',
    )
    expect(await it.shop.read(it.path)).toContain('Changes approved')
    judge(it.shop, it.issue, 'success')
    expect(
      (
        await act([
          ['do', 'merge'],
          ['sha', 'f'.repeat(40)],
        ])
      ).status,
    ).toBe(409)
    expect(
      (
        await act([
          ['do', 'merge'],
          ['sha', it.issue.pull.headSha],
        ])
      ).status,
    ).toBe(303)
    const text = await it.shop.read(it.path)
    expect(text).toContain('<span class="state merged">Merged</span>')
    expect(text).toContain('Delete branch')
    expect(text).not.toContain('Close pull request')
    await act([['do', 'delete-branch']])
    expect(await it.shop.read(it.path)).toContain('The deleted branch')
    expect(await it.shop.read(`/acme/shop/blob/main/${PATH}`)).toContain('Root cause')
  })

  test('ask others for a review, make a draft again and run a check once more', async () => {
    await act([
      ['do', 'reviewers'],
      ['reviewer', 'ana'],
      ['reviewer', 'dev'],
    ])
    const names = it.issue.pull.requestedReviewerIds.map(
      (id) => it.shop.sandbox.state.users[id]?.login,
    )
    expect(names.toSorted()).toEqual(['ana', 'dev'])
    await act([['do', 'ready']])
    expect(it.issue.pull.draft).toBe(false)
    await act([['do', 'draft']])
    expect(it.issue.pull.draft).toBe(true)
    const [run] = Object.values(it.shop.repository.checkRuns)
    await act([
      ['do', 'rerun'],
      ['run', String(run?.id)],
    ])
    expect(run?.status).toBe('queued')
    expect((await act([['do', 'rerun-all']])).headers.get('location')).toBe(`${it.path}/checks`)
    expect((await act([['do', 'rerun-all']], 'eve')).status).toBe(403)
    expect(
      (
        await act([
          ['do', 'rerun'],
          ['run', '1'],
        ])
      ).status,
    ).toBe(404)
  })

  test('leave a comment on a line, refused where the diff has none', async () => {
    const comment = (line: string) => [
      ['do', 'comment-line'],
      ['path', PATH],
      ['line', line],
      ['body', 'Which ones?'],
    ]
    expect((await act(comment('11'), 'caro')).status).toBe(303)
    expect(await it.shop.read(`${it.path}/files`)).toContain('Which ones?')
    const refused = await act(comment('400'))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Line could not be resolved')
  })

  test('of a pull request do nothing on an issue', async () => {
    await it.shop.post('/acme/shop/issues/new?blank=1', [
      ['title', 'Plain'],
      ['body', 'x'],
    ])
    const number = it.shop.repository.lastNumber
    expect((await it.shop.post(`/acme/shop/issues/${number}`, [['do', 'merge']])).status).toBe(404)
    expect(bot(it.shop).user.login).toBe('sitrep[bot]')
  })
})
