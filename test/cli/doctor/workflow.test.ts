import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, plus } from '../../../src/domain/instant.ts'
import type { RunConclusion, WorkflowRun } from '../../../src/sandbox/model-actions.ts'
import { write } from '../../sandbox/branches.ts'
import { SHOP, type Started, start } from '../../sandbox/support.ts'
import { health } from '../../support/examined.ts'

const PATH = '.github/workflows/sitrep.yml'
const TEMPLATE = readFileSync('templates/workflows/sitrep.yml', 'utf8')
let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const put = (text: string, path = PATH) => write(box, 'main', path, text)
const only = (lines: string) =>
  `on: [push]\njobs:\n  it:\n${lines}    steps:\n      - uses: a/sitrep@v1\n`

/** GitHub knows a workflow from when somebody first asks. */
async function known(ago = 0) {
  await box.as('ana').rest.actions.listRepoWorkflows(SHOP)
  const { workflows } = box.seeded.repository
  for (const one of workflows) {
    Object.assign(one, { createdAt: plus(box.sandbox.world.now(), -ago) })
  }
  return workflows
}

async function ran(ago: number, conclusion: RunConclusion): Promise<void> {
  const [workflow] = await known(30 * DAY_MS)
  const at = plus(box.sandbox.world.now(), -ago)
  const run: Partial<WorkflowRun> = {
    ...{ id: 77, workflowId: workflow?.id ?? 0, path: PATH, name: 'Sitrep', runNumber: 1 },
    ...{ event: 'schedule', title: 'Sitrep', headSha: '', headBranch: 'main', suiteId: 1 },
    ...{ actorId: box.seeded.users['ana']?.id ?? 0, createdAt: at, payload: {}, attempt: 1 },
    ...{ startedAt: at, updatedAt: at, status: 'completed', conclusion, trouble: null, jobs: [] },
  }
  box.seeded.repository.workflowRuns[77] = run as WorkflowRun
}

describe('the workflow that we give to others', () => {
  // Its suites are on every commit, by which an App is known to be there.
  beforeEach(() => {
    Object.assign(box.seeded.app, { slug: 'another' })
  })

  test('has every permission that the App has, and a schedule', async () => {
    await put(TEMPLATE)
    const found = await health(box)
    expect(found.of('workflow')).toEqual([`ok: ${PATH} runs Sitrep`])
    expect(found.of('schedule')).toEqual([`ok: The schedule of ${PATH} is new and has not run yet`])
  })

  test('is found by any name, and others are not taken for it', async () => {
    await put('on: push\njobs: {a: {steps: [{run: echo}]}}', '.github/workflows/ci.yml')
    await put('not: [a, workflow', '.github/workflows/broken.yml')
    expect((await health(box)).of('workflow')).toEqual([
      'warning: No workflow runs Sitrep here, which is right only where the App is installed',
    ])
    expect((await health(box)).next('workflow')[0]).toContain('sitrep setup --action')
    expect((await health(box, 'app')).of('schedule')).toEqual([])
    await put(TEMPLATE, '.github/workflows/incidents.yaml')
    expect((await health(box)).of('workflow')).toEqual([
      'ok: .github/workflows/incidents.yaml runs Sitrep',
    ])
  })

  test.each([
    ['disabled_inactivity', 'was switched off by GitHub, since nothing was pushed for 60 days'],
    ['disabled_manually', 'is switched off (disabled_manually)'],
  ] as const)('is told where it is %s, with what enables it', async (state, words) => {
    await put(TEMPLATE)
    for (const one of await known()) one.state = state
    const found = await health(box)
    expect(found.of('workflow')).toEqual([`broken: ${PATH} ${words}`])
    expect(found.next('workflow')).toEqual(['gh workflow enable sitrep.yml --repo acme/shop'])
    expect(found.of('schedule')).toEqual([])
  })
})

describe('permissions', () => {
  test('that no job has are told with the line to add', async () => {
    await put(TEMPLATE.replaceAll(/^ +checks: write.*\n/gm, ''))
    const found = await health(box)
    expect(found.of('workflow')[0]).toBe(
      'broken: No job of Sitrep has the permission checks: write',
    )
    expect(found.next('workflow')[0]).toBe(
      `Add the line checks: write below permissions: in ${PATH}`,
    )
  })

  test.each([
    ['    permissions: write-all\n', []],
    [
      '    permissions: read-all\n',
      ['issues: write', 'contents: write', 'pull-requests: write', 'checks: write'],
    ],
    ['', ['what the token of it may do']],
  ])('%j', async (lines, words) => {
    await put(only(lines))
    const told = (await health(box)).of('workflow').filter((one) => !one.startsWith('ok'))
    expect(told).toHaveLength(words.length)
    for (const [at, one] of words.entries()) expect(told[at]).toContain(one)
  })

  test('of the workflow do not matter to one that brings a token of its own', async () => {
    const token = ['        with: {token: "$', '{{ steps.app.outputs.token }}"}\n'].join('')
    await put(`${only('    permissions: {}\n')}${token}`)
    expect((await health(box)).of('workflow')).toEqual([`ok: ${PATH} runs Sitrep`])
    expect((await health(box)).of('actions')).toEqual([
      'ok: Actions is on, and may open pull requests',
    ])
  })
})

describe('the schedule', () => {
  test.each([
    [HOUR_MS, 'success', /^ok: The schedule of \S+ last ran at \S+$/],
    [3 * HOUR_MS, 'skipped', /^ok: /],
    [HOUR_MS, 'failure', /^broken: .* and ended as failure$/],
    [9 * HOUR_MS, 'success', /^broken: .* last ran at \S+, though it was due since$/],
  ] as const)('that ran %d ms ago and ended as %s', async (ago, conclusion, words) => {
    await put(TEMPLATE)
    await ran(ago, conclusion)
    expect((await health(box)).of('schedule')).toEqual([expect.stringMatching(words)])
  })

  test('that never ran is told once it was due a few times', async () => {
    await put(TEMPLATE)
    await known(DAY_MS)
    expect((await health(box)).of('schedule')[0]).toContain(
      'has never run, though it was due since',
    )
  })

  test('that nobody has is told', async () => {
    await put(only('    permissions: write-all\n'))
    expect((await health(box)).of('schedule')).toEqual([
      expect.stringMatching(/^warning: No workflow of Sitrep has a schedule/),
    ])
  })

  test('that GitHub will soon switch off is told, in public repositories alone', async () => {
    await put(TEMPLATE)
    box.sandbox.clock.advance(55 * DAY_MS)
    const words = async () => (await health(box)).of('schedule').join()
    expect(await words()).toContain('GitHub switches the schedule off at')
    box.seeded.repository.private = true
    expect(await words()).not.toContain('GitHub switches the schedule off at')
  })
})

describe('settings', () => {
  const change = (settings: Partial<Started['seeded']['repository']['workflowSettings']>) => {
    const { repository } = box.seeded
    repository.workflowSettings = { ...repository.workflowSettings, ...settings }
  }

  test('that keep a workflow from opening pull requests are told with the box to tick', async () => {
    await put(TEMPLATE)
    const found = await health(box)
    expect(found.of('actions')).toEqual([
      expect.stringContaining(
        'The box "Allow GitHub Actions to create and approve pull requests" is not ticked',
      ),
    ])
    expect(found.next('actions')[0]).toMatch(/^Tick it at http:\S+\/acme\/shop\/settings\/actions/)
    change({ mayCreatePulls: true })
    expect((await health(box)).of('actions')).toEqual([
      'ok: Actions is on, and may open pull requests',
    ])
  })

  test('that switch Actions off are told', async () => {
    await put(TEMPLATE)
    change({ actionsEnabled: false, mayCreatePulls: true })
    expect((await health(box)).of('actions')).toEqual([
      'broken: Actions is switched off in acme/shop, so no workflow runs',
    ])
  })

  test('are unknown to whoever does not administer, and nobody asks where no workflow is ours', async () => {
    expect((await health(box, 'dev')).of('actions')).toEqual([])
    await put(TEMPLATE)
    const found = await health(box, 'dev')
    expect(found.of('actions').every((one) => one.startsWith('unknown: '))).toBe(true)
    expect(found.next('actions')[0]).toContain('administers the repository')
  })
})

describe('App and Action', () => {
  const apps = async (slug: string) => {
    Object.assign(box.seeded.app, { slug })
    await put('anything', 'a.txt')
  }
  const writer = async (who = 'ana') => (await health(box, who)).of('writer')
  const BOTH = `warning: sitrep-acme[bot] writes here, and the runs of ${PATH} stand down for it`

  test('at once are told to whoever looks, as the App or not', async () => {
    await apps('sitrep-acme')
    await put(TEMPLATE)
    expect(await writer()).toEqual([BOTH])
    expect(await writer('app')).toEqual([BOTH])
  })

  test.each([
    ['sitrep-acme', 'app', 'ok: sitrep-acme[bot] writes here, as writer: app in the config says'],
    ['sitrep-acme', 'action', `ok: ${PATH} writes here, as writer: action in the config says`],
    ['another', 'action', `ok: ${PATH} writes here, as writer: action in the config says`],
    ['another', 'auto', `ok: ${PATH} writes here`],
    [
      'another',
      'app',
      `broken: Nobody writes here: writer: app in the config keeps ${PATH} from it`,
    ],
  ])('beside the App %s, and writer: %s', async (slug, wish, words) => {
    await apps(slug)
    await put(TEMPLATE)
    await put(`writer: ${wish}\n`, '.github/sitrep.yml')
    expect(await writer()).toEqual([words])
  })

  test('that are not here answer nobody', async () => {
    await apps('another')
    expect(await writer()).toEqual([
      'warning: Neither App nor Action is seen here, so nobody answers',
    ])
    await put(TEMPLATE)
    for (const one of await known()) one.state = 'disabled_manually'
    expect(await writer()).toEqual([
      'warning: Neither App nor Action is seen here, so nobody answers',
    ])
  })

  test('no workflow is missed where the App is seen to do the work', async () => {
    await apps('sitrep')
    expect((await health(box)).of('workflow')).toEqual([
      'ok: No workflow runs Sitrep: the App does the work',
    ])
    expect(await writer()).toEqual(['ok: sitrep[bot] writes here'])
  })
})
