import { expect, test } from 'vitest'
import { converge } from '../../src/engine/converge.ts'
import type { World } from '../../src/engine/world.ts'
import { endOf, itemIssues, itemised, merged, ROWS } from '../support/itemised.ts'
import type { Story } from '../support/story.ts'
import { AT, pathOn, textOn } from '../support/written-up.ts'

const names = (labels: readonly (string | { name?: string })[]) =>
  labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).sort()

test('merging a postmortem makes one issue of each action item, the most urgent first', async () => {
  const { it, number } = await itemised()
  const issues = await itemIssues(it)
  expect(issues.map(({ title }) => title)).toEqual([
    'Alert on free connections of the pool',
    'Add a load stage with payment timeouts',
    'Write down how to fail over',
  ])
  expect(issues.map(({ assignees }) => assignees?.map(({ login }) => login))).toEqual([
    ['ben'],
    ['dev'],
    ['ana'],
  ])
  expect(issues.map(({ labels }) => names(labels))).toEqual([
    ['action-item', 'kind: detect', 'priority: p1', 'service: checkout'],
    ['action-item', 'kind: prevent', 'priority: p2', 'service: checkout'],
    ['action-item', 'kind: process', 'priority: p3', 'service: checkout'],
  ])
  expect(issues[0]?.body).toMatch(
    new RegExp(`^<!-- sitrep:v1 action ${number}\\.\\w+@2026-12-04 k1 `),
  )
})

test('they are sub-issues of the incident, and one waits for another where the table says so', async () => {
  const { it, number } = await itemised()
  const issues = await itemIssues(it)
  const { data: nested } = await it.bot.rest.issues.listSubIssues({ ...AT, issue_number: number })
  expect(nested.map((one) => one.number)).toEqual(issues.map((one) => one.number))
  const [, first, waits] = issues
  const { data: blockers } = await it.bot.rest.issues.listDependenciesBlockedBy({
    ...AT,
    issue_number: waits?.number ?? 0,
  })
  expect(blockers.map((one) => one.number)).toEqual([first?.number])
})

test('the document links each, and is not told of as published anew', async () => {
  const { it, number, path } = await itemised()
  const text = await textOn(it, 'main', path)
  for (const { number: item, html_url: url } of await itemIssues(it)) {
    expect(text).toContain(`[#${item}](${url})`)
  }
  it.minutes(5)
  await it.look(number)
  expect((await it.card(number)).match(/Postmortem published/g)).toHaveLength(1)
})

test('the card lists them in the order of the document, and says how many are proven', async () => {
  const { it, number } = await itemised()
  const card = await it.card(number)
  expect(card).toContain('**0 of 3 verified, 3 open**')
  const rows = [
    ...card.matchAll(/^\| \[([^\]]+)\]\(\S+\) \| \[(\w+)\]\(\S+\) \| (\d[\d-]{9}) \| (.+) \|$/gm),
  ]
  expect(rows.map(([, ...cells]) => cells)).toEqual([
    ['Add a load stage with payment timeouts', 'dev', '2027-01-15', 'open'],
    ['Alert on free connections of the pool', 'ben', '2026-12-04', 'open'],
    ['Write down how to fail over', 'ana', '2026-12-18', 'open'],
  ])
})

test('a replacement character that somebody has pasted keeps no item from its issue and its link', async () => {
  const row = '| 1 | Read the log that says caf\ufffd | @dev | p2 | prevent | 2027-01-15 |  |'
  const { it, number, path } = await itemised([row, ...ROWS.slice(1, 2)])
  const issues = await itemIssues(it)
  expect(issues).toHaveLength(2)
  const text = await textOn(it, 'main', path)
  expect(text).toContain('caf\ufffd')
  for (const { html_url: url } of issues) expect(text).toContain(url)
  expect((await it.look(number)).effects).toEqual([])
})

test('a document in another encoding is left as it is, byte for byte, and nothing is opened for it', async () => {
  const { it, number } = await merged()
  const path = await pathOn(it, 'main', number)
  const bytes = async () => {
    const { data } = await it.bot.rest.repos.getContent({ ...AT, path })
    return 'content' in data ? { sha: data.sha, content: data.content } : { sha: '', content: '' }
  }
  const text = (await textOn(it, 'main', path)).replace('fail over', 'fail over to Köln')
  const content = Buffer.from(text, 'latin1').toString('base64')
  const put = { ...AT, path, sha: (await bytes()).sha, message: 'x', content }
  await it.as('ben').rest.repos.createOrUpdateFileContents(put)
  const before = await bytes()
  await it.look(number)
  expect(await bytes()).toEqual(before)
  expect(await itemIssues(it)).toEqual([])
})

test('a second look, and one an hour later, write nothing', async () => {
  const { it, number } = await itemised()
  expect((await it.look(number)).effects).toEqual([])
  it.minutes(60)
  expect((await it.look(number)).effects).toEqual([])
})

/** A process that ends after so many effects in all. Says how many there were before. */
async function dies(it: Story, number: number, after: number): Promise<void> {
  const world = it.world(number)
  let left = after
  const mortal: World = {
    ...world,
    async apply(effects, rank) {
      const applied = await world.apply(effects.slice(0, left), rank)
      left -= applied.length
      if (applied.length < effects.length) throw new Error('killed')
      return applied
    },
  }
  await converge(mortal).catch((error: Error) => expect(error.message).toBe('killed'))
}

test('killed after each effect, the next look ends where an undisturbed one does', async () => {
  const whole = await itemised()
  const end = await endOf(whole.it, whole.number, whole.path)
  const { applied } = await (async () => {
    const { it, number } = await merged()
    return it.look(number)
  })()
  expect(applied.length).toBeGreaterThan(12)
  for (let after = 0; after <= applied.length; after++) {
    const { it, number } = await merged()
    await dies(it, number, after)
    await it.look(number)
    expect(await endOf(it, number, await pathOn(it, 'main', number)), String(after)).toEqual(end)
    expect((await it.plan(number)).effects).toEqual([])
  }
}, 60_000)

test('an incident that is reopened keeps its issues and gets no others', async () => {
  const { it, number } = await itemised()
  const before = await itemIssues(it)
  await it.say('ben', number, '/reopen It is back')
  expect((await itemIssues(it)).length).toBe(before.length)
  expect(await it.card(number)).toContain('**0 of 3 verified, 3 open**')
  expect((await it.plan(number)).effects).toEqual([])
})

test('what becomes of an item shows on the card of the incident', async () => {
  const { it, number } = await itemised()
  const [first, second, third] = await itemIssues(it)
  const ana = it.as('ana').rest.issues
  const close = (issue: number | undefined, state_reason: 'completed' | 'not_planned') =>
    ana.update({ ...AT, issue_number: issue ?? 0, state: 'closed', state_reason })
  it.minutes(1)
  await close(first?.number, 'completed')
  await close(second?.number, 'not_planned')
  await it.look(number)
  const card = await it.card(number)
  expect(card).toContain('**0 of 3 verified, 1 unverified, 1 declined, 1 open**')
  expect(card).toContain('declined, nobody has said why')
  it.minutes(29 * 24 * 60)
  await it.look(number)
  expect(await it.card(number)).toContain('1 overdue**')
  expect(third?.number).toBeGreaterThan(0)
})

test('the card is looked at again when an item comes near its date', async () => {
  const { it, number } = await itemised()
  const { wakeAt } = await it.look(number)
  expect(wakeAt).not.toBeNull()
  expect(wakeAt ?? 0).toBeLessThan(Date.parse('2026-12-04T12:00:00Z'))
})
