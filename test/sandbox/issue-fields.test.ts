import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offerFields } from '../../src/sandbox/actions/issue-fields.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
let plain: Started
beforeAll(async () => {
  box = await start({ seed: { issueFields: true } })
  plain = await start()
})
afterAll(async () => {
  await box.close()
  await plain.close()
})

const VALUES = 'GET /repos/{owner}/{repo}/issues/{issue_number}/issue-field-values'
const ADD = 'POST /repos/{owner}/{repo}/issues/{issue_number}/issue-field-values'
const REPLACE = 'PUT /repos/{owner}/{repo}/issues/{issue_number}/issue-field-values'
const EMPTY =
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/issue-field-values/{issue_field_id}'

const fieldsOf = async (at: Started, login = 'ana') =>
  (await at.as(login).request('GET /orgs/{org}/issue-fields', { org: 'acme' })).data as readonly {
    readonly id: number
    readonly name: string
    readonly data_type: string
  }[]
const idOf = async (name: string) =>
  (await fieldsOf(box)).find((field) => field.name === name)?.id ?? 0
const open = async (more = {}, at = box, login = 'ana') =>
  (
    await at
      .as(login)
      .request('POST /repos/{owner}/{repo}/issues', { ...SHOP, title: 'x', ...more })
  ).data
const send = (route: string, issue_number: number, given: readonly object[], login = 'ana') =>
  box.as(login).request(route, { ...SHOP, issue_number, issue_field_values: given })
const seen = async (issue_number: number) => {
  const { data } = await box.as('ana').request(VALUES, { ...SHOP, issue_number })
  const values = data as readonly { issue_field_name?: string; value: unknown }[]
  return Object.fromEntries(values.map((one) => [one.issue_field_name, one.value]))
}

describe('an organisation without issue fields', () => {
  test('has none to list, and none on its issues', async () => {
    await expect(fieldsOf(plain)).rejects.toThrow('Not Found')
    const { number } = await open({}, plain)
    const asked = plain.as('ana').request(VALUES, { ...SHOP, issue_number: number })
    expect(await statusOf(asked)).toBe(404)
  })

  test('drops them from a new issue without a word', async () => {
    const made = await open({ issue_field_values: [{ field_id: 1, value: '2026-12-01' }] }, plain)
    expect(made).not.toHaveProperty('issue_field_values')
  })
})

describe('the fields of an organisation', () => {
  test('are listed for its people and for an App that is installed there, and for nobody else', async () => {
    expect((await fieldsOf(box)).map(({ name, data_type }) => [name, data_type])).toEqual([
      ['Priority', 'single_select'],
      ['Start date', 'date'],
      ['Target date', 'date'],
      ['Effort', 'single_select'],
    ])
    const list = ['GET /orgs/{org}/issue-fields', { org: 'acme' }] as const
    expect(await statusOf((await box.asBot()).request(...list))).toBe(200)
    expect(await statusOf(box.as('eve').request(...list))).toBe(404)
  })

  test('can be more, once each', async () => {
    const create = (more: object) =>
      box.as('ana').request('POST /orgs/{org}/issue-fields', {
        org: 'acme',
        ...(more as { name: string; data_type: 'text' }),
      })
    const { data } = await create({ name: 'Customers hit', data_type: 'number' })
    expect(data).toMatchObject({ name: 'Customers hit', data_type: 'number' })
    expect(await statusOf(create({ name: 'customers hit', data_type: 'text' }))).toBe(422)
    expect(await statusOf(create({ name: 'Team', data_type: 'single_select' }))).toBe(422)
  })

  test('are hidden while they are switched off, and come back with what was written', async () => {
    const { world } = box.sandbox
    const acme = world.state.users[box.seeded.repository.ownerId]
    const date = { field_id: await idOf('Target date'), value: '2026-12-01' }
    const { number } = await open({ issue_field_values: [date] })
    if (acme !== undefined) offerFields(world, acme, false)
    await expect(fieldsOf(box)).rejects.toThrow('Not Found')
    if (acme !== undefined) offerFields(world, acme, true)
    expect(await seen(number)).toEqual({ 'Target date': '2026-12-01' })
  })
})

describe('the fields of an issue', () => {
  test('are written as it is opened, and shown with it', async () => {
    const field_id = await idOf('Priority')
    const made = await open({ issue_field_values: [{ field_id, value: 'High' }] })
    expect(made).toMatchObject({
      issue_field_values: [
        {
          issue_field_id: field_id,
          data_type: 'single_select',
          value: 'High',
          single_select_option: { name: 'High', color: 'orange' },
        },
      ],
    })
  })

  test('are added to, replaced and emptied', async () => {
    const { number } = await open()
    const [start_, target] = [await idOf('Start date'), await idOf('Target date')]
    await send(ADD, number, [{ field_id: start_, value: '2026-11-23' }])
    await send(ADD, number, [{ field_id: target, value: '2026-12-01' }])
    await send(ADD, number, [{ field_id: target, value: '2026-12-08T00:00:00Z' }])
    expect(await seen(number)).toEqual({ 'Start date': '2026-11-23', 'Target date': '2026-12-08' })
    await send(REPLACE, number, [{ field_id: target, value: '2027-01-04' }])
    expect(await seen(number)).toEqual({ 'Target date': '2027-01-04' })
    const empty = () =>
      box.as('ana').request(EMPTY, { ...SHOP, issue_number: number, issue_field_id: target })
    expect((await empty()).status).toBe(204)
    expect(await statusOf(empty())).toBe(404)
    expect(await seen(number)).toEqual({})
  })

  test('are all emptied by adding nothing', async () => {
    const date = { field_id: await idOf('Target date'), value: '2026-12-01' }
    const { number } = await open({ issue_field_values: [date] })
    await send(ADD, number, [])
    expect(await seen(number)).toEqual({})
  })

  test.each([
    ['Target date', '01/12/2026'],
    ['Target date', '2026-02-30'],
    ['Target date', 5],
    ['Priority', 'high'],
    ['nowhere', 'x'],
  ])('%s does not take %s', async (name, value) => {
    const { number } = await open()
    expect(await statusOf(send(ADD, number, [{ field_id: await idOf(name), value }]))).toBe(422)
    expect(await seen(number)).toEqual({})
  })

  test.each([
    ['dev', 200],
    ['caro', 403],
    ['eve', 403],
  ])('%s writing them gets %i', async (login, status) => {
    const { number } = await open()
    const date = { field_id: await idOf('Target date'), value: '2026-12-01' }
    expect(await statusOf(send(ADD, number, [date], login))).toBe(status)
  })

  test('are dropped from what somebody opens who may not push', async () => {
    const date = { field_id: await idOf('Target date'), value: '2026-12-01' }
    const { number } = await open({ issue_field_values: [date] }, box, 'eve')
    expect(await seen(number)).toEqual({})
  })
})
