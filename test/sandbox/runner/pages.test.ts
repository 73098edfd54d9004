import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobToken } from '../../../src/sandbox/actions/jobs.ts'
import { switchWorkflows } from '../../../src/sandbox/actions/workflow-settings.ts'
import { page } from '../../../src/sandbox/page/page.ts'
import { SHOP } from '../support.ts'
import { action, job, type Shop, say, shop } from './shop.ts'

const SUM = action(`
import { appendFileSync } from 'node:fs'
console.log('::group::Read <all>\\nOne issue\\n::endgroup::\\nDone')
console.log('::error file=.github/sitrep.yml,line=3,title=No::<b>It</b> broke')
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Card\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |\\n')
appendFileSync(process.env.GITHUB_OUTPUT, 'severity=SEV1\\n')
`)
const FORM =
  '{ workflow_dispatch: { inputs: { command: { type: choice, options: [auto, setup], default: auto }, dry: { type: boolean } } }, issues: null }'

let box: Shop
let server: Server
let root: string
beforeAll(async () => {
  box = await shop(
    {
      'sum.yml': `name: Sum\non: ${FORM}\njobs:\n${job('', '      - uses: acme/sum@v1\n')}`,
      'say.yml': `name: Say\non: issues\njobs:\n${job('', say('Hello'))}`,
      'pull.yml': `name: Pull\non: pull_request\njobs:\n${job('', say('Hello'))}`,
      'odd.yml': `name: Odd\non: issues\njobs:\n${job('    services: {}\n', say('No'))}`,
    },
    { actions: { 'acme/sum': SUM } },
  )
  const show = page(box.sandbox)
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    show(request, response).catch((error: unknown) => response.end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/acme/shop`
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Shop is down' })
  await box.idle()
})
afterAll(async () => {
  server.close()
  await box.close()
})

const read = async (path: string) => (await fetch(`${root}${path}`)).text()
const send = (path: string, fields: Record<string, string>, login = 'dev') =>
  fetch(`${root}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(root).origin, cookie: `acting_as=${login}` },
    body: new URLSearchParams(fields),
  })
const runOf = (name: string) => box.runs().find((run) => run.name === name)?.id

test('the list has every run with how it ended, and of one workflow where that is asked', async () => {
  const all = await read('/actions')
  expect(all).toContain('aria-current="page">Actions')
  for (const name of ['Sum', 'Say', 'Odd']) expect(all).toContain(`${name} #1: <code>issues</code>`)
  const workflow = box.runs().find(({ name }) => name === 'Say')?.workflowId
  const some = await read(`/actions?workflow=${workflow}`)
  expect(some).toContain('Say #1')
  expect(some).not.toContain('Sum #1')
})

test('a run shows its summary, its annotations with their places, its groups and its outputs', async () => {
  const shown = await read(`/actions/runs/${runOf('Sum')}`)
  expect(shown).toContain('<h1>Card</h1>')
  expect(shown).toContain('<td>2</td>')
  expect(shown).toContain('.github/sitrep.yml, line 3</a>')
  expect(shown).toContain('&lt;b&gt;It&lt;/b&gt; broke')
  expect(shown).toContain('<summary>Read &lt;all&gt;</summary>')
  expect(shown).toContain('<dt>severity</dt><dd>SEV1</dd>')
  expect(shown).toContain('1 billed minute')
})

test('a run that cannot be done here says why', async () => {
  expect(await read(`/actions/runs/${runOf('Odd')}`)).toContain('does not know `services`')
  expect((await fetch(`${root}/actions/runs/1`)).status).toBe(404)
})

test('whoever may push starts a workflow by its form, nobody else', async () => {
  const workflow = String(box.runs().find(({ name }) => name === 'Sum')?.workflowId)
  expect(await read('/actions')).toContain('<option>setup</option>')
  const fields = { workflow, 'input:command': 'setup', 'input:dry': 'true' }
  expect((await send('/actions', fields)).status).toBe(303)
  await box.idle()
  expect(box.runs().at(-1)).toMatchObject({ event: 'workflow_dispatch', conclusion: 'success' })
  expect((await send('/actions', fields, 'caro')).status).toBe(403)
  expect((await send('/actions', { workflow: '1' })).status).toBe(404)
})

test('the revision changes when a run does', async () => {
  const before = await read('/actions/revision')
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Again' })
  await box.idle()
  expect(await read('/actions/revision')).not.toBe(before)
})

test('what a repository lets jobs do is set where people look for it, by administrators', async () => {
  expect(await read('/settings')).toContain(
    'Allow GitHub Actions to create and approve pull requests',
  )
  const { repository } = box.seeded
  expect(
    (await send('/settings', { do: 'workflows', mayCreatePulls: '1', actionsEnabled: '1' }, 'ana'))
      .status,
  ).toBe(303)
  expect(repository.workflowSettings).toMatchObject({
    mayCreatePulls: true,
    draftsAllowed: false,
    tokenStartsRuns: 'never',
  })
  expect((await send('/settings', { do: 'workflows' })).status).toBe(403)
})

test('a pull request shows the runs that wait, and who may push lets them go', async () => {
  const { repository } = box.seeded
  switchWorkflows(box.sandbox.world, repository, {
    mayCreatePulls: true,
    tokenStartsRuns: 'after-approval',
  })
  const permissions = { contents: 'write', 'pull-requests': 'write' } as const
  const { rest } = box.octokit(jobToken(box.sandbox.world, repository, permissions).token)
  const { data } = await rest.git.getRef({ ...SHOP, ref: 'heads/main' })
  await rest.git.createRef({ ...SHOP, ref: 'refs/heads/hat', sha: data.object.sha })
  const file = { ...SHOP, path: 'hat.md', message: 'Sell hats', branch: 'hat', content: '' }
  await rest.repos.createOrUpdateFileContents(file)
  const pull = await rest.pulls.create({ ...SHOP, title: 'Hats', head: 'hat', base: 'main' })
  const { number } = pull.data
  expect(await read(`/pull/${number}`)).toContain('1 workflow awaits approval')
  const approve = (login: string) => send(`/issues/${number}`, { do: 'approve-runs' }, login)
  await approve('caro')
  expect(box.runs().at(-1)?.conclusion).toBe('action_required')
  expect((await approve('dev')).status).toBe(303)
  await box.idle()
  expect(box.runs().at(-1)).toMatchObject({ name: 'Pull', conclusion: 'success' })
  expect(await read(`/pull/${number}`)).not.toContain('approval')
})
