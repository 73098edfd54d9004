import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { propose } from './branches.ts'
import { SHOP, start, statusOf } from './support.ts'

test('a world that was closed opens again as it was, its App and tokens included', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  const path = join(folder, 'deep', 'state.json')
  const first = await start({ sandbox: { path } })
  const made = await first.as('ana').rest.issues.create({ ...SHOP, title: 'Kept', labels: ['bug'] })
  first.sandbox.clock.advance(60_000)
  await first.close()
  const second = await start({ sandbox: { path } })
  expect(second.seeded.app.id).toBe(first.seeded.app.id)
  const issue = { ...SHOP, issue_number: made.data.number }
  const ana = second.octokit(first.seeded.tokens['ana'])
  expect((await ana.rest.issues.get(issue)).data).toMatchObject({ title: 'Kept' })
  expect((await ana.rest.issues.listEvents(issue)).data).toHaveLength(1)
  expect(second.sandbox.state.clockOffsetMs).toBe(60_000)
  expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json'])
  await second.close()
  rmSync(folder, { recursive: true })
})

test('what was answered is in the file, whatever ends the process after that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  const path = join(folder, 'state.json')
  const first = await start({ sandbox: { path } })
  const made = await first.as('ana').rest.issues.create({ ...SHOP, title: 'Just told' })
  const left = join(folder, 'left.json')
  copyFileSync(path, left)
  const second = await start({ sandbox: { path: left } })
  const issue = { ...SHOP, issue_number: made.data.number }
  const ana = second.octokit(first.seeded.tokens['ana'])
  expect((await ana.rest.issues.get(issue)).data).toMatchObject({ title: 'Just told' })
  await Promise.all([first.close(), second.close()])
  rmSync(folder, { recursive: true })
})

/** What an earlier release wrote: the parts of these names are missing. */
const without = (text: string, ...names: readonly string[]) =>
  JSON.stringify(JSON.parse(text, (key, value) => (names.includes(key) ? undefined : value)))

test('a file that knows nothing of reviews, checks, rules and deployments is opened all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  const path = join(folder, 'state.json')
  const first = await start({ sandbox: { path } })
  const pull_number = await propose(first, { branch: 'old', files: { 'old.md': '1' } })
  await first.close()
  const fresh = ['rules', 'checkSuites', 'checkRuns', 'deployments', 'reviews', 'mergeCommitSha']
  const old = without(readFileSync(path, 'utf8'), ...fresh, 'requestedReviewerIds')
  writeFileSync(path, old)
  const second = await start({ sandbox: { path } })
  const { pulls, repos } = second.as('ana').rest
  expect((await pulls.listReviews({ ...SHOP, pull_number })).data).toEqual([])
  expect((await repos.listDeployments(SHOP)).data).toEqual([])
  expect(await statusOf(pulls.merge({ ...SHOP, pull_number }))).toBe(200)
  await second.close()
  rmSync(folder, { recursive: true })
})

test('without a path nothing is kept, and the same core answers in process', async () => {
  const sandbox = createSandbox()
  const answer = await sandbox.fetch(new Request('http://127.0.0.1/api/v3/repos/acme/shop'))
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ message: 'Not Found', status: '404' })
  await sandbox.close()
})
