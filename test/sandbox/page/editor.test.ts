import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDocument, PATH } from './document.ts'

let it: Awaited<ReturnType<typeof openDocument>>
beforeEach(async () => {
  it = await openDocument()
})
afterEach(() => it.shop.close())

const at = () => `/acme/shop/edit/${it.branch}/${PATH}`
const shaOf = (page: string) => /name="sha" value="([\da-f]+)"/.exec(page)?.[1] ?? ''
const save = (sha: string, text: string, login?: string) =>
  it.shop.post(
    at(),
    [
      ['sha', sha],
      ['text', text],
      ['message', 'Say more'],
    ],
    login,
  )

test('a file is changed in the visitor’s name, and the pull request follows', async () => {
  const sha = shaOf(await it.shop.read(at()))
  const saved = await save(sha, '# New\r\n', 'dev')
  expect(saved.headers.get('location')).toBe(`${it.path}/files`)
  expect(it.issue.pull.headSha).toBe(it.shop.repository.refs[`refs/heads/${it.branch}`])
  const commit = it.shop.repository.git.commits[it.issue.pull.headSha]
  expect(commit?.message).toBe('Say more')
  expect(await it.shop.read(`/acme/shop/blob/${it.branch}/${PATH}?plain=1`)).toContain('# New')
})

test('nothing that somebody saved in between is lost, nor what was typed', async () => {
  const sha = shaOf(await it.shop.read(at()))
  await save(sha, '# First\n')
  const second = await save(sha, '# Second <b>\n', 'dev')
  expect(second.status).toBe(409)
  const page = await second.text()
  expect(page).toContain('does not match')
  expect(page).toContain('# Second &lt;b&gt;')
})

test('whoever may not push is refused, and there is nothing to edit on a commit or in a folder', async () => {
  const sha = shaOf(await it.shop.read(at()))
  expect((await save(sha, 'x', 'eve')).status).toBe(403)
  const head = it.issue.pull.headSha
  expect((await it.shop.get(`/acme/shop/edit/${head}/${PATH}`)).status).toBe(404)
  expect((await it.shop.get(`/acme/shop/edit/${it.branch}/postmortems`)).status).toBe(404)
})

test('rules are set on a page of their own, by administrators', async () => {
  const { shop } = it
  const settings = '/acme/shop/settings'
  expect(await shop.read(settings)).toContain('Sitrep / postmortem')
  expect((await shop.get(settings, 'dev')).status).toBe(403)
  const rule = [
    ['check', 'Sitrep / postmortem'],
    ['check', 'build'],
    ['pull', '1'],
    ['approvals', '2'],
  ]
  expect((await shop.post(settings, rule, 'dev')).status).toBe(403)
  expect(shop.repository.rules).toEqual([])
  await shop.post(settings, rule)
  expect(shop.repository.rules).toMatchObject([
    { branch: 'main', checks: [{ context: 'Sitrep / postmortem' }, { context: 'build' }] },
    { branch: 'main', approvals: 2 },
  ])
  await shop.post(`/acme/shop/issues/${it.issue.number}`, [['do', 'ready']])
  const text = await shop.read(it.path)
  expect(text).toContain('Expected: waiting for the check to be reported')
  expect(text).toContain('At least 2 approving reviews are required')
  await shop.post(settings, [['check', '']])
  expect(shop.repository.rules).toEqual([])
})
