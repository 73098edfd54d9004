import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '../../../src/cli/doctor/checks/limits.ts'
import type { Patient } from '../../../src/cli/doctor/patient.ts'
import { CHECKS } from '../../../src/cli/doctor/registry.ts'
import { type Instant, instant, plus, systemNow } from '../../../src/domain/instant.ts'
import { write } from '../../sandbox/branches.ts'
import { SHOP, type Started, start } from '../../sandbox/support.ts'
import { cli } from '../../support/cli.ts'
import { envOf, health, wellEquipped } from '../../support/examined.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const setUp = () => cli('setup', { env: envOf(box, 'ana') })
const written = () => JSON.stringify(Object.values(box.sandbox.world.state.repositories))

test('every file of checks is in the registry, under its own name', () => {
  const names = readdirSync('src/cli/doctor/checks').map((file) => file.replace(/\.ts$/, ''))
  expect(CHECKS.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
})

test('what is in order is told as such, and nothing is written', async () => {
  await setUp()
  await write(box, 'main', '.github/ISSUE_TEMPLATE/incident.yml', 'name: Incident\n')
  await write(box, 'main', '.github/sitrep.yml', '')
  wellEquipped(box)
  const before = written()
  const found = await health(box, 'app')
  expect(found.findings.filter(({ state }) => state === 'broken' || state === 'warning')).toEqual(
    [],
  )
  expect(found.code).toBe(0)
  expect(found.of('labels')).toEqual([expect.stringMatching(/^ok: All \d+ labels are there$/)])
  expect(found.of('files')).toEqual(['ok: Form and config are on the default branch'])
  expect(written()).toBe(before)
  expect(found.requests).toBeLessThan(25)
})

test('people see a table, with what to do below each finding, and how many requests it took', async () => {
  const { code, out } = await cli('doctor', { env: envOf(box, 'ana') })
  expect(code).toBe(1)
  expect(out).toMatch(/^Check +State +What\n/)
  expect(out).toMatch(/^labels +broken +38 labels are missing: incident/m)
  expect(out).toMatch(/^ +next +sitrep setup --repo acme\/shop$/m)
  expect(out).toMatch(/acme\/shop: 1 broken, .* Asked with \d+ requests, nothing written\.$/)
  expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(90)
})

describe('labels', () => {
  test('that are missing are named with what makes them; the one of incidents is needed', async () => {
    await setUp()
    await box.as('ana').rest.issues.deleteLabel({ ...SHOP, name: 'sev3' })
    const found = await health(box)
    expect(found.of('labels')).toEqual(['warning: A label is missing: sev3'])
    expect(found.next('labels')).toEqual(['sitrep setup --repo acme/shop'])
    await box.as('ana').rest.issues.deleteLabel({ ...SHOP, name: 'incident' })
    expect((await health(box)).of('labels')).toEqual([
      'broken: 2 labels are missing: incident, sev3',
    ])
  })

  test('written otherwise are told, since lists name them as they are written', async () => {
    await setUp()
    await box.as('ana').rest.issues.updateLabel({ ...SHOP, name: 'sev1', new_name: 'SEV1' })
    expect((await health(box)).of('labels')).toEqual([
      'warning: Written otherwise: SEV1 is sev1 to Sitrep',
    ])
  })
})

describe('files', () => {
  test('that are missing are told, with the pull request that waits', async () => {
    const before = await health(box)
    expect(before.of('files')).toHaveLength(2)
    expect(before.next('files')).toEqual(Array(2).fill('sitrep setup --repo acme/shop'))
    await setUp()
    expect((await health(box)).next('files')[0]).toMatch(/^Merge http:\S+\/pull\/1$/)
  })

  test('of another ending are found', async () => {
    await write(box, 'main', '.github/ISSUE_TEMPLATE/incident.yaml', 'name: Incident\n')
    expect((await health(box)).of('files').join()).not.toContain('incident.yml')
  })
})

test('mistakes of the config are told with line and column', async () => {
  await write(box, 'main', '.github/sitrep.yml', 'timezone: UTC\nlable: x\n')
  const found = await health(box)
  expect(found.of('config')).toEqual([
    expect.stringMatching(/^broken: \S*sitrep\.yml:2:1 .*"label"/),
  ])
  expect(found.next('config')[0]).toMatch(/^Change line 2 of /)
  expect(found.code).toBe(1)
})

test('a repository that takes no writes or no issues is told', async () => {
  box.seeded.repository.archived = true
  box.seeded.repository.hasIssues = false
  const found = await health(box)
  expect(found.of('repository')).toEqual([
    'broken: acme/shop is archived, so nothing can be written',
    'broken: Issues are switched off in acme/shop, and an incident is an issue',
  ])
})

test.each([
  [-10 * 60_000, 'broken', "10 min behind GitHub's"],
  [45_000, 'warning', "s ahead of GitHub's"],
  [0, 'ok', "agrees with GitHub's"],
])('a clock that is off by %d ms is %s', async (apart, state, words) => {
  const now = () => plus(systemNow(), apart) as Instant
  const [told = ''] = (await health(box, 'ana', now)).of('clock')
  expect(told).toMatch(new RegExp(`^${state}: .*${words}`))
})

test('a GitHub without queries is told, and all else is still looked at', async () => {
  box.sandbox.faults.queue({
    ...{ method: 'POST', route: '/graphql', every: 1, before: { status: 404 } },
  })
  const found = await health(box)
  expect(found.of('graphql')).toEqual([expect.stringMatching(/^warning: GraphQL is not answered/)])
  expect(found.of('access')[0]).toContain('that of ana')
})

test('a check that gets no answer is unknown and stops no other', async () => {
  const route = '/repos/{owner}/{repo}/labels'
  box.sandbox.faults.queue({
    method: 'GET',
    route,
    every: 1,
    before: { kind: 'secondary-limit', seconds: 90 },
  })
  const found = await health(box)
  expect(found.of('labels')).toEqual([expect.stringMatching(/^unknown: .*could not be seen/)])
  expect(found.next('labels')).toEqual(['Run this again in 90 seconds'])
  expect(found.of('graphql')).toEqual(['ok: GraphQL is answered'])
})

test.each([
  [0, 'broken'],
  [499, 'warning'],
  [500, 'ok'],
])('%d requests left of 5000 are %s', async (remaining, state) => {
  const resetAt = instant('2026-11-21T12:00:00Z')
  const budgets = new Map([['core', { resource: 'core', limit: 5000, remaining, resetAt }]])
  const [told] = await limits.look({ budgets } as unknown as Patient)
  expect(told).toMatchObject({ state, what: `${remaining} of 5000 requests left (core)` })
  if (state !== 'ok') expect(told?.next).toContain('Wait until 2026-11-21T12:00:00Z')
})

test('a token that sees no such repository is told so, and a wrong one', async () => {
  const env = { ...envOf(box, 'ana'), GITHUB_REPOSITORY: 'acme/nowhere' }
  expect(await cli('doctor', { env })).toMatchObject({
    code: 1,
    notes: expect.stringContaining('GITHUB_TOKEN sees no repository acme/nowhere'),
  })
  expect(await cli('doctor', { env: { ...env, GITHUB_TOKEN: 'ghp_wrong' } })).toMatchObject({
    code: 1,
    notes: expect.stringContaining('GitHub does not take GITHUB_TOKEN'),
  })
})
