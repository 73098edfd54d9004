import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putFile } from '../../../src/sandbox/actions/commits.ts'
import { createPull } from '../../../src/sandbox/actions/pulls.ts'
import { createRef } from '../../../src/sandbox/actions/refs.ts'
import { openShop } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const open = async (title: string) => {
  await shop.post('/acme/shop/issues/new?blank=1', [
    ['title', title],
    ['body', 'x'],
  ])
  return shop.repository.lastNumber
}
const press = (number: number, deed: string, fields: string[][], login?: string) =>
  shop.post(`/acme/shop/issues/${number}`, [['do', deed], ...fields], login)
const shown = async (number: number) => await shop.read(`/acme/shop/issues/${number}`)
const revision = (number: number) => shop.read(`/acme/shop/issues/${number}/revision`)

describe('the page of an issue', () => {
  test('shows what it is made of, how much of it is done, and what it is a part of', async () => {
    const [parent, first, second] = [await open('Outage'), await open('Limit'), await open('Test')]
    for (const number of [first, second]) {
      const { status } = await press(parent, 'add-sub-issue', [['number', `${number}`]])
      expect(status).toBe(303)
    }
    await press(first, 'close', [['reason', 'completed']])
    const above = await shown(parent)
    expect(above).toContain('1 of 2')
    expect(above).toContain(`added the sub-issue <a href="/acme/shop/issues/${first}">Limit`)
    expect(await shown(second)).toContain(
      `Sub-issue of <a href="/acme/shop/issues/${parent}">Outage`,
    )
    const id = String(shop.repository.issues[first]?.id)
    await press(parent, 'remove-sub-issue', [['sub-issue', id]])
    expect(await shown(parent)).toContain('0 of 1')
  })

  test('is another one once a sub-issue is closed, so that who looks at it sees that', async () => {
    const [parent, child] = [await open('Outage'), await open('Limit')]
    await press(parent, 'add-sub-issue', [['number', `${child}`]])
    const before = await revision(parent)
    expect(await revision(parent)).toBe(before)
    await press(child, 'close', [['reason', 'completed']])
    expect(await revision(parent)).not.toBe(before)
  })

  test('says why something cannot be a sub-issue, and keeps standing', async () => {
    const parent = await open('Outage')
    const itself = await press(parent, 'add-sub-issue', [['number', `${parent}`]])
    expect(itself.status).toBe(422)
    expect(await itself.text()).toContain('Sub issue may not be the parent issue')
    const nothing = await press(parent, 'add-sub-issue', [['number', '999999']])
    expect(await nothing.text()).toContain('There is no issue #999999 here.')
  })

  test('shows what it waits for and what waits for it', async () => {
    const [first, second] = [await open('Limit'), await open('Test')]
    await press(second, 'block', [['number', `${first}`]])
    expect(await shown(second)).toContain('<h3>Blocked by</h3>')
    expect(await shown(first)).toContain('<h3>Blocking</h3>')
    expect(await shop.read('/acme/shop/issues')).toContain('· Blocked')
    await press(second, 'unblock', [['blocker', String(shop.repository.issues[first]?.id)]])
    expect(await shown(second)).not.toContain('<h3>Blocked by</h3>')
  })

  test('offers none of it to a stranger', async () => {
    const [parent, child] = [await open('Outage'), await open('Limit')]
    expect(await shop.read(`/acme/shop/issues/${parent}`, 'eve')).not.toContain('Add a sub-issue')
    const asked = await press(parent, 'add-sub-issue', [['number', `${child}`]], 'eve')
    expect(asked.status).toBe(403)
  })

  test('shows which pull request closes it, and by which it was closed', async () => {
    const number = await open('Limit')
    const { world } = shop.sandbox
    const user = Object.values(world.state.users).find(({ login }) => login === 'dev')
    if (user === undefined) throw new Error('dev is gone')
    const dev = { user, grant: null }
    const head = shop.repository.refs['refs/heads/main'] ?? ''
    createRef(world, dev, shop.repository, 'refs/heads/pool', head)
    const content = Buffer.from('50')
    const file = { path: 'pool.txt', branch: 'pool', content, message: 'Raise' }
    putFile(world, dev, shop.repository, file)
    const asked = { title: 'Raise', body: `Closes #${number}`, head: 'pool', base: 'main' }
    const pull = createPull(world, dev, shop.repository, asked)
    const link = `<a href="/acme/shop/pull/${pull.number}">`
    expect(await shown(number)).toContain(link)
    expect(await shop.read(`/acme/shop/pull/${pull.number}`)).toContain(
      'Merging this closes these issues',
    )
    const sha = shop.repository.refs['refs/heads/pool'] ?? ''
    await press(pull.number, 'merge', [['sha', sha]])
    expect(await shown(number)).toContain(`closed this as completed in ${link}`.replace(/">$/, ''))
    expect(await shop.read(`/acme/shop/pull/${pull.number}`)).toContain(
      'Merging this has closed these issues',
    )
  })
})

describe('issue fields', () => {
  const settings = (fields: string[][], login?: string) =>
    shop.post('/acme/shop/settings', [['do', 'fields'], ...fields], login)

  test('are switched on by an administrator, written in the sidebar, and switched off again', async () => {
    const number = await open('Limit')
    expect(await shown(number)).not.toContain('<h2>Fields</h2>')
    expect((await settings([['fields', '1']], 'dev')).status).toBe(403)
    await settings([['fields', '1']])
    const owner = shop.sandbox.state.users[shop.repository.ownerId]
    const id = (name: string) => owner?.issueFields.find((field) => field.name === name)?.id
    await press(number, 'fields', [
      [`field-${id('Priority')}`, 'Urgent'],
      [`field-${id('Target date')}`, '2026-12-04'],
    ])
    const text = await shown(number)
    expect(text).toContain('<dd>2026-12-04</dd>')
    expect(text).toContain('<span class="option red">Urgent</span>')
    await settings([])
    expect(await shown(number)).not.toContain('<h2>Fields</h2>')
  })

  test('leave the rules of the branch as they are', async () => {
    await shop.post('/acme/shop/settings', [
      ['check', 'build'],
      ['pull', '1'],
    ])
    await settings([['fields', '1']])
    expect(shop.repository.rules.map(({ type }) => type)).toEqual([
      'required_status_checks',
      'pull_request',
    ])
    await shop.post('/acme/shop/settings', [])
  })
})

describe('the list of issues', () => {
  test('is narrowed by label, assignee and state together', async () => {
    const [one, two, three] = [
      await open('Filter one'),
      await open('Filter two'),
      await open('Filter three'),
    ]
    for (const number of [one, two]) await press(number, 'label', [['label', 'incident']])
    for (const number of [one, three]) await press(number, 'assign', [['assignee', 'caro']])
    const titles = async (query: string) => {
      const text = await shop.read(`/acme/shop/issues?${query}`)
      return [...text.matchAll(/>(Filter \w+)<\/a>/g)].map(([, title]) => title)
    }
    expect(await titles('label=incident&assignee=caro')).toEqual(['Filter one'])
    expect(await titles('label=Incident&assignee=')).toEqual(['Filter two', 'Filter one'])
    expect(await titles('label=incident&assignee=none')).toEqual(['Filter two'])
    expect(await titles('label=nothing-has-this')).toEqual([])
    await press(one, 'close', [['reason', 'completed']])
    expect(await titles('label=incident&assignee=caro')).toEqual([])
    expect(await titles('label=incident&assignee=caro&state=closed')).toEqual(['Filter one'])
  })
})
