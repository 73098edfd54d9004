import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eventOf } from '../../action/event-file.ts'
import { readInputs } from '../../action/inputs.ts'
import { octokitOf } from '../../action/octokit.ts'
import { type Listening, listening } from '../support/action.ts'

const folder = mkdtempSync(join(tmpdir(), 'sitrep-toolkit-'))
const payload = { action: 'closed', issue: { number: 7 }, repository: { name: 'shop' } }
let github: Listening

beforeAll(async () => {
  github = await listening({})
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payload))
  vi.stubEnv('GITHUB_EVENT_NAME', 'issues')
  vi.stubEnv('GITHUB_EVENT_PATH', join(folder, 'event.json'))
  vi.stubEnv('GITHUB_REPOSITORY', 'acme/shop')
  vi.stubEnv('GITHUB_API_URL', github.url)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  await github.close()
})

test('event and repository are those that the toolkit reads', async () => {
  const { context } = await import('@actions/github')
  expect(eventOf(process.env, (path) => readFileSync(path, 'utf8'))).toEqual({
    kind: 'event',
    event: { name: context.eventName, payload: context.payload },
    repository: context.repo,
  })
})

test("the client asks as the toolkit's does", async () => {
  const { getOctokit } = await import('@actions/github')
  const read = readInputs({ INPUT_TOKEN: 'secret-token' })
  if (read.kind === 'mistakes') throw new Error(read.sentences.join(' '))
  const ours = octokitOf({ inputs: read.inputs, apiUrl: github.url, fetch })
  const theirs = getOctokit('secret-token')
  const from = github.heard.length
  for (const client of [ours, theirs]) {
    await client.request('GET /repos/{owner}/{repo}/issues', {
      owner: 'acme',
      repo: 'a b',
      page: 2,
    })
    await client.graphql('query ($a: Int) { viewer { login } }', { a: 1 })
  }
  const [read1, query1, read2, query2] = github.heard.slice(from).map(({ at: _, ...rest }) => rest)
  expect(read1).toEqual(read2)
  expect(query1).toEqual(query2)
  expect(read1).toMatchObject({
    path: '/repos/acme/a%20b/issues?page=2',
    authorization: 'token secret-token',
  })
})
