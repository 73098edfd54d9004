// biome-ignore-all lint/suspicious/noTemplateCurlyInString: GitHub fills these in.
import { afterEach, describe, expect, test } from 'vitest'
import { jobToken } from '../../../src/sandbox/actions/jobs.ts'
import { switchWorkflows } from '../../../src/sandbox/actions/workflow-settings.ts'
import { runner } from '../../../src/sandbox/runner/runner.ts'
import { SHOP, statusOf } from '../support.ts'
import { job, type Shop, say, shop } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const NOTE = '${{ github.event_name }} ${{ github.ref }} ${{ github.event.action }}'
/** A shop with one workflow that notes what started it, and where. */
async function noting(on: string, note = NOTE, more: Readonly<Record<string, string>> = {}) {
  const one = await shop({
    'note.yml': `name: Note\non: ${on}\njobs:\n${job('', say(note))}`,
    ...more,
  })
  open.push(one)
  return one
}
async function noted(box: Shop): Promise<readonly string[]> {
  await box.idle()
  return box
    .runs()
    .filter(({ name }) => name === 'Note')
    .map(({ jobs, conclusion }) => jobs[0]?.steps[0]?.log.trim() ?? String(conclusion))
}

async function branch(box: Shop, as = box.as('dev').rest) {
  const { data } = await as.git.getRef({ ...SHOP, ref: 'heads/main' })
  await as.git.createRef({ ...SHOP, ref: 'refs/heads/hat', sha: data.object.sha })
  const content = Buffer.from('hat').toString('base64')
  const file = { ...SHOP, path: 'docs/hat.md', message: 'Sell hats', content, branch: 'hat' }
  await as.repos.createOrUpdateFileContents(file)
}
const PULL = { ...SHOP, title: 'Sell hats', head: 'hat', base: 'main' } as const

describe('a push', () => {
  test('starts what asks for its branch and its paths', async () => {
    const box = await noting("{ push: { branches: [main], paths: ['docs/**', '!docs/old/**'] } }")
    box.push({ 'docs/a.md': 'a' }, 'Write')
    box.push({ 'docs/old/a.md': 'a', 'src/a.ts': 'a' }, 'Build')
    expect(await noted(box)).toEqual(['push refs/heads/main'])
    await branch(box)
    expect(await noted(box)).toHaveLength(1)
  })

  test('that says so starts nothing, and neither does taking a branch away', async () => {
    const box = await noting('push')
    box.push({ 'a.md': 'a' }, 'Write [skip ci]')
    expect(await noted(box)).toEqual([])
    await branch(box)
    expect(await noted(box)).toEqual(['push refs/heads/hat'])
    await box.as('dev').rest.git.deleteRef({ ...SHOP, ref: 'heads/hat' })
    expect(await noted(box)).toHaveLength(1)
  })

  test('of a job starts nothing', async () => {
    const box = await noting('push')
    const { token } = jobToken(box.sandbox.world, box.seeded.repository, { contents: 'write' })
    await branch(box, box.octokit(token).rest)
    expect(await noted(box)).toEqual([])
  })
})

describe('a pull request', () => {
  test('starts what asks for its base and its paths, when it is opened and when it moves', async () => {
    const box = await noting("{ pull_request: { branches: [main], paths: ['docs/**'] } }")
    await branch(box)
    await box.as('dev').rest.pulls.create(PULL)
    await box.as('dev').rest.issues.addLabels({ ...SHOP, issue_number: 1, labels: ['bug'] })
    expect(await noted(box)).toEqual(['pull_request refs/pull/1/merge opened'])
    expect(box.runs()[0]).toMatchObject({ headBranch: 'hat', headRef: 'hat', baseRef: 'main' })
  })

  test('of a job waits until somebody who may push approves its runs', async () => {
    const box = await noting('pull_request')
    const { repository } = box.seeded
    switchWorkflows(box.sandbox.world, repository, { mayCreatePulls: true })
    const { token } = jobToken(box.sandbox.world, repository, {
      contents: 'write',
      'pull-requests': 'write',
    })
    await branch(box, box.octokit(token).rest)
    await box.octokit(token).rest.pulls.create(PULL)
    expect(await noted(box)).toEqual(['action_required'])
    const run_id = box.runs()[0]?.id ?? 0
    const approve = (login: string) =>
      box.as(login).rest.actions.approveWorkflowRun({ ...SHOP, run_id })
    expect(await statusOf(approve('caro'))).toBe(403)
    expect(await statusOf(approve('dev'))).toBe(201)
    expect(await noted(box)).toEqual(['pull_request refs/pull/1/merge opened'])
    expect(await statusOf(approve('dev'))).toBe(403)
  })

  test('of a job starts nothing where servers know no approval', async () => {
    const box = await noting('pull_request')
    const { repository } = box.seeded
    switchWorkflows(box.sandbox.world, repository, {
      mayCreatePulls: true,
      tokenStartsRuns: 'never',
    })
    const permissions = { contents: 'write', 'pull-requests': 'write' } as const
    const { token } = jobToken(box.sandbox.world, repository, permissions)
    await branch(box, box.octokit(token).rest)
    await box.octokit(token).rest.pulls.create(PULL)
    expect(await noted(box)).toEqual([])
  })
})

describe('what else starts a workflow', () => {
  test('a dispatch of one of its types, also by a job', async () => {
    const box = await noting(
      '{ repository_dispatch: { types: [sitrep] } }',
      '${{ github.event.client_payload.key }}',
    )
    const dispatch = (event_type: string, as = box.as('dev')) =>
      as.rest.repos.createDispatchEvent({ ...SHOP, event_type, client_payload: { key: 'db' } })
    await dispatch('sitrep')
    await dispatch('other')
    const { token } = jobToken(box.sandbox.world, box.seeded.repository, { contents: 'write' })
    await dispatch('sitrep', box.octokit(token))
    expect(await noted(box)).toEqual(['db', 'db'])
  })

  test('somebody who starts it by hand, with the inputs that were filled in', async () => {
    const form =
      '{ workflow_dispatch: { inputs: { to: { default: world }, loud: { type: boolean } } } }'
    const box = await noting(form, "${{ inputs.to }} ${{ inputs.loud && 'loud' || 'quiet' }}")
    const asked = { ...SHOP, workflow_id: 'note.yml', ref: 'main' }
    const { actions } = box.as('dev').rest
    await actions.createWorkflowDispatch(asked)
    const inputs = { to: 'you', loud: 'true' }
    const run = await actions.createWorkflowDispatch({
      ...asked,
      inputs,
      return_run_details: true,
    } as never)
    expect(await noted(box)).toEqual(['world quiet', 'you loud'])
    expect(run.data).toMatchObject({ workflow_run_id: box.runs()[1]?.id })
  })

  test('a deployment that failed, and not one that went out of use', async () => {
    const box = await noting('deployment_status', '${{ github.event.deployment_status.state }}')
    const { repos } = box.as('dev').rest
    const deploy = async (state: 'failure' | 'success') => {
      const { data } = await repos.createDeployment({ ...SHOP, ref: 'main', environment: 'canary' })
      const deployment_id = 'id' in data ? data.id : 0
      await repos.createDeploymentStatus({ ...SHOP, deployment_id, state })
    }
    await deploy('success')
    await deploy('failure')
    await deploy('success')
    expect(await noted(box)).toEqual(['success', 'failure', 'success'])
  })

  test('the end of another workflow, by its name and branch', async () => {
    const on = '{ workflow_run: { workflows: [Build], types: [completed], branches: [main] } }'
    const note = '${{ github.event.workflow_run.conclusion }}'
    const build = `name: Build\non: push\njobs:\n${job('', say('fail'))}`
    const box = await noting(on, note, { 'build.yml': build })
    box.push({ 'a.md': 'a' }, 'Write')
    await box.idle()
    expect(await noted(box)).toEqual(['failure'])
    await branch(box)
    await box.idle()
    expect(await noted(box)).toHaveLength(1)
  })

  test('nothing where Actions is switched off', async () => {
    const box = await noting('push')
    switchWorkflows(box.sandbox.world, box.seeded.repository, { actionsEnabled: false })
    box.push({ 'a.md': 'a' }, 'Write')
    expect(await noted(box)).toEqual([])
  })
})

describe('a schedule', () => {
  const HOUR_MS = 3_600_000
  const DAY_MS = 24 * HOUR_MS
  /** A winter's day that is still to come. */
  const at = (box: Shop, time: string) => {
    const now = box.sandbox.world.now()
    const year = box.seeded.repository.createdAt + 400 * DAY_MS
    const day = `${new Date(year).getUTCFullYear()}-01-10`
    box.sandbox.clock.advance(Date.parse(`${day}T${time}`) - now)
  }

  test('comes due by the clock of the world, once however late, in its own time zone', async () => {
    const berlin = "{ cron: '0 9 * * *', timezone: Europe/Berlin }"
    const box = await noting(
      `{ schedule: [{ cron: '7 * * * *' }, ${berlin}] }`,
      '${{ github.event.schedule }}',
    )
    at(box, '07:30:00Z')
    const before = (await noted(box)).length
    box.push({ 'a.md': 'a' }, 'Write')
    at(box, '07:59:00Z')
    expect(await noted(box)).toHaveLength(before)
    at(box, '08:00:30Z')
    expect((await noted(box)).slice(before)).toEqual(['0 9 * * *'])
    at(box, '12:30:00Z')
    expect((await noted(box)).slice(before + 1)).toEqual(['7 * * * *'])
  })

  test('is switched off in a public repository after sixty days without a push', async () => {
    const box = await noting("{ schedule: [{ cron: '0 * * * *' }] }")
    box.sandbox.clock.advance(59 * DAY_MS)
    expect(await noted(box)).toHaveLength(1)
    box.sandbox.clock.advance(2 * DAY_MS)
    expect(await noted(box)).toHaveLength(1)
    const { data } = await box
      .as('eve')
      .rest.actions.getWorkflow({ ...SHOP, workflow_id: 'note.yml' })
    expect(data.state).toBe('disabled_inactivity')
  })
})

describe('what a run is told', () => {
  test('no secret where its pull request may only read', async () => {
    const on = `on: pull_request\njobs:\n${job('', say('key: ${{ secrets.KEY }}'))}`
    const box = await shop({ 'note.yml': `name: Note\n${on}` }, { secrets: { KEY: 'hidden' } })
    open.push(box)
    switchWorkflows(box.sandbox.world, box.seeded.repository, { readOnlyToken: true })
    await branch(box)
    await box.as('dev').rest.pulls.create(PULL)
    expect(await noted(box)).toEqual(['key:'])
  })
})

test('what ran when the box was switched off is over when it is on again', async () => {
  const box = await noting('issues', 'Hello')
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down' })
  await box.idle()
  const [run] = box.runs()
  if (run === undefined) throw new Error('nothing ran')
  Object.assign(run, { status: 'in_progress', conclusion: null })
  await box.stop()
  const again = runner(box.sandbox, { actions: {} })
  expect(run).toMatchObject({ status: 'completed', conclusion: 'cancelled' })
  await again.stop()
})
