import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, start } from '../../sandbox/support.ts'
import { about, acted, alone, commandsIn } from '../support/acted.ts'

let box: Started
beforeAll(async () => {
  box = await alone()
})
afterAll(() => box.close())

const AT = { owner: 'acme', repo: 'shop' } as const

async function opened(title: string, labels = ['incident', 'sev1']): Promise<number> {
  const body = 'Nobody can pay.'
  const { data } = await box.as('ana').rest.issues.create({ ...AT, title, body, labels })
  return data.number
}

const converged = (issue: number, step: Parameters<typeof acted>[1] = {}) =>
  acted(box, { event: 'issues', payload: about(issue), ...step })

const authors = async (issue: number) => {
  const { data } = await box.as('ana').rest.issues.listComments({ ...AT, issue_number: issue })
  return data.map(({ user }) => user?.login)
}

test('an incident gets its card, and the run says which, how severe and what changed', async () => {
  const issue = await opened('Checkout fails')
  const done = await converged(issue)
  expect(done.code).toBe(0)
  expect(done.outputs).toMatchObject({
    ...{ incident: String(issue), severity: 'sev1', status: 'investigating', reason: 'done' },
  })
  expect(JSON.parse(done.outputs['changes'] ?? '')).toContainEqual({
    ...{ type: 'card.create', on: issue, result: 'done' },
  })
  expect(done.summary).toContain('SEV1 critical')
  expect(await authors(issue)).toEqual(['github-actions[bot]'])

  const again = await converged(issue)
  expect(again.outputs).toMatchObject({ incident: String(issue), reason: 'nothing-to-do' })
  expect(again.outputs['changes']).toBe('[]')
  expect(again.summary).toContain('SEV1 critical')
})

test('what people wrote stays out of the log and is inert in the summary', async () => {
  const issue = await opened('::error::pwned ##[error]x <img src=x> @ana | #1 `a`')
  const done = await converged(issue)
  expect(done.log).not.toContain('pwned')
  expect(commandsIn(done.log).map((line) => line.replace(/^::([\w-]+).*/, '$1'))).toEqual([
    ...['add-mask', 'group', 'endgroup'],
  ])
  expect(done.summary).not.toContain('<img')
  expect(done.summary).not.toContain('@ana')
})

test('a dry run prints each request between marks that no text can close, and sends none', async () => {
  const issue = await opened('::error::pwned')
  const done = await converged(issue, { inputs: { 'dry-run': 'true' } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'dry-run' } })
  expect(done.log).toMatch(
    /^POST \/repos\/\{owner\}\/\{repo\}\/issues\/\{issue_number\}\/comments \{/m,
  )
  expect(commandsIn(done.log).filter((line) => line.includes('pwned'))).toEqual([])
  expect(done.log).not.toContain('a secret of the tests"')
  expect(JSON.parse(done.outputs['changes'] ?? '')).toContainEqual({
    ...{ type: 'card.create', on: issue, result: 'planned' },
  })
  expect(await authors(issue)).toEqual([])
})

test.each([
  { title: 'an issue that is no incident is left alone', labels: [] },
  { title: 'one with a label of somebody else too', labels: ['bug'] },
])('$title', async ({ title, labels }) => {
  const issue = await opened(title, labels)
  const done = await converged(issue)
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'not-an-incident', changes: '[]' } })
  expect(await authors(issue)).toEqual([])
})

test('a token that may not write fails the job with the line to add', async () => {
  const issue = await opened('Search is slow')
  const done = await converged(issue, { permissions: { issues: 'read', contents: 'read' } })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'permission-missing' } })
  expect(done.log).toContain('"issues: write"')
  expect(done.log).toContain('permissions:')
})

test('a token that may not even read says which line it lacks', async () => {
  const issue = await opened('Search is away')
  const done = await converged(issue, { permissions: { contents: 'read' } })
  expect(done.code).toBe(1)
  expect(done.log).toContain('issues: ')
})

test("a person's token is refused before anything is written", async () => {
  const issue = await opened('Mail is late')
  const done = await converged(issue, { token: box.seeded.tokens['ana'] ?? '' })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'personal-token', changes: '[]' } })
  expect(done.log).toContain('actions/create-github-app-token')
  expect(await authors(issue)).toEqual([])
})

test('a token that GitHub does not know is told as that', async () => {
  const issue = await opened('Mail is away')
  const done = await converged(issue, { token: 'ghs_unknown' })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'token-refused' } })
})

test('a key of another form is told without showing it', async () => {
  const done = await converged(1, { inputs: { key: 'too:short' } })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'wrong-input' } })
  expect(done.log).toContain('id:secret')
  expect(done.log).not.toContain('too:short')
})

test('an issue that is not there is told as that', async () => {
  const done = await converged(987_654)
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'not-found' } })
})

test('a GitHub that does not answer is told as that', async () => {
  const done = await converged(1, { env: { GITHUB_API_URL: 'http://127.0.0.1:9' } })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'github-away' } })
})

test('where the App is installed the workflow leaves it to that, and says so', async () => {
  const both = await start()
  try {
    const ana = both.as('ana').rest
    // A push of its own, upon which GitHub opens a suite for each App that may write checks.
    await ana.repos.createOrUpdateFileContents({
      ...{ ...AT, path: 'notes.md', message: 'Push', content: Buffer.from('x').toString('base64') },
    })
    const labels = ['incident', 'sev1']
    const { data } = await ana.issues.create({ ...AT, title: 'Checkout fails', labels })
    const done = await acted(both, { event: 'issues', payload: about(data.number) })
    expect(done).toMatchObject({ code: 0, outputs: { reason: 'app-installed', changes: '[]' } })
    expect(done.summary).toContain('sitrep[bot]')
    const swept = await acted(both, { event: 'schedule' })
    expect(swept).toMatchObject({ code: 0, outputs: { reason: 'app-installed', changes: '[]' } })
    const report = await acted(both, { inputs: { command: 'report', report: 'metrics' } })
    expect(report.outputs).toMatchObject({ reason: 'app-installed', changes: '[]' })
  } finally {
    await both.close()
  }
})
