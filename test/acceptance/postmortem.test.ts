import type { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { FILLED_FORM } from '../support/filled-form.ts'
import { issues, type Product, product } from '../support/product.ts'
import { cardOf, fileAt, pullOf, READY } from '../support/published.ts'
import { written } from '../support/written-postmortem.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(async () => {
  expect(await it.stop()).toBe(0)
})

/** Our check of a commit, once it has come to a conclusion: the review is thought out in a thread of its own. */
async function checkOf(octokit: Octokit, ref: string, title: RegExp) {
  const run = await vi.waitUntil(
    async () => {
      const asked = { ...AT, ref, check_name: 'Sitrep / postmortem' }
      const { check_runs: runs } = (await octokit.rest.checks.listForRef(asked)).data
      const fitting = runs.filter(({ output }) => title.test(output.title ?? ''))
      return fitting.find(({ status }) => status === 'completed')
    },
    { timeout: 15_000, interval: 200 },
  )
  const { data: annotations } = await octokit.rest.checks.listAnnotations({
    ...AT,
    check_run_id: run.id,
    per_page: 100,
  })
  return { run, annotations }
}

test('a postmortem is drafted, reviewed, mended, merged and published', {
  timeout: 120_000,
}, async () => {
  const ana = it.as('ana')
  const number = await issues(ana).create('Checkout fails', FILLED_FORM)
  await it.settled()
  for (const words of [
    '/ack',
    '/sev 1 nobody can pay',
    '/ic @ana',
    '/ops @dev',
    '/impact 40% 12000 users $15000 checkout answers with errors',
    '/cause deployment',
    '/update rolling back the release, next 30m',
    '/mitigated',
    '/action alert on pool exhaustion @dev due 2027-01-10 p1',
    '/resolve',
  ]) {
    await it.advance(60_000)
    await issues(ana).say(number, words)
    await it.settled()
  }

  const [pull, ...others] = await pullOf(ana, number)
  if (pull === undefined) throw new Error('there is no pull request')
  expect(others).toEqual([])
  expect(pull).toMatchObject({ draft: true, state: 'open', user: { login: 'sitrep[bot]' } })
  expect(await issues(ana).look(number)).toMatchObject({ state: 'open' })

  const { data: files } = await ana.rest.pulls.listFiles({ ...AT, pull_number: pull.number })
  expect(files.map(({ status }) => status)).toEqual(['added'])
  const path = files[0]?.filename ?? ''
  expect(path).toMatch(/^postmortems\/\d{4}-\d\d-\d\d-\d+-checkout-fails\.md$/)
  const draft = await fileAt(ana, path, pull.head.ref)
  expect(draft.text).toContain('12,000')

  const first = await checkOf(ana, pull.head.sha, /wait for a person/)
  expect(first.run).toMatchObject({ status: 'completed', conclusion: 'neutral' })
  expect(first.run.output.title).toMatch(/\d+ of \d+ sections wait/)
  const lines = draft.text.split('\n')
  const placeholders = first.annotations.filter(({ title }) => title === 'placeholder-left')
  expect(placeholders.length).toBeGreaterThan(10)
  for (const { start_line, end_line } of placeholders) {
    expect(lines.slice(start_line - 1, end_line).join('\n')).toContain('TODO')
  }

  await ana.graphql(READY, { id: pull.node_id })
  await it.settled()
  const ready = await checkOf(ana, pull.head.sha, /block/)
  expect(ready.run.conclusion).toBe('failure')

  await it.advance(3_600_000)
  await ana.rest.repos.createOrUpdateFileContents({
    ...AT,
    path,
    branch: pull.head.ref,
    message: 'Write what only we know',
    sha: draft.sha,
    content: Buffer.from(written(draft.text)).toString('base64'),
  })
  await it.settled()
  const [mended] = await pullOf(ana, number)
  const green = await checkOf(ana, mended?.head.sha ?? '', /./)
  expect(green.annotations.filter(({ annotation_level: level }) => level === 'failure')).toEqual([])
  expect(green.run.conclusion).toBe('success')

  await ana.rest.pulls.merge({ ...AT, pull_number: pull.number })
  await it.settled()
  const closed = async () => (await issues(ana).look(number)).state === 'closed'
  await vi.waitUntil(closed, { timeout: 15_000, interval: 200 })
  await it.settled()
  const incident = await issues(ana).look(number)
  expect(incident.labels).toContain('status: reviewed')
  expect(await cardOf(ana, number)).toContain(path)
  const index = await fileAt(ana, 'postmortems/README.md', 'main')
  expect(index.text).toContain(path.replace('postmortems/', ''))
  expect(it.log()).not.toContain('connections are returned by hand')
})
