import { describe, expect, test } from 'vitest'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import { foldedText } from '../support/canonical-words.ts'
import { hands } from '../support/hands.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const LIKE_COMPARE = /http:\/\/github\.test\/acme\/shop\/compare\/main\.\.\.sitrep\/\S+?(?=\))/

type It = ReturnType<typeof hands>
const switches = (it: It, change: Parameters<typeof switchWorkflows>[2]) =>
  switchWorkflows(it.sandbox.world, it.seeded.repository, change)

/** Resolved, in a repository whose workflows may open no pull requests, before anybody has looked at that. */
async function resolved() {
  const it = hands()
  switches(it, { mayCreatePulls: false, draftsAllowed: true })
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.acts(number)
  for (const words of ['/sev 1', '/ic @ben', '/ops @ana', '/resolve']) {
    await it.says('ben', number, words)
    await it.acts(number)
  }
  return { it, number, branch: `sitrep/postmortem-${number}` }
}

const posts = (it: It) => it.sandbox.requests().requests['POST /repos/{owner}/{repo}/pulls'] ?? 0
const pulls = async (it: It) => (await it.as('ana').rest.pulls.list({ ...AT, state: 'all' })).data
const linkOn = async (it: It, number: number) =>
  (await it.card(number)).match(LIKE_COMPARE)?.[0].replaceAll('&amp;', '&') ?? ''

/** What a browser does with the link: everything is filled in, and a person clicks. */
async function follows(it: It, login: string, link: string) {
  const { pathname, searchParams } = new URL(link)
  const [, base = '', head = ''] = /\/compare\/(.+)\.\.\.(.+)$/.exec(pathname) ?? []
  const { data } = await it.as(login).rest.pulls.create({
    ...AT,
    base,
    head,
    title: searchParams.get('title') ?? '',
    body: searchParams.get('body') ?? '',
  })
  return data
}

describe('where GitHub lets a workflow open no pull request', () => {
  test('branch and file stand, and the card has a link and names the box', async () => {
    const { it, number, branch } = await resolved()
    expect(await pulls(it)).toEqual([])
    expect(it.seeded.repository.refs[`refs/heads/${branch}`]).toBeDefined()
    const card = await it.card(number)
    expect(card).toContain('Allow GitHub Actions to create and approve pull requests')
    const link = await linkOn(it, number)
    expect(link).toContain(`/compare/main...${branch}?quick_pull=1&title=`)
    expect(link.length).toBeLessThan(8_000)
    expect(card).not.toMatch(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) #\d/i)
  })

  test('it is asked once in a look, and once again in each later one, and nothing else is written', async () => {
    const { it, number } = await resolved()
    const before = posts(it)
    const card = await it.cardComment(number)
    const done = await it.acts(number)
    expect(posts(it)).toBe(before + 1)
    expect(done.applied.map(({ effect, result }) => [effect.type, result])).toEqual([
      ['pull.open', 'failed'],
    ])
    expect(done.notes.map(({ kind }) => kind)).toEqual(['pull-refused'])
    expect((await it.cardComment(number)).body).toBe(card.body)
  })

  test('once the box is ticked the next look opens it, as ours', async () => {
    const { it, number } = await resolved()
    switches(it, { mayCreatePulls: true })
    await it.acts(number)
    expect(await pulls(it)).toMatchObject([
      { state: 'open', draft: true, user: { login: 'github-actions[bot]' } },
    ])
    expect(await linkOn(it, number)).toBe('')
    expect((await it.foresees(number)).effects).toEqual([])
  })

  test('what a person opens from the link is adopted by its branch, and its body stays theirs', async () => {
    const { it, number } = await resolved()
    const pull = await follows(it, 'dev', await linkOn(it, number))
    expect(pull.title).toMatch(/^\[draft\] Postmortem of incident/)
    expect(pull.body).toMatch(/^@ben, you were incident commander/)
    expect(pull.body).toContain('### Review meeting')
    it.minutes(1)
    await it.acts(number)
    expect(await it.card(number)).toContain(`/pull/${pull.number}`)
    expect(await linkOn(it, number)).toBe('')
    const { data } = await it.as('ana').rest.pulls.get({ ...AT, pull_number: pull.number })
    expect(data.body).toBe(pull.body)
    expect(data.assignees?.map(({ login }) => login)).toEqual(['ben'])
    expect(data.requested_reviewers?.map((one) => ('login' in one ? one.login : ''))).toEqual([
      'ana',
    ])
    expect(await pulls(it)).toHaveLength(1)
    expect((await it.foresees(number)).effects).toEqual([])
  })

  test('what the incident learns before that goes into the document, but for what people have written', async () => {
    const { it, number, branch } = await resolved()
    const document = () => {
      const files = foldedText(
        it.seeded.repository,
        it.seeded.repository.refs[`refs/heads/${branch}`] ?? '',
      )
      return files.find(({ path }) => path.startsWith('postmortems/')) ?? { path: '', text: '' }
    }
    const { path, text } = document()
    expect(text).not.toContain('checkout')
    const dev = it.as('dev').rest.repos
    const { data: file } = await dev.getContent({ ...AT, path, ref: branch })
    const said = text.replace('## Executive summary', '## Executive summary\n\nThe pool ran dry.')
    await dev.createOrUpdateFileContents({
      ...{ ...AT, path, branch, message: 'Say why', sha: 'sha' in file ? file.sha : '' },
      content: Buffer.from(said).toString('base64'),
    })
    await it.says('ben', number, '/service checkout')
    const done = await it.acts(number)
    expect(done.applied.map(({ effect }) => effect.type)).toContain('file.put')
    expect(document().text).toMatch(/services:\s+- checkout/)
    expect(document().text).toContain('The pool ran dry.')
    it.minutes(5)
    const again = await it.acts(number)
    expect(again.applied.map(({ effect }) => effect.type)).toEqual(['pull.open'])
  })

  test('merging the adopted one publishes the postmortem', async () => {
    const { it, number } = await resolved()
    const pull = await follows(it, 'dev', await linkOn(it, number))
    await it.acts(number)
    it.minutes(5)
    await it.as('ana').rest.pulls.merge({ ...AT, pull_number: pull.number })
    const done = await it.acts(number)
    expect(done.replayed?.incident.postmortem.published).not.toBeNull()
    expect(await it.issue(number)).toMatchObject({ state: 'closed' })
  })

  test('one that a person closes is left alone, and no other is opened', async () => {
    const { it, number } = await resolved()
    const pull = await follows(it, 'dev', await linkOn(it, number))
    await it.acts(number)
    it.minutes(5)
    await it.as('dev').rest.pulls.update({ ...AT, pull_number: pull.number, state: 'closed' })
    switches(it, { mayCreatePulls: true })
    await it.acts(number)
    expect(await pulls(it)).toHaveLength(1)
    expect((await it.foresees(number)).effects).toEqual([])
  })
})

describe('where GitHub knows no drafts', () => {
  test('the title says that it is one, until a person takes the word away', async () => {
    const { it, number } = await resolved()
    switches(it, { mayCreatePulls: true, draftsAllowed: false })
    await it.acts(number)
    const [pull] = await pulls(it)
    expect(pull).toMatchObject({ draft: false })
    expect(pull?.title).toMatch(/^\[draft\] /)
    expect(pull?.body).toContain('take that word away')
    expect(await it.card(number)).toContain('Draft')
    expect(await it.card(number)).toContain('then take `[draft]` out of its title')
    const ready = pull?.title.replace('[draft] ', '') ?? ''
    await it.as('ben').rest.pulls.update({ ...AT, pull_number: pull?.number ?? 0, title: ready })
    await it.acts(number)
    expect(await it.card(number)).toContain('In review')
    expect(await it.card(number)).not.toContain('[draft]')
    expect((await it.foresees(number)).effects).toEqual([])
  })
})
