import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Started } from '../../sandbox/support.ts'
import { acted, alone } from '../support/acted.ts'

let box: Started
beforeAll(async () => {
  box = await alone()
})
afterAll(() => box.close())

const AT = { owner: 'acme', repo: 'shop' } as const

test('without a postmortem nothing is promised, and nothing is made', async () => {
  const done = await acted(box, { inputs: { command: 'actions' } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do', changes: '[]' } })
})

test('a push that brings a document of no incident makes nothing', async () => {
  const ana = box.as('ana').rest
  const { data: before } = await ana.repos.getBranch({ ...AT, branch: 'main' })
  await ana.repos.createOrUpdateFileContents({
    ...{ ...AT, path: 'postmortems/notes.md', message: 'Notes' },
    content: Buffer.from('# Notes\n').toString('base64'),
  })
  const { data: after } = await ana.repos.getBranch({ ...AT, branch: 'main' })
  const payload = {
    ...{ ref: 'refs/heads/main', before: before.commit.sha, after: after.commit.sha },
    commits: [{ added: ['postmortems/notes.md'], modified: [], removed: [] }],
  }
  const done = await acted(box, { event: 'push', payload })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do', changes: '[]' } })
})

test('a deployment that nothing waits for is told to nobody', async () => {
  const dev = box.as('ana').rest
  const made = await dev.repos.createDeployment({
    ...{ ...AT, ref: 'main', environment: 'production', required_contexts: [], auto_merge: false },
  })
  const deployment = { id: 'id' in made.data ? made.data.id : 0, environment: 'production' }
  const payload = { deployment, deployment_status: { state: 'success', environment: 'production' } }
  const done = await acted(box, { event: 'deployment_status', payload })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do', changes: '[]' } })
})

test('an issue that is no incident promises nothing', async () => {
  const { data } = await box.as('ana').rest.issues.create({ ...AT, title: 'A question' })
  const done = await acted(box, { inputs: { command: 'actions', issue: String(data.number) } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'not-an-incident', changes: '[]' } })
})
