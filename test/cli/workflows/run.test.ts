import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunConclusion, WorkflowRun } from '../../../src/sandbox/model-actions.ts'
import { write } from '../../sandbox/branches.ts'
import { SHOP, type Started, start } from '../../sandbox/support.ts'
import { cli } from '../../support/cli.ts'
import { envOf } from '../../support/examined.ts'

const PATH = '.github/workflows/sitrep.yml'
const TEMPLATE = readFileSync('templates/workflows/sitrep.yml', 'utf8')
const WEEK_MS = 7 * 24 * 3_600_000
let box: Started
let dispatched: Record<string, unknown>[] = []
beforeEach(async () => {
  dispatched = []
  box = await start({
    app: {
      permissions: { issues: 'write', contents: 'write', actions: 'write' },
      events: ['workflow_dispatch'],
    },
  })
})
afterEach(() => box.close())

const as = (who: string) => ({ env: envOf(box, who) })
const declare = async () => {
  const { data } = await box
    .as('ana')
    .rest.issues.create({ ...SHOP, title: 'Down', body: '/sev 1', labels: ['incident'] })
  return data.number
}

/** A workflow, and somebody who runs it: each run ends as it is told after it was looked at twice. */
async function runs(conclusion: RunConclusion | null, text = TEMPLATE): Promise<void> {
  await write(box, 'main', PATH, text)
  box.sandbox.onWebhook(({ event, payload }) => {
    if (event !== 'workflow_dispatch') return
    dispatched.push((JSON.parse(payload) as { inputs: Record<string, unknown> }).inputs)
    const { repository } = box.seeded
    const at = box.sandbox.world.now()
    const run: Partial<WorkflowRun> = {
      ...{ id: 77, workflowId: repository.workflows[0]?.id ?? 0, path: PATH, name: 'Sitrep' },
      ...{ event: 'workflow_dispatch', title: 'Sitrep', headSha: '', headBranch: 'main' },
      ...{ actorId: box.seeded.users['ana']?.id ?? 0, createdAt: at, suiteId: 1, runNumber: 1 },
      ...{ startedAt: at, updatedAt: at, attempt: 1, payload: {}, trouble: null, jobs: [] },
      ...(conclusion === null
        ? { status: 'in_progress', conclusion: null }
        : { status: 'completed', conclusion }),
    }
    repository.workflowRuns[77] = run as WorkflowRun
  })
}

describe('--run starts the workflow', () => {
  test('with what is to be done, and says where to look', async () => {
    await runs('success')
    const number = await declare()
    const { code, out, notes } = await cli(`converge ${number} --run`, as('ana'))
    expect([code, dispatched.length]).toEqual([0, 1])
    expect(dispatched[0]).toMatchObject({ command: 'converge', issue: String(number) })
    expect(out).toMatch(/card\.create[\s\S]*\nStarted: http:\S+\/acme\/shop\/actions\/runs\/77$/)
    expect(notes).toContain(`started ${PATH}`)
    expect(notes).not.toContain('nothing is written')
    expect(
      (await box.as('ana').rest.issues.listComments({ ...SHOP, issue_number: number })).data,
    ).toEqual([])
  })

  test.each([
    ['success', 0],
    ['failure', 1],
    ['cancelled', 1],
  ] as const)('and --wait tells that it ended as %s', async (conclusion, exit) => {
    await runs(conclusion)
    const { code, out } = await cli(`converge ${await declare()} --run --wait`, as('dev'))
    expect(code).toBe(exit)
    expect(out).toMatch(new RegExp(`The run ended as ${conclusion}: http:\\S+/runs/77$`))
  })

  test('and --wait ends for whoever waits an hour', async () => {
    await runs(null)
    const ran = await cli(`converge ${await declare()} --run --wait`, as('ana'))
    expect(ran.code).toBe(1)
    expect(ran.notes).toContain('the run is in progress')
    expect(ran.out).toMatch(/The run goes on, see http:\S+\/runs\/77$/)
    expect(ran.waitedMs).toBeGreaterThanOrEqual(3_600_000)
    expect(ran.waitedMs).toBeLessThan(3_700_000)
  })

  test('--json has the plan and the run in one', async () => {
    await runs('success')
    const { out } = await cli(`converge ${await declare()} --run --wait --json`, as('ana'))
    expect(JSON.parse(out)).toMatchObject({
      applied: false,
      effects: expect.arrayContaining([expect.objectContaining({ type: 'card.create' })]),
      run: { id: 77, workflow: PATH, conclusion: 'success' },
    })
  })

  test('of a sweep, also where no incident waits: reports and pull requests may', async () => {
    await runs('success')
    const quiet = await cli('sweep --run --wait', as('ana'))
    expect([quiet.code, quiet.out]).toEqual([
      0,
      expect.stringContaining('The run ended as success'),
    ])
    await declare()
    expect((await cli('sweep --run --wait', as('ana'))).code).toBe(0)
    const sweep = expect.objectContaining({ command: 'sweep' })
    expect(dispatched).toEqual([sweep, sweep])
  })

  test('of a report that is published, with its kind and period', async () => {
    await runs('success')
    await declare()
    box.sandbox.clock.advance(WEEK_MS)
    const line = 'report --publish --kind metrics --run --wait'
    const { code, out, notes } = await cli(line, as('ana'))
    expect(notes).toContain('The run ended as success')
    expect([code, out.startsWith('#')]).toEqual([0, true])
    expect(dispatched).toEqual([
      expect.objectContaining({
        ...{
          command: 'report',
          report: 'metrics',
          period: expect.stringMatching(/^20\d\d-W\d\d$/),
        },
      }),
    ])
  })

  test('and finds the run by itself where GitHub does not say which one it is', async () => {
    await runs('success')
    const route = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
    box.sandbox.faults.queue({ method: 'POST', route, nth: 1, before: { status: 422 } })
    const { out } = await cli(`converge ${await declare()} --run`, as('ana'))
    expect(out).toMatch(/Started: http:\S+\/runs\/77$/)
    expect(dispatched).toHaveLength(1)
  })
})

describe('--run is refused', () => {
  const said = async (line: string, who = 'ana') => {
    const { code, notes } = await cli(line, as(who))
    return `${code} ${notes}`
  }

  test('where no workflow runs Sitrep, with what offers one', async () => {
    expect(await said(`converge ${await declare()} --run`)).toMatch(
      /^1 .*no workflow of acme\/shop runs Sitrep.*sitrep setup --action --repo acme\/shop/,
    )
  })

  test('where the workflow is switched off', async () => {
    await runs('success')
    await box.as('ana').rest.actions.listRepoWorkflows(SHOP)
    for (const one of box.seeded.repository.workflows) one.state = 'disabled_inactivity'
    expect(await said(`converge ${await declare()} --run`)).toMatch(
      /^1 .*switched off \(disabled_inactivity\): gh workflow enable sitrep\.yml --repo acme\/shop/,
    )
  })

  test.each([
    [/\n {6}period:\n.*\n/, '\n', 'has no input period'],
    ['report, review', 'review', 'does not offer "report" for command'],
    [/\n {2}workflow_dispatch:[\s\S]*?\n\n/, '\n\n', 'has no form with the input command'],
  ])('where the form lacks %s', async (part, instead, words) => {
    await runs('success', TEMPLATE.replace(part, instead))
    await declare()
    box.sandbox.clock.advance(WEEK_MS)
    const told = await said('report --publish --run')
    expect(told).toMatch(/^1 /)
    expect(told).toContain(words)
    expect(told).toContain('Take templates/workflows/sitrep.yml over again')
    expect(dispatched).toEqual([])
  })

  test('to whoever may only read, with what it takes', async () => {
    await runs('success')
    expect(await said(`converge ${await declare()} --run`, 'caro')).toMatch(
      /^1 .*GITHUB_TOKEN may not start workflows of acme\/shop: it takes the role write/,
    )
  })

  test('to a token without the right to start any', async () => {
    await runs('success')
    const route = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
    box.sandbox.faults.queue({ method: 'POST', route, nth: 1, before: { status: 404 } })
    expect(await said(`converge ${await declare()} --run`)).toContain('a token with Actions: write')
  })

  test('to the App, which writes itself', async () => {
    await runs('success')
    expect(await said(`converge ${await declare()} --run`, 'app')).toMatch(
      /^2 .*the App \d+ may write itself: leave --run out/,
    )
  })

  test.each([
    ['converge 1 --wait', '--wait is for --run'],
    ['converge 1 --run --dry-run', 'leave one of them out'],
    ['sweep --run --since 2h', 'takes no --since'],
    ['report --run', '--run is for --publish'],
    ['report --incidents x.json --run', '--run is not for --incidents'],
  ])('`sitrep %s` is wrong usage', async (line, words) => {
    const told = await said(line)
    expect(told).toMatch(/^2 /)
    expect(told).toContain(words)
  })
})

test('a person is told of --run where nothing is written', async () => {
  const { notes } = await cli(`converge ${await declare()}`, as('ana'))
  expect(notes).toContain('Add --run to start the workflow that does it')
})
