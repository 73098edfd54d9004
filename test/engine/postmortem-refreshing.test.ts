import { expect, test } from 'vitest'
import type { Story } from '../support/story.ts'
import {
  AT,
  branchOf,
  drafted,
  pathOn,
  pullOf,
  pullsOf,
  textOn,
  writes,
} from '../support/written-up.ts'

const textOf = async (it: Story, number: number) =>
  textOn(it, branchOf(number), await pathOn(it, branchOf(number), number))

const LEARNT = '/impact 837 users saw errors'

test('what the incident learns later goes into the document', async () => {
  const { it, number } = await drafted()
  expect(await textOf(it, number)).not.toContain('affected**: 837')
  await it.say('ana', number, LEARNT)
  expect(await textOf(it, number)).toContain('affected**: 837')
  expect((await it.plan(number)).effects).toEqual([])
})

test('what a person wrote is never lost, and what nobody touched is brought up to date', async () => {
  const { it, number } = await drafted()
  const mine = 'The pool ran full, since nobody had sized it for the sale.'
  await writes(it, number, (text) => text.replace(/TODO: Explain the mechanism[^\n]*/, mine))
  await it.say('ana', number, LEARNT)
  const text = await textOf(it, number)
  expect(text).toContain(mine)
  expect(text).toContain('affected**: 837')
  await it.say('ana', number, '/cause capacity')
  expect(await textOf(it, number)).toContain(mine)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a key that a person changed stays theirs, also after two refreshments', async () => {
  const { it, number } = await drafted()
  await writes(it, number, (text) => text.replace('severity: sev1', 'severity: sev2'))
  await it.say('ana', number, LEARNT)
  await it.say('ana', number, '/cause capacity')
  const text = await textOf(it, number)
  expect(text).toContain('severity: sev2')
  expect(text).toContain('cause: capacity')
})

test('a document that people rewrote as a whole is left alone', async () => {
  const { it, number } = await drafted()
  const mine = await writes(it, number, () => '# What happened\n\nWe tell it in our own way.\n')
  await it.say('ana', number, LEARNT)
  expect(await textOf(it, number)).toContain('We tell it in our own way.')
  expect((await textOf(it, number)).startsWith(mine.trimEnd())).toBe(true)
})

test('a commit that comes in between is not written over: the next look begins with it', async () => {
  const { it, number } = await drafted()
  it.minutes(1)
  const said = { ...AT, issue_number: number, body: LEARNT }
  await it.as('ana').rest.issues.createComment(said)
  const path = await pathOn(it, branchOf(number), number)
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path, ref: branchOf(number) })
  const stale = 'sha' in data ? data.sha : ''
  const { effects, rank } = await it.plan(number)
  const put = effects.find(({ type }) => type === 'file.put')
  expect(put).toMatchObject({ blob: stale })
  await writes(it, number, (text) => `${text}\nA person was quicker.\n`)
  const world = it.world(number)
  await world.read()
  const applied = await world.apply(put === undefined ? [] : [put], rank)
  expect(applied).toMatchObject([{ result: 'failed', retryable: true }])
  await it.look(number)
  const text = await textOf(it, number)
  expect(text).toContain('A person was quicker.')
  expect(text).toContain('affected**: 837')
})

test('killed after each effect of bringing it up to date, the next look completes it', async () => {
  let effects = 1
  for (let after = 0; after <= effects; after++) {
    const { it, number } = await drafted()
    it.minutes(1)
    await it.as('ana').rest.issues.createComment({ ...AT, issue_number: number, body: LEARNT })
    effects = await it.dies(number, after)
    await it.look(number)
    expect(await textOf(it, number)).toContain('affected**: 837')
    expect((await it.plan(number)).effects).toEqual([])
  }
  expect(effects).toBe(3)
})

test('no force is ever used, and nobody else is written over by a commit of ours', async () => {
  const { it, number } = await drafted()
  await writes(it, number, (text) => `${text}\nMine.\n`)
  await it.say('ana', number, LEARNT)
  const pull = await pullOf(it, number)
  const { data } = await it.bot.rest.pulls.listCommits({ ...AT, pull_number: pull.number })
  expect(data.map(({ author }) => author?.login)).toEqual(['sitrep[bot]', 'ben', 'sitrep[bot]'])
})

test('reopened it keeps its pull request, and knows of both spells once it is over again', async () => {
  const { it, number, pull } = await drafted()
  await it.say('ana', number, '/reopen')
  expect(await pullOf(it, number)).toMatchObject({ number: pull.number, state: 'open' })
  expect((await pullOf(it, number)).body).toBe(pull.body)
  it.minutes(30)
  await it.say('ana', number, '/resolve')
  expect(await pullsOf(it, number)).toHaveLength(1)
  expect(await textOf(it, number)).toContain('resolved: 2026-11-20T14:34:00Z')
})

test('a meeting that is set stands in the body, beside what people wrote there', async () => {
  const { it, number, pull } = await drafted()
  const body = `Dear all,\n\n${pull.body}`.replace(
    /^Dear all,\n\n(<!--.*?-->)\n/,
    '$1\nDear all,\n\n',
  )
  await it.as('ben').rest.pulls.update({ ...AT, pull_number: pull.number, body })
  await it.say('ana', number, '/meeting 2026-11-25 11:00 UTC')
  const after = (await pullOf(it, number)).body ?? ''
  expect(after).toContain('2026-11-25 11:00 UTC')
  expect(after).toContain('Dear all,')
})

test('a body that people wrote anew is theirs', async () => {
  const { it, number, pull } = await drafted()
  await it.as('ben').rest.pulls.update({ ...AT, pull_number: pull.number, body: 'Mine.' })
  await it.say('ana', number, '/meeting 2026-11-25 11:00 UTC')
  expect((await pullOf(it, number)).body).toBe('Mine.')
})

test('a document that was renamed on its branch is found there', async () => {
  const { it, number } = await drafted()
  const path = await pathOn(it, branchOf(number), number)
  const text = await textOn(it, branchOf(number), path)
  const ben = it.as('ben').rest.repos
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path, ref: branchOf(number) })
  const sha = 'sha' in data ? data.sha : ''
  const [branch, message] = [branchOf(number), 'Name it better']
  await ben.deleteFile({ ...AT, path, branch, sha, message })
  const content = Buffer.from(text).toString('base64')
  const named = 'postmortems/checkout-pool.md'
  await ben.createOrUpdateFileContents({ ...AT, path: named, branch, message, content })
  await it.say('ana', number, LEARNT)
  expect(await textOn(it, branch, named)).toContain('affected**: 837')
})

test('what another workflow of our name formats is not written over', async () => {
  const { it, number } = await drafted()
  const mine = 'The pool ran full, since nobody had sized it for the sale.'
  await writes(it, number, (text) => text.replace(/TODO: Explain the mechanism[^\n]*/, mine))
  const [branch, path] = [branchOf(number), await pathOn(it, branchOf(number), number)]
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path, ref: branch })
  const sha = 'sha' in data ? data.sha : ''
  const content = Buffer.from(`${await textOf(it, number)}\n`).toString('base64')
  const message = 'style: format'
  await it.bot.rest.repos.createOrUpdateFileContents({ ...AT, path, branch, sha, message, content })
  await it.say('ana', number, LEARNT)
  const text = await textOf(it, number)
  expect(text).toContain(mine)
  expect(text).toContain('affected**: 837')
})

test('a replacement character that somebody has pasted does not keep the draft from learning', async () => {
  const { it, number } = await drafted()
  const mine = 'The log said caf\ufffd, and nobody knew what that was.'
  await writes(it, number, (text) => text.replace(/TODO: Explain the mechanism[^\n]*/, mine))
  await it.say('ana', number, LEARNT)
  const text = await textOf(it, number)
  expect(text).toContain(mine)
  expect(text).toContain('affected**: 837')
})

test('a document in another encoding is left as it is, byte for byte', async () => {
  const { it, number } = await drafted()
  const [branch, path] = [branchOf(number), await pathOn(it, branchOf(number), number)]
  const bytes = async () => {
    const { data } = await it.bot.rest.repos.getContent({ ...AT, path, ref: branch })
    return 'content' in data ? { sha: data.sha, content: data.content } : { sha: '', content: '' }
  }
  const { sha } = await bytes()
  const text = (await textOf(it, number)).replace(/TODO[^\n]*/, 'Grüße aus Köln.')
  const content = Buffer.from(text, 'latin1').toString('base64')
  const put = { ...AT, path, branch, sha, message: 'x', content }
  await it.as('ben').rest.repos.createOrUpdateFileContents(put)
  const before = await bytes()
  await it.say('ana', number, LEARNT)
  expect(await bytes()).toEqual(before)
})
