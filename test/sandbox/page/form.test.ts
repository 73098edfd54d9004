import { afterAll, beforeAll, expect, test } from 'vitest'
import { labelsOf } from '../../../src/sandbox/find.ts'
import { openShop } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const NEW = '/acme/shop/issues/new?template=incident.yml'
const ANSWERS = [
  ['title', 'Incident: checkout'],
  ['form.impact', ' Nobody can pay '],
  ['form.log', 'line 1\r\nline 2'],
  ['form.services', 'mail'],
  ['form.services', 'checkout'],
  ['form.services', 'not an option'],
  ['form.note', ''],
  ['form.sure', '0'],
]

const newest = () => {
  const issue = shop.repository.issues[shop.repository.lastNumber]
  if (issue === undefined) throw new Error('no issue was opened')
  return issue
}

test('the body of a submitted form is what GitHub makes of it', async () => {
  const reply = await shop.post(NEW, ANSWERS, 'eve')
  expect(reply.status).toBe(303)
  expect(newest().body).toBe(`### Impact

Nobody can pay

### Log

\`\`\`shell
line 1
line 2
\`\`\`

### Level

_No response_

### Services

checkout, mail

### Note

_No response_

### Before you send

- [X] It is not a secret
- [ ] It is a drill`)
})

test('the form brings its labels that exist and its assignees, whoever sends it', async () => {
  await shop.post(NEW, ANSWERS, 'eve')
  expect(labelsOf(shop.repository, newest()).map(({ name }) => name)).toEqual(['incident'])
  expect(newest().assigneeIds).toHaveLength(1)
})

test('an unanswered question is named, and what was typed is kept', async () => {
  const before = shop.repository.lastNumber
  const reply = await shop.post(NEW, [
    ['title', 'Kept'],
    ['form.note', 'my words'],
  ])
  const text = await reply.text()
  expect(reply.status).toBe(422)
  expect(text).toContain('Please answer: Impact, It is not a secret')
  expect(text).toContain('value="Kept"')
  expect(text).toContain('my words')
  expect(shop.repository.lastNumber).toBe(before)
})

test('the form shows placeholders, defaults, help and what is required', async () => {
  const text = await shop.read(NEW)
  expect(text).toContain('<strong>Public</strong>')
  expect(text).toMatch(/id="f-impact"[^>]* required[^>]* placeholder="Checkout fails"/)
  expect(text).toContain('Say more</textarea>')
  expect(text).toMatch(/<select[^>]* multiple/)
})

test('an address can bring answers along', async () => {
  expect(await shop.read(`${NEW}&impact=slow&title=T&level=SEV2`)).toMatch(
    /value="T".*value="slow".*value="SEV2" selected/s,
  )
})

test('the chooser offers the form and the blank issue', async () => {
  const text = await shop.read('/acme/shop/issues/new/choose')
  expect(text).toContain('Something is broken for people')
  expect(text).toContain('Blank issue')
  expect((await shop.get('/acme/shop/issues/new')).headers.get('location')).toMatch(/choose$/)
})
