import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
const HOSTILE = '<img src=x onerror=alert(1)>"\'&'
const ISSUE = '/acme/shop/issues/1'
const BLANK = '/acme/shop/issues/new?blank=1'

beforeAll(async () => {
  shop = await openShop()
  await shop.post(
    BLANK,
    [
      ['title', HOSTILE],
      ['body', '- [ ] box'],
    ],
    'caro',
  )
})
afterAll(() => shop.close())

const issue = () => {
  const found = shop.repository.issues[1]
  if (found === undefined) throw new Error('issue 1 is gone')
  return found
}

test('a hostile title is text wherever it is shown', async () => {
  for (const path of ['/acme/shop/issues', ISSUE]) {
    const text = await shop.read(path)
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
    expect(text).not.toContain('<img')
  }
})

test.each([
  '/',
  '/ana',
  '/sitrep',
  '/acme/shop/security/advisories/new',
  '/acme/shop/issues',
  '/acme/shop/pulls',
  '/acme/shop/labels',
  '/sandbox',
  ISSUE,
])('the page at %s sends its policy and is not kept', async (path) => {
  const { headers } = await shop.get(path)
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(headers.get('cache-control')).toBe('no-store')
})

test.each([
  ['/', 303],
  ['/nobody/shop/issues', 404],
  ['/acme/shop/issues/99', 404],
  ['/acme/shop/tree/main', 200],
  ['/acme/shop/tree/main/.github', 200],
  ['/acme/shop/blob/main/README.md', 200],
  ['/acme/shop/blob/main/none', 404],
  ['/acme/shop/blob/%E0%A4%A', 400],
  ['/-/mermaid.js', 200],
  ['/-/other', 404],
  ['//else.example/', 404],
])('%s answers %i', async (path, status) => {
  expect((await shop.get(path)).status).toBe(status)
})

test('a form from another host is refused, and so is one from nowhere', async () => {
  const before = issue().comments.length
  const sent = [
    ['do', 'comment'],
    ['body', 'forged'],
  ]
  expect((await shop.post(ISSUE, sent, 'ana', 'http://elsewhere.example')).status).toBe(403)
  expect((await shop.post(ISSUE, sent, 'ana', 'null')).status).toBe(403)
  const silent = await new Promise((resolve) => {
    request(`${shop.origin}${ISSUE}`, { method: 'POST' }, (reply) =>
      resolve(reply.statusCode),
    ).end()
  })
  expect(silent).toBe(403)
  expect(issue().comments).toHaveLength(before)
})

test.each([
  [
    'a label',
    [
      ['do', 'label'],
      ['label', 'bug'],
    ],
  ],
  [
    'an assignee',
    [
      ['do', 'assign'],
      ['assignee', 'ana'],
    ],
  ],
  ['a lock', [['do', 'lock']]],
  ['closing', [['do', 'close']]],
  [
    'a new title',
    [
      ['do', 'rename'],
      ['title', 'Mine'],
    ],
  ],
  [
    'a new body',
    [
      ['do', 'edit'],
      ['comment', ''],
      ['body', 'Mine'],
    ],
  ],
])('%s by a stranger is refused with GitHub’s words', async (_what, fields) => {
  const reply = await shop.post(ISSUE, fields, 'eve')
  expect(reply.status).toBe(403)
  expect(await reply.text()).toContain('role="alert">Must have admin rights to Repository.')
  expect(issue().title).toBe(HOSTILE)
})

test('a refused comment loses none of its words', async () => {
  await shop.post(ISSUE, [['do', 'lock']])
  const reply = await shop.post(
    ISSUE,
    [
      ['do', 'comment'],
      ['body', 'long thoughts'],
    ],
    'eve',
  )
  await shop.post(ISSUE, [['do', 'unlock']])
  expect(reply.status).toBe(403)
  const text = await reply.text()
  expect(text).toContain('Unable to create comment because issue is locked.')
  expect(text).toContain('long thoughts</textarea>')
})

test('an empty comment is refused in words', async () => {
  const reply = await shop.post(ISSUE, [
    ['do', 'comment'],
    ['body', ' '],
  ])
  expect(await reply.text()).toContain('Validation Failed: Body cannot be blank')
})

test('a stranger sees no controls that are not theirs', async () => {
  const text = await shop.read(ISSUE, 'eve')
  expect(text).not.toMatch(
    /Change labels|Lock conversation|value="close"|Edit title|class="box" name="line"/,
  )
  expect(text).toContain('Add a comment')
})

test('ticking a box edits the text, once, and not under a changed text', async () => {
  const at = String(issue().updatedAt)
  const tick = [
    ['do', 'tick'],
    ['comment', ''],
    ['line', '0'],
    ['at', at],
  ]
  expect((await shop.post(ISSUE, tick, 'caro')).status).toBe(303)
  expect(issue().body).toBe('- [x] box')
  const stale = [...tick.slice(0, 3), ['at', '1']]
  expect((await shop.post(ISSUE, stale, 'caro')).status).toBe(409)
  expect(issue().body).toBe('- [x] box')
})

test('what happened is told in its order', async () => {
  await shop.post(ISSUE, [
    ['do', 'label'],
    ['label', 'bug'],
  ])
  await shop.post(ISSUE, [
    ['do', 'close'],
    ['reason', 'not_planned'],
    ['body', 'Enough.'],
  ])
  await shop.post(ISSUE, [['do', 'reopen']])
  const text = (await shop.read(ISSUE)).replaceAll(/<[^>]*>/g, '')
  expect(text).toMatch(/added the label bug.*Enough\..*closed this as not planned.*reopened this/s)
})

test('a reaction is left and taken back by the same button', async () => {
  const press = [
    ['do', 'react'],
    ['comment', ''],
    ['reaction', 'rocket'],
  ]
  await shop.post(ISSUE, press)
  expect(issue().reactions).toHaveLength(1)
  await shop.post(ISSUE, press)
  expect(issue().reactions).toHaveLength(0)
})

test('the cookie says who acts, and a switch leads to no other host', async () => {
  const reply = await shop.post('/-/act-as', [
    ['login', 'ben'],
    ['back', '//evil.example'],
  ])
  expect(reply.headers.get('location')).toBe('/')
  expect(reply.headers.get('set-cookie')).toMatch(/^acting_as=ben; .*HttpOnly; SameSite=Lax/)
})
