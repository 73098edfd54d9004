import { expect, test } from 'vitest'
import { itemIssues, itemised, merged, ROWS, withRows } from '../support/itemised.ts'
import type { Story } from '../support/story.ts'
import { AT, edits, textOn } from '../support/written-up.ts'

const published = async (it: Story, number: number) =>
  (await it.card(number)).match(/Postmortem published/g)?.length

test('an item that is added to a published document gets its issue then', async () => {
  const { it, number, path } = await itemised(ROWS.slice(0, 2))
  const row = '| 9 | Page the owner of the pool as well | @ana | p2 | detect | 2026-12-11 |  |'
  await edits(it, 'ana', 'main', path, (text) =>
    text.replace(/\n\n## What went well/, `\n${row}$&`),
  )
  await it.look(number)
  const issues = await itemIssues(it)
  expect(issues.map(({ title }) => title)).toContain('Page the owner of the pool as well')
  expect(issues).toHaveLength(3)
  const text = await textOn(it, 'main', path)
  expect(text).toContain(`[#${issues.at(-1)?.number}]`)
  expect(await it.card(number)).toContain('**0 of 3 verified, 3 open**')
  expect((await it.plan(number)).effects).toEqual([])
})

test('an item that is taken out keeps its issue, which is told of', async () => {
  const { it, number, path } = await itemised()
  await edits(it, 'ana', 'main', path, (text) => text.replace(/\| 2 \| Alert.*\n/, ''))
  await it.look(number)
  const [alert] = await itemIssues(it)
  expect(alert?.state).toBe('open')
  const card = await it.card(number)
  expect(card).toContain('**0 of 2 verified, 2 open**')
  expect(card).toMatch(
    /- \[Issue 3\]\(\S+\), Alert on free connections of the pool, is no longer in the document, and stays open\./,
  )
  expect((await it.plan(number)).effects).toEqual([])
})

test('an item that is worded anew keeps its issue, which stays as it is', async () => {
  const { it, number, path } = await itemised()
  await edits(it, 'ana', 'main', path, (text) =>
    text.replace('Write down how to fail over', 'Write down how we fail over'),
  )
  await it.look(number)
  const issues = await itemIssues(it)
  expect(issues).toHaveLength(3)
  expect(issues[2]?.title).toBe('Write down how to fail over')
  expect(await it.card(number)).toContain('The document says “Write down how we fail over”')
  expect((await it.plan(number)).effects).toEqual([])
})

test('what people change on an issue is not put back by an edit of the document', async () => {
  const { it, number, path } = await itemised()
  const [first] = await itemIssues(it)
  const issue_number = first?.number ?? 0
  const { issues } = it.as('ana').rest
  await issues.removeAssignees({ ...AT, issue_number, assignees: ['ben'] })
  await issues.removeSubIssue({ ...AT, issue_number: number, sub_issue_id: first?.id ?? 0 })
  await edits(it, 'ana', 'main', path, (text) => `${text}\nA word.\n`)
  const { applied } = await it.look(number)
  expect(applied.map(({ effect }) => effect.type)).not.toContain('item.nest')
  expect((await itemIssues(it))[0]?.assignees).toEqual([])
})

test('what is done, declined or carried on elsewhere gets no issue', async () => {
  const rows = [
    '| 1 | Raise the limit of the pool (done) | @dev | p1 | repair | 2026-11-21 |  |',
    '| 2 | Ask the vendor, see https://tracker.test/browse/OPS-12 | @ben | p2 | prevent | 2026-12-04 |  |',
    '| 3 | Alert on free connections | @ana | p2 | detect | 2026-12-11 |  |',
  ]
  const { it, number } = await itemised(rows)
  expect((await itemIssues(it)).map(({ title }) => title)).toEqual(['Alert on free connections'])
  const card = await it.card(number)
  expect(card).toContain('**0 of 1 verified, 1 open**')
  expect(card).toContain('https://tracker.test/browse/OPS-12')
  expect((await it.plan(number)).effects).toEqual([])
})

test('an issue of the repository that carries an item is listed and left alone', async () => {
  const { it, number } = await merged([])
  const { data: theirs } = await it
    .as('ana')
    .rest.issues.create({ ...AT, title: 'Alert on the pool', labels: [] })
  await it.look(number)
  const rows = [`| 1 | Alert on the pool #${theirs.number} | @ana | p2 | detect | 2026-12-11 |  |`]
  const path = 'postmortems/2026-11-20-1-checkout-fails.md'
  await edits(it, 'ana', 'main', path, withRows(rows))
  await it.look(number)
  expect(await itemIssues(it)).toEqual([])
  expect(await it.card(number)).toContain('**0 of 1 verified, 1 open**')
  const { data } = await it.bot.rest.issues.listSubIssues({ ...AT, issue_number: number })
  expect(data).toEqual([])
  expect((await it.plan(number)).effects).toEqual([])
})

test('a document that is taken back makes nothing, and what it promised is told of', async () => {
  const { it, number, path } = await itemised()
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path })
  const sha = 'sha' in data ? data.sha : ''
  it.minutes(1)
  await it.as('ana').rest.repos.deleteFile({ ...AT, path, sha, message: 'Take it back' })
  await it.look(number)
  expect((await itemIssues(it)).map(({ state }) => state)).toEqual(['open', 'open', 'open'])
  const card = await it.card(number)
  expect(card).toContain('The postmortem was taken back from the default branch.')
  expect(card).toContain('**0 of 3 verified, 3 open**')
  expect((await it.plan(number)).effects).toEqual([])
})

test('brought back it finds its issues again', async () => {
  const { it, number, path } = await itemised()
  const text = await textOn(it, 'main', path)
  const { repos } = it.as('ana').rest
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path })
  const sha = 'sha' in data ? data.sha : ''
  it.minutes(1)
  await repos.deleteFile({ ...AT, path, sha, message: 'Take it back' })
  await it.look(number)
  it.minutes(1)
  const content = Buffer.from(text).toString('base64')
  await repos.createOrUpdateFileContents({ ...AT, path, message: 'Again', content })
  await it.look(number)
  expect(await itemIssues(it)).toHaveLength(3)
  expect(await it.card(number)).not.toContain('taken back')
  expect(await published(it, number)).toBe(2)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a document that people edit between the reading and the links keeps their edit, and gets the links then', async () => {
  const { it, number, path } = await (async () => {
    const { it, number } = await merged()
    return { it, number, path: 'postmortems/2026-11-20-1-checkout-fails.md' }
  })()
  it.sandbox.faults.queue({
    method: 'PUT',
    route: '/repos/{owner}/{repo}/contents/{path}',
    where: ({ call }) => call.body.includes(Buffer.from('Link the action').toString()),
    before: { status: 409, body: { message: `${path} does not match abc` } },
  })
  const { applied } = await it.look(number)
  expect(applied.at(-1)).toMatchObject({ effect: { type: 'links.put' }, result: 'failed' })
  await edits(it, 'ana', 'main', path, (text) => `${text}\nMine.\n`)
  await it.look(number)
  const text = await textOn(it, 'main', path)
  expect(text).toContain('Mine.')
  for (const { number: item } of await itemIssues(it)) expect(text).toContain(`[#${item}]`)
  expect(await itemIssues(it)).toHaveLength(3)
  expect((await it.plan(number)).effects).toEqual([])
})
