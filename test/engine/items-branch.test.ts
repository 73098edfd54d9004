import { expect, test } from 'vitest'
import { endOf, itemIssues, merged, ROWS } from '../support/itemised.ts'
import type { Story } from '../support/story.ts'
import { AT, edits, pathOn, textOn } from '../support/written-up.ts'

const INDEX = 'postmortems/README.md'
const branchOf = (number: number) => `sitrep/actions-${number}`

/** The default branch takes commits of people only. */
function protect(it: Story) {
  it.sandbox.faults.queue({
    method: 'PUT',
    route: '/repos/{owner}/{repo}/contents/{path}',
    times: 99,
    where: ({ who, call }) => !who.startsWith('user ') && call.body.includes('"branch":"main"'),
    before: {
      status: 409,
      body: {
        message: 'Repository rule violations found\n\nChanges must be made through a pull request.',
      },
    },
  })
}

const pulls = async (it: Story, number: number) =>
  (await it.bot.rest.pulls.list({ ...AT, head: `acme:${branchOf(number)}`, state: 'all' })).data

async function onProtected(rows: readonly string[] = ROWS) {
  const { it, number } = await merged(rows)
  protect(it)
  const { applied } = await it.look(number)
  return { it, number, applied, path: await pathOn(it, 'main', number) }
}

test('where the default branch takes no commits the links and the list come by one pull request', async () => {
  const { it, number, path } = await onProtected()
  const [pull, ...more] = await pulls(it, number)
  expect(more).toEqual([])
  expect(pull).toMatchObject({ state: 'open', draft: false, base: { ref: 'main' } })
  expect(pull?.title).toBe(`Link the action items of incident ${number}`)
  expect(pull?.body).toContain(`\`${path}\``)
  expect(pull?.body).toContain(`\`${INDEX}\``)
  const text = await textOn(it, branchOf(number), path)
  for (const { number: item } of await itemIssues(it)) expect(text).toContain(`[#${item}]`)
  expect(await textOn(it, branchOf(number), INDEX)).toContain('checkout-fails')
  expect(await textOn(it, 'main', path)).not.toContain('[#3]')
})

test('the issues are settled all the same, and the card names the pull request', async () => {
  const { it, number } = await onProtected()
  const [pull] = await pulls(it, number)
  const card = await it.card(number)
  expect(card).toContain('**0 of 3 verified, 3 open**')
  expect(card).toContain(`[Pull request ${pull?.number}]`)
  expect(card).not.toContain('is being made issues of')
  expect((await it.plan(number)).effects).toEqual([])
})

test.each(['merge', 'squash', 'rebase'] as const)(
  'merged by %s the pull request changes nothing but the document',
  async (merge_method) => {
    const { it, number, path } = await onProtected()
    const [pull] = await pulls(it, number)
    it.minutes(1)
    await it.as('ana').rest.pulls.merge({ ...AT, pull_number: pull?.number ?? 0, merge_method })
    const { effects } = await it.look(number)
    expect(effects).toEqual([])
    expect(await textOn(it, 'main', path)).toContain('[#3]')
    expect((await it.card(number)).match(/Postmortem published/g)).toHaveLength(1)
  },
)

test('closed by people it is a no, which is told once the document changes again', async () => {
  const { it, number, path } = await onProtected()
  const [pull] = await pulls(it, number)
  const { rest } = it.as('ana')
  await rest.pulls.update({ ...AT, pull_number: pull?.number ?? 0, state: 'closed' })
  expect((await it.look(number)).effects).toEqual([])
  await edits(it, 'ana', 'main', path, (text) => `${text}\nA word.\n`)
  await it.look(number)
  expect(await pulls(it, number)).toHaveLength(1)
  expect(await it.card(number)).toContain('the pull request with the links was closed')
  expect((await it.plan(number)).effects).toEqual([])
})

test('a later version with another item goes into the pull request that is open', async () => {
  const { it, number, path } = await onProtected(ROWS.slice(0, 2))
  const row = '| 9 | Page the owner of the pool | @ana | p2 | detect | 2026-12-11 |  |'
  const adding = (text: string) => text.replace(/\n\n## What went well/, `\n${row}$&`)
  await edits(it, 'ana', branchOf(number), path, adding)
  const [pull] = await pulls(it, number)
  await edits(it, 'ana', 'main', path, adding)
  await it.look(number)
  const issues = await itemIssues(it)
  expect(issues).toHaveLength(3)
  expect(await pulls(it, number)).toHaveLength(1)
  expect(pull?.number).toBe((await pulls(it, number))[0]?.number)
  expect(await textOn(it, branchOf(number), path)).toContain(`[#${issues.at(-1)?.number}]`)
  expect((await it.plan(number)).effects).toEqual([])
})

test('where no pull request may be opened either the issues are settled without links', async () => {
  const { it, number } = await merged()
  protect(it)
  it.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/git/refs',
    times: 99,
    before: { status: 403, body: { message: 'Resource not accessible by integration' } },
  })
  await it.look(number)
  expect(await itemIssues(it)).toHaveLength(3)
  expect(await it.card(number)).toContain('neither commit them nor open a pull request')
  expect((await it.plan(number)).effects).toEqual([])
})

test('a document without action items still has its line in the list brought by a pull request', async () => {
  const { it, number } = await onProtected([])
  expect(await itemIssues(it)).toEqual([])
  const [pull] = await pulls(it, number)
  expect(pull?.body).not.toContain('links to the issues')
  expect(await textOn(it, branchOf(number), INDEX)).toContain('checkout-fails')
  expect((await it.plan(number)).effects).toEqual([])
})

test('stopped at any write of it, the next look brings the same to an end', async () => {
  const whole = await onProtected()
  const end = await endOf(whole.it, whole.number, whole.path)
  for (const route of ['git/refs', 'contents/{path}', 'pulls']) {
    const { it, number } = await merged()
    protect(it)
    it.sandbox.faults.queue({
      method: 'ANY',
      route: `/repos/{owner}/{repo}/${route}`,
      where: ({ method, who, call }) =>
        method !== 'GET' && !who.startsWith('user ') && !call.body.includes('"branch":"main"'),
      before: { status: 502 },
    })
    await it.look(number)
    expect(await pulls(it, number)).toEqual([])
    await it.look(number)
    expect(await endOf(it, number, whole.path)).toEqual(end)
    expect((await it.plan(number)).effects).toEqual([])
  }
})
