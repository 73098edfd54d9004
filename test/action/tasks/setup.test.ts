import { afterEach, expect, test } from 'vitest'
import { switchWorkflows } from '../../../src/sandbox/actions/workflow-settings.ts'
import type { Started } from '../../sandbox/support.ts'
import { type Acted, acted, alone } from '../support/acted.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

let box: Started
afterEach(() => box.close())

async function begun(mayCreatePulls: boolean): Promise<void> {
  box = await alone()
  switchWorkflows(box.sandbox.world, box.seeded.repository, { mayCreatePulls })
}

const setUp = (step: Parameters<typeof acted>[1] = {}): Promise<Acted> =>
  acted(box, { ...step, inputs: { command: 'setup', ...step.inputs } })

const pulls = async () => (await box.as('ana').rest.pulls.list(AT)).data.map(({ title }) => title)
const labels = async () =>
  (await box.as('ana').rest.issues.listLabelsForRepo({ ...AT, per_page: 100 })).data.length

test('labels are made and a pull request is opened, and the next run finds nothing to do', async () => {
  await begun(true)
  const before = await labels()
  const done = await setUp()
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  expect(await labels()).toBeGreaterThan(before)
  expect(await pulls()).toHaveLength(1)
  expect(done.summary).toContain('/pull/')
  expect(await setUp()).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do' } })
})

test('where workflows may open no pull request, the box to tick is named', async () => {
  await begun(false)
  const done = await setUp()
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'pull-requests-forbidden' } })
  expect(done.log).toContain('Allow GitHub Actions to create and approve pull requests')
  expect(await pulls()).toEqual([])
  switchWorkflows(box.sandbox.world, box.seeded.repository, { mayCreatePulls: true })
  expect(await setUp()).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  expect(await pulls()).toHaveLength(1)
})

test('a dry run prints every request and makes nothing', async () => {
  await begun(true)
  const before = await labels()
  const done = await setUp({ inputs: { 'dry-run': 'true' } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'dry-run' } })
  expect(done.log).toMatch(/^POST \/repos\/\{owner\}\/\{repo\}\/labels \{/m)
  expect(done.log).toMatch(/^POST \/repos\/\{owner\}\/\{repo\}\/pulls \{/m)
  expect(await labels()).toBe(before)
  expect(await pulls()).toEqual([])
})

test("a person's token sets up too, since nothing of it is read back as that person's word", async () => {
  await begun(true)
  const done = await setUp({ token: box.seeded.tokens['ana'] ?? '' })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  expect(await pulls()).toHaveLength(1)
})
