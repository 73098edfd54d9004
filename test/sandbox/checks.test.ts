import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, installApp } from '../../src/sandbox/actions/apps.ts'
import { userByLogin } from '../../src/sandbox/find.ts'
import { excuse } from '../support/contract.ts'
import { headOf, propose } from './branches.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
let head_sha: string
let bot: Awaited<ReturnType<Started['asBot']>>
const told: string[] = []
beforeAll(async () => {
  box = await start()
  await propose(box, { branch: 'doc', files: { 'doc.md': 'one\ntwo\n' } })
  head_sha = await headOf(box, 'doc')
  bot = await box.asBot()
  box.sandbox.onWebhook(({ event, action }) => told.push(`${event}.${action}`))
})
afterAll(() => box.close())

const note = (line: number) => ({
  path: 'doc.md',
  start_line: line,
  end_line: line,
  annotation_level: 'warning' as const,
  message: `About line ${line}`,
})
const notes = (count: number) => Array.from({ length: count }, () => note(1))
const output = (annotations: ReturnType<typeof notes>) => ({
  title: '2 of 3',
  summary: '| a | b |',
  annotations,
})
const create = (rest: object = {}, name = 'Sitrep / postmortem') =>
  bot.rest.checks.create({ ...SHOP, name, head_sha, ...rest })

describe('a check run', () => {
  test('is queued, runs and ends, and its annotations add up', async () => {
    told.splice(0)
    const made = await create({ status: 'in_progress', output: output(notes(50)) })
    expect(made.data).toMatchObject({
      status: 'in_progress',
      conclusion: null,
      app: { slug: 'sitrep' },
      pull_requests: [{ number: 1, head: { ref: 'doc' } }],
    })
    const at = { ...SHOP, check_run_id: made.data.id }
    const ended = await bot.rest.checks.update({
      ...at,
      conclusion: 'failure',
      output: output([note(2)]),
    })
    expect(ended.data).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: { annotations_count: 51, title: '2 of 3' },
    })
    expect(ended.data.completed_at).not.toBeNull()
    const eve = box.as('eve').rest.checks
    const last = await eve.listAnnotations({ ...at, per_page: 50, page: 2 })
    expect(last.data).toMatchObject([{ start_line: 2, message: 'About line 2' }])
    expect((await eve.get(at)).data.name).toBe('Sitrep / postmortem')
    expect(told).toEqual(['check_run.created', 'check_run.completed'])
  })

  test('that comes completed is told as both', async () => {
    told.splice(0)
    const { data } = await create({ conclusion: 'success' })
    expect(data).toMatchObject({ status: 'completed', conclusion: 'success' })
    expect(told).toEqual(['check_run.created', 'check_run.completed'])
  })

  test('starts again when it is put back', async () => {
    const { data } = await create({ conclusion: 'success' }, 'again')
    const at = { ...SHOP, check_run_id: data.id }
    const put = await bot.rest.checks.update({ ...at, status: 'in_progress' })
    expect(put.data).toMatchObject({ status: 'in_progress', conclusion: null, completed_at: null })
  })

  test('of the same name follows the one before, which a list of all still has', async () => {
    const first = await create({ conclusion: 'failure' }, 'twice')
    const second = await create({ conclusion: 'success' }, 'twice')
    const { checks } = box.as('eve').rest
    const asked = { ...SHOP, ref: 'doc', check_name: 'twice' }
    const latest = await checks.listForRef(asked)
    expect(latest.data).toMatchObject({ total_count: 1, check_runs: [{ id: second.data.id }] })
    const all = await checks.listForRef({ ...asked, filter: 'all' })
    expect(all.data.check_runs.map(({ id }) => id)).toEqual([second.data.id, first.data.id])
    const app_id = box.seeded.app.id
    expect((await checks.listForRef({ ...asked, app_id })).data.total_count).toBe(1)
    expect((await checks.listForRef({ ...asked, app_id: 1 })).data.total_count).toBe(0)
  })

  test('is looked for on a commit that is not there, which is refused', async () => {
    // GitHub answers so, and its description knows nothing of it.
    excuse(/422 is not described/)
    const { checks } = box.as('eve').rest
    expect(await statusOf(checks.listForRef({ ...SHOP, ref: 'nowhere' }))).toBe(422)
  })

  test('is asked for again by who may push, and its App alone is told', async () => {
    const owner = userByLogin(box.sandbox.world, 'acme')
    if (owner === undefined) throw new Error('acme is gone')
    const other = createApp(box.sandbox.world, {
      slug: 'other',
      owner,
      permissions: { checks: 'write' },
      events: ['check_run'],
    })
    const place = { account: owner, sender: owner, repositories: 'all' as const }
    installApp(box.sandbox.world, other, place)
    const { data } = await create({ conclusion: 'failure' }, 'retry')
    const at = { ...SHOP, check_run_id: data.id }
    told.splice(0)
    await box.as('dev').rest.checks.rerequestRun(at)
    expect(told).toEqual(['check_run.rerequested'])
    expect((await bot.rest.checks.get(at)).data).toMatchObject({ status: 'queued' })
    expect(await statusOf(box.as('caro').rest.checks.rerequestRun(at))).toBe(403)
  })
})

test('all checks of a commit are asked for again at once, of their App alone', async () => {
  const { data } = await create({ conclusion: 'failure' }, 'whole')
  const check_suite_id = data.check_suite?.id ?? 0
  told.splice(0)
  await box.as('dev').rest.checks.rerequestSuite({ ...SHOP, check_suite_id })
  expect(told).toEqual(['check_suite.rerequested'])
  const { checks } = box.as('caro').rest
  expect(await statusOf(checks.rerequestSuite({ ...SHOP, check_suite_id }))).toBe(403)
  expect(await statusOf(checks.rerequestSuite({ ...SHOP, check_suite_id: 1 }))).toBe(404)
})

describe('a check run is refused', () => {
  test('of a person, and of an App that did not make it', async () => {
    const attempt = box.as('ana').rest.checks.create({ ...SHOP, name: 'mine', head_sha })
    await expect(attempt).rejects.toThrow('You must authenticate via a GitHub App.')
    const { data } = await create({}, 'ours')
    const run = box.seeded.repository.checkRuns[data.id]
    if (run === undefined) throw new Error('the run is gone')
    box.seeded.repository.checkRuns[data.id] = { ...run, appId: 1 }
    const at = { ...SHOP, check_run_id: data.id, conclusion: 'success' as const }
    await expect(bot.rest.checks.update(at)).rejects.toThrow('can only be modified by')
    delete box.seeded.repository.checkRuns[data.id]
  })

  test('for more than fifty annotations at once', async () => {
    excuse(/must NOT have more than 50 items/)
    const attempt = create({ output: output(notes(51)) })
    await expect(attempt).rejects.toThrow('No more than 50 items are allowed; 51 were supplied.')
  })

  test('for a summary that is too long', async () => {
    excuse(/must NOT have more than 65535 characters/)
    const long = { title: 'x', summary: 'x'.repeat(65_536) }
    await expect(create({ output: long })).rejects.toThrow('Only 65535 characters are allowed')
  })

  test.each<[string, object]>([
    ['columns over several lines', { end_line: 2, start_column: 1 }],
    ['an end before its start', { start_line: 2, end_line: 1 }],
    ['a title that is too long', { title: 'x'.repeat(256) }],
  ])('for an annotation with %s', async (_, change) => {
    const annotations = [{ ...note(1), ...change }]
    expect(await statusOf(create({ output: output(annotations) }))).toBe(422)
  })

  test('for a commit that is not there, and for an end without a conclusion', async () => {
    expect(await statusOf(create({ head_sha: 'f'.repeat(40) }))).toBe(422)
    expect(await statusOf(create({ status: 'completed' }))).toBe(422)
  })
})

test('an App without the permission writes no check', async () => {
  const token = await box.asApp().rest.apps.createInstallationAccessToken({
    installation_id: box.seeded.installation.id,
    permissions: { contents: 'write' },
  })
  const { checks } = box.octokit(token.data.token).rest
  expect(await statusOf(checks.create({ ...SHOP, name: 'x', head_sha }))).toBe(403)
})
