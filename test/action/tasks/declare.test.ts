import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Started } from '../../sandbox/support.ts'
import { cardOf } from '../../support/published.ts'
import { type Acted, acted, alone } from '../support/acted.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

let box: Started
beforeEach(async () => {
  box = await alone()
})
afterEach(() => box.close())

interface Sent {
  readonly state?: string
  readonly title?: string
  readonly key?: string
}

const dispatched = (sent: Sent = {}, step: Parameters<typeof acted>[1] = {}): Promise<Acted> => {
  const { state = 'firing', title = 'Checkout errors', key = 'checkout-errors' } = sent
  const alert = { title, severity: 'sev2', service: 'checkout', key, state }
  return acted(box, {
    event: 'repository_dispatch',
    payload: { action: 'sitrep', branch: 'main', client_payload: { alert } },
    ...step,
  })
}

const incidents = async () =>
  (await box.as('ana').rest.issues.listForRepo({ ...AT, labels: 'incident', state: 'all' })).data

test('an alert opens an incident with its card in one run', async () => {
  const done = await dispatched()
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done', status: 'triage' } })
  const [incident, ...others] = await incidents()
  expect(others).toEqual([])
  expect(done.outputs['incident']).toBe(String(incident?.number))
  expect(incident?.user?.login).toBe('github-actions[bot]')
  expect(await cardOf(box.as('ana'), incident?.number ?? 0)).toContain('Declared by an alert')
})

test('the same key goes to the open incident, and its recovery closes nothing', async () => {
  const first = await dispatched()
  const again = await dispatched()
  expect(again.outputs['incident']).toBe(first.outputs['incident'])
  const over = await dispatched({ state: 'recovered' })
  expect(over).toMatchObject({ code: 0, outputs: { incident: first.outputs['incident'] } })
  expect((await incidents()).map(({ state }) => state)).toEqual(['open'])
  const { data } = await box.as('ana').rest.git.listMatchingRefs({ ...AT, ref: 'heads/sitrep' })
  expect(data.map(({ ref }) => ref)).toEqual([])
})

test('a dry run says what would be opened, and opens nothing', async () => {
  const done = await dispatched({}, { inputs: { 'dry-run': 'true' } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'dry-run' } })
  expect(done.log).toMatch(/^POST \/repos\/\{owner\}\/\{repo\}\/issues \{/m)
  expect(await incidents()).toEqual([])
})

test('what an alert says stays out of the log and does nothing in the summary', async () => {
  const title = '::error::pwned <img src=x> @ana'
  const done = await dispatched({ title, key: 'k' })
  expect(done.code).toBe(0)
  expect(done.log).not.toContain('pwned')
  expect(done.summary).not.toContain('<img')
  expect(done.summary).not.toContain('@ana')
})

test('where the job may write no issues the line to add is named', async () => {
  const done = await dispatched({}, { permissions: { contents: 'write' } })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'permission-missing' } })
  expect(done.log).toContain('"issues: write"')
})

test('a dispatch that carries no alert says what to send', async () => {
  const payload = { action: 'sitrep', client_payload: {} }
  const done = await acted(box, { event: 'repository_dispatch', payload })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do' } })
  expect(done.summary).toContain('client')
  expect(await incidents()).toEqual([])
})

test('a failed workflow that config does not name opens nothing', async () => {
  const payload = {
    action: 'completed',
    workflow_run: {
      ...{ id: 1, name: 'CI', path: '.github/workflows/ci.yml', conclusion: 'failure' },
      ...{
        head_branch: 'main',
        head_repository: { id: box.seeded.repository.id },
        html_url: 'http://x.test',
        event: 'push',
        run_attempt: 1,
      },
    },
  }
  const done = await acted(box, { event: 'workflow_run', payload })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'alert-unwanted' } })
  expect(await incidents()).toEqual([])
})

test('somebody declares by the form of the workflow', async () => {
  const inputs = { command: 'declare', title: 'Search is slow', severity: 'sev3' }
  const done = await acted(box, { inputs })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  expect((await incidents()).map(({ title }) => title)).toEqual(['Search is slow'])
})
