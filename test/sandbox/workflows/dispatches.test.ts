import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { excuse } from '../../support/contract.ts'
import { SHOP, type Started, start, statusOf } from '../support.ts'

const FORM = `
name: Sitrep
on:
  workflow_dispatch:
    inputs:
      command: { type: choice, options: [auto, sweep], default: auto }
      issue: { required: true }
      dry-run: { type: boolean, default: false }
jobs: {}
`

let box: Started
const told: { readonly event: string; readonly payload: Record<string, unknown> }[] = []
beforeAll(async () => {
  box = await start({
    app: {
      permissions: { contents: 'write', actions: 'write' },
      events: ['repository_dispatch', 'workflow_dispatch'],
    },
    seed: {
      files: { '.github/workflows/sitrep.yml': FORM, '.github/workflows/ci.yml': 'on: push\n' },
    },
  })
  box.sandbox.onWebhook(({ event, payload }) =>
    told.push({ event, payload: JSON.parse(payload) as Record<string, unknown> }),
  )
})
beforeEach(() => void told.splice(0))
afterAll(() => box.close())

describe('repository_dispatch', () => {
  const dispatch = (client_payload: Record<string, unknown>, login = 'dev') =>
    box.as(login).rest.repos.createDispatchEvent({ ...SHOP, event_type: 'sitrep', client_payload })
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at]))

  test('tells Apps its type as action, with the payload and the default branch', async () => {
    expect(await statusOf(dispatch({ alert: { key: 'db' } }))).toBe(204)
    expect(told).toMatchObject([
      {
        event: 'repository_dispatch',
        payload: { action: 'sitrep', branch: 'main', client_payload: { alert: { key: 'db' } } },
      },
    ])
  })

  test('takes ten keys and not eleven', async () => {
    expect(await statusOf(dispatch(keys(10)))).toBe(204)
    excuse(/client_payload must NOT have more than 10 properties/)
    expect(await statusOf(dispatch(keys(11)))).toBe(422)
    expect(told).toHaveLength(1)
  })

  test('takes 64 KiB and not more', async () => {
    const around = '{"a":""}'.length
    expect(await statusOf(dispatch({ a: 'x'.repeat(65_536 - around) }))).toBe(204)
    expect(await statusOf(dispatch({ a: 'x'.repeat(65_537 - around) }))).toBe(422)
  })

  test('is for whoever may push', async () => {
    expect(await statusOf(dispatch({}, 'caro'))).toBe(403)
    expect(await statusOf(dispatch({}, 'eve'))).toBe(403)
    expect(told).toEqual([])
  })
})

describe('workflow_dispatch', () => {
  const run = (inputs: Record<string, unknown>, workflow_id: string | number = 'sitrep.yml') =>
    box.as('dev').rest.actions.createWorkflowDispatch({ ...SHOP, workflow_id, ref: 'main', inputs })

  test('tells what was typed, and for the rest what the form begins with', async () => {
    expect(await statusOf(run({ issue: '7' }))).toBe(204)
    expect(told).toMatchObject([
      {
        event: 'workflow_dispatch',
        payload: {
          inputs: { command: 'auto', issue: '7', 'dry-run': 'false' },
          ref: 'refs/heads/main',
          workflow: '.github/workflows/sitrep.yml',
        },
      },
    ])
  })

  test.each([
    ['an input that the form has not', { issue: '7', shoe: '38' }],
    ['a required input that is missing', {}],
    ['a choice that is none', { issue: '7', command: 'dance' }],
  ])('refuses %s', async (_, inputs) => {
    expect(await statusOf(run(inputs))).toBe(422)
    expect(told).toEqual([])
  })

  test('refuses a workflow that nobody starts by hand, and knows no other', async () => {
    expect(await statusOf(run({}, 'ci.yml'))).toBe(422)
    expect(await statusOf(run({}, 'none.yml'))).toBe(404)
  })
})

test('workflows are listed, and found by number and by file', async () => {
  const { actions } = box.as('eve').rest
  const { data } = await actions.listRepoWorkflows(SHOP)
  expect(data.workflows.map(({ name, path, state }) => [name, path, state])).toEqual([
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml', 'active'],
    ['Sitrep', '.github/workflows/sitrep.yml', 'active'],
  ])
  const workflow_id = data.workflows[1]?.id ?? 0
  const one = await actions.getWorkflow({ ...SHOP, workflow_id })
  expect((await actions.getWorkflow({ ...SHOP, workflow_id: 'sitrep.yml' })).data).toEqual(one.data)
  expect((await actions.listWorkflowRunsForRepo(SHOP)).data).toEqual({
    total_count: 0,
    workflow_runs: [],
  })
  expect((await actions.listWorkflowRuns({ ...SHOP, workflow_id })).data.total_count).toBe(0)
})

test('what workflows may do is told to administrators alone', async () => {
  const asked = (login: string) =>
    box.as(login).rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(SHOP)
  expect((await asked('ana')).data).toEqual({
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: false,
  })
  expect(await statusOf(asked('dev'))).toBe(403)
  const bot = (await box.asBot()).rest.actions
  expect(await statusOf(bot.getGithubActionsDefaultWorkflowPermissionsRepository(SHOP))).toBe(403)
})
