import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTeam } from '../../src/sandbox/actions/teams.ts'
import { userByLogin } from '../../src/sandbox/find.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeAll(async () => {
  box = await start()
  const { world } = box.sandbox
  const acme = userByLogin(world, 'acme')
  const { ana, dev } = box.seeded.users
  if (acme === undefined || ana === undefined || dev === undefined) throw new Error('no acme')
  createTeam(world, acme, 'On call', [ana, dev])
  await box.as('dev').rest.issues.create({ ...SHOP, title: 'Down' })
})
afterAll(() => box.close())

async function shown(body: string, form: string, as = box.as('dev')) {
  const { data } = await as.rest.issues.createComment({ ...SHOP, issue_number: 1, body })
  const headers = { accept: `application/vnd.github.${form}+json` }
  const read = await as.rest.issues.getComment({ ...SHOP, comment_id: data.id, headers })
  return read.data
}

test('HTML comes in the place of the text, or beside it', async () => {
  const html = await shown('Hello *you*', 'html')
  expect(html.body_html).toBe('<p>Hello <em>you</em></p>')
  expect(html).not.toHaveProperty('body')
  const full = await shown('Hello *you*', 'full')
  expect(full).toMatchObject({ body: 'Hello *you*', body_html: '<p>Hello <em>you</em></p>' })
  expect(await shown('Hello', 'raw')).not.toHaveProperty('body_html')
})

const person = (login: string) =>
  expect.stringMatching(`class="user-mention notranslate"[^>]*>@${login}</a>`)

test('a mention of somebody who exists becomes a link, and no other', async () => {
  expect((await shown('@ana look', 'html')).body_html).toEqual(person('ana'))
  for (const body of ['@nobody-here look', '`@ana` look', 'ana@acme.test', '@sitrep look']) {
    expect((await shown(body, 'html')).body_html).not.toContain('user-mention')
  }
})

test('a team is mentioned by people, and not by an App that may not read the members', async () => {
  const link = /class="team-mention"[^>]*>@acme\/on-call<\/a>/
  expect((await shown('@acme/on-call look', 'html')).body_html).toMatch(link)
  expect((await shown('@acme/nobody look', 'html')).body_html).not.toContain('<a')
  expect((await shown('@acme/on-call look', 'html', await box.asBot())).body_html).not.toContain(
    '<a',
  )
})

test('members of the organisation read a team and who is in it, strangers and Apps do not', async () => {
  const team = { org: 'acme', team_slug: 'on-call' }
  const { teams } = box.as('caro').rest
  expect((await teams.getByName(team)).data).toMatchObject({ slug: 'on-call', members_count: 2 })
  const people = (await teams.listMembersInOrg(team)).data.map(({ login }) => login)
  expect(people).toEqual(['ana', 'dev'])
  expect(await statusOf(box.as('eve').rest.teams.getByName(team))).toBe(404)
  expect(await statusOf((await box.asBot()).rest.teams.getByName(team))).toBe(404)
})

test('a comment is folded away and shown again by whoever may', async () => {
  const { node_id } = await shown('old news', 'raw')
  const fold = (login: string, name = 'minimizeComment') =>
    box
      .as(login)
      .graphql<Record<string, { readonly [key: string]: unknown }>>(
        name === 'minimizeComment'
          ? 'mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized minimizedReason } } }'
          : 'mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }',
        { id: node_id },
      )
  expect(await fold('ana')).toEqual({
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } },
  })
  expect(await fold('ana', 'unminimizeComment')).toEqual({
    unminimizeComment: { unminimizedComment: { isMinimized: false } },
  })
  await expect(fold('eve')).rejects.toThrow()
})

test('a push opens a suite for each App that may check, and for no other', async () => {
  const suites = async () =>
    (await box.as('dev').rest.checks.listSuitesForRef({ ...SHOP, ref: 'main' })).data
  expect((await suites()).total_count).toBe(0)
  const content = Buffer.from('hat').toString('base64')
  await box.as('dev').rest.repos.createOrUpdateFileContents({
    ...SHOP,
    path: 'hat.txt',
    message: 'Sell hats',
    content,
  })
  expect(await suites()).toMatchObject({
    total_count: 1,
    check_suites: [{ status: 'queued', conclusion: null, app: { slug: 'sitrep' } }],
  })
})
