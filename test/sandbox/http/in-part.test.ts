import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../support.ts'

let box: Started
beforeAll(async () => {
  box = await start()
  const { issues } = box.as('ana').rest
  for (const title of ['One', 'Two', 'Three']) {
    const { data } = await issues.create({ ...SHOP, title })
    const at = { ...SHOP, issue_number: data.number }
    for (const body of ['a', 'b']) await issues.createComment({ ...at, body })
  }
})
afterAll(() => box.close())
afterEach(() => box.sandbox.faults.clear())

const QUERY = (first: number) =>
  `{ repository(owner: "acme", name: "shop") { issues(first: ${first}) { totalCount pageInfo { endCursor } nodes { title comments(first: 2) { nodes { body } } } } } }`
const heavy = (kind: 'in-part' | 'timed-out', above: number) =>
  box.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, after: { kind, above } })

interface Part {
  readonly data: {
    readonly repository: {
      readonly issues: { readonly totalCount: number; readonly nodes: readonly unknown[] }
    }
  }
  readonly errors: readonly unknown[]
}

test('what is beyond is null with an error that says where, and what is left is whole', async () => {
  heavy('in-part', 2)
  const bot = await box.asBot()
  const error = (await bot.graphql(QUERY(3)).catch((thrown: unknown) => thrown)) as Part
  const { issues } = error.data.repository
  expect(issues).toMatchObject({ totalCount: 3, nodes: [{ title: 'One' }, { title: 'Two' }, null] })
  expect(error.errors).toEqual([
    {
      type: 'RESOURCE_LIMITS_EXCEEDED',
      path: ['repository', 'issues', 'nodes', 2],
      message: 'Resource limits for this query exceeded.',
    },
  ])
})

test('a page that is small enough is answered as it is', async () => {
  heavy('in-part', 2)
  const bot = await box.asBot()
  await expect(bot.graphql(QUERY(2))).resolves.toMatchObject({
    repository: { issues: { nodes: [{ title: 'One' }, { comments: { nodes: [{}, {}] } }] } },
  })
})

test('nested pages are pages too', async () => {
  heavy('in-part', 1)
  const bot = await box.asBot()
  const error = (await bot.graphql(QUERY(1)).catch((thrown: unknown) => thrown)) as Part
  expect(error.errors).toMatchObject([
    { path: ['repository', 'issues', 'nodes', 0, 'comments', 'nodes', 1] },
  ])
})

test('pages of one connection alone can be too much', async () => {
  const after = { kind: 'in-part', above: 1, of: 'issues' } as const
  box.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, after })
  const bot = await box.asBot()
  await expect(bot.graphql(QUERY(1))).resolves.toBeDefined()
  const error = (await bot.graphql(QUERY(2)).catch((thrown: unknown) => thrown)) as Part
  expect(error.errors).toMatchObject([{ path: ['repository', 'issues', 'nodes', 1] }])
})

test('or it is not answered in time', async () => {
  heavy('timed-out', 2)
  const bot = await box.asBot()
  await expect(bot.graphql(QUERY(3))).rejects.toMatchObject({ status: 502 })
  await expect(bot.graphql(QUERY(2))).resolves.toBeDefined()
})

test('only GraphQL answers in part, and only what was done', () => {
  const { queue } = box.sandbox.faults
  const cut = { kind: 'in-part', above: 1 } as const
  expect(() => queue({ method: 'ANY', route: '*', after: cut })).toThrow('its route is /graphql')
  expect(() => queue({ method: 'ANY', route: '/graphql', before: cut })).toThrow('say it in after')
})
