import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { propose, write } from './branches.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

const LINES = Array.from({ length: 30 }, (_, at) => `line ${at + 1}`)
const edited = (change: Readonly<Record<number, string>>) =>
  `${LINES.map((line, at) => change[at + 1] ?? line).join('\n')}\n`

let box: Started
let pull_number: number
const told: { readonly name: string; readonly payload: Record<string, unknown> }[] = []
beforeAll(async () => {
  box = await start({ seed: { files: { 'doc.md': edited({}) } } })
  pull_number = await propose(box, {
    branch: 'doc',
    files: { 'doc.md': edited({ 10: 'ten', 11: 'eleven' }) },
  })
  box.sandbox.onWebhook(({ event, action, payload }) => {
    const parsed = JSON.parse(payload) as Record<string, unknown>
    told.push({ name: `${event}.${action}`, payload: parsed })
  })
})
afterAll(() => box.close())

const pulls = (login: string) => box.as(login).rest.pulls
const review = (login: string, rest: object) =>
  pulls(login).createReview({ ...SHOP, pull_number, event: 'COMMENT', ...rest })

describe('a review', () => {
  test('carries its comments, which stand under their part of the diff', async () => {
    told.splice(0)
    const comments = [
      { path: 'doc.md', body: 'Which ten?', line: 10, side: 'RIGHT' },
      { path: 'doc.md', body: 'Both', start_line: 10, line: 11 },
      { path: 'doc.md', body: 'It was good', line: 10, side: 'LEFT' },
    ]
    const { data } = await review('ana', { body: 'Look here', comments })
    expect(data).toMatchObject({ state: 'COMMENTED', body: 'Look here', user: { login: 'ana' } })
    const all = await pulls('eve').listReviewComments({ ...SHOP, pull_number })
    expect(all.data).toMatchObject([
      { line: 10, side: 'RIGHT', body: 'Which ten?', pull_request_review_id: data.id },
      { line: 11, start_line: 10, start_side: 'RIGHT' },
      { line: 10, side: 'LEFT' },
    ])
    expect(all.data[0]?.diff_hunk.split('\n')).toEqual([
      '@@ -7,8 +7,8 @@',
      ' line 7',
      ' line 8',
      ' line 9',
      '-line 10',
      '-line 11',
      '+ten',
    ])
    const own = { ...SHOP, pull_number, review_id: data.id }
    expect((await pulls('ana').listCommentsForReview(own)).data).toHaveLength(3)
    expect((await pulls('ana').getReview(own)).data.body).toBe('Look here')
    expect(told).toMatchObject([
      { name: 'pull_request_review.submitted', payload: { review: { state: 'commented' } } },
    ])
  })

  test.each<[string, object, string]>([
    [
      'a line that the diff does not show',
      { path: 'doc.md', line: 25 },
      'Line could not be resolved',
    ],
    ['a line beyond the end', { path: 'doc.md', line: 400 }, 'Line could not be resolved'],
    ['a path that it does not touch', { path: 'README.md', line: 1 }, 'Path could not be resolved'],
    ['lines in the wrong order', { path: 'doc.md', start_line: 11, line: 10 }, 'precede'],
    ['a start outside the hunk', { path: 'doc.md', start_line: 1, line: 10 }, 'Start line'],
  ])('is refused whole for a comment on %s', async (_, comment, words) => {
    const before = (await pulls('ana').listReviews({ ...SHOP, pull_number })).data.length
    const comments = [{ body: 'no', ...comment }]
    const refused = review('ana', { body: 'x', comments })
    await expect(refused).rejects.toThrow(words)
    expect((await pulls('ana').listReviews({ ...SHOP, pull_number })).data).toHaveLength(before)
  })

  test('without a word is none', async () => {
    expect(await statusOf(review('ana', {}))).toBe(422)
    expect(await statusOf(review('ana', { event: 'REQUEST_CHANGES' }))).toBe(422)
    expect(await statusOf(review('ana', { event: 'APPROVE' }))).toBe(200)
  })

  test('of one’s own work can only comment', async () => {
    const approve = review('dev', { event: 'APPROVE' })
    await expect(approve).rejects.toThrow('Can not approve your own pull request')
    expect(await statusOf(review('dev', { event: 'REQUEST_CHANGES', body: 'no' }))).toBe(422)
    expect(await statusOf(review('dev', { body: 'A thought' }))).toBe(200)
  })

  test('stands in the timeline', async () => {
    const at = { ...SHOP, issue_number: pull_number }
    const { data } = await box.as('ana').rest.issues.listEventsForTimeline(at)
    const reviewed = data.filter(({ event }) => event === 'reviewed')
    expect(reviewed).toHaveLength(3)
    expect(reviewed[0]).toMatchObject({ state: 'commented', user: { login: 'ana' } })
  })

  test('keeps its lines while they stand, and loses those that were changed', async () => {
    await write(box, 'doc', 'doc.md', `new first\n${edited({ 10: 'ten', 11: 'ELEVEN' })}`)
    const { data } = await pulls('ana').listReviewComments({ ...SHOP, pull_number })
    expect(data[0]).toMatchObject({ line: 11, original_line: 10, body: 'Which ten?' })
    expect(data[1]).not.toHaveProperty('line')
    expect(data[1]).toMatchObject({ original_line: 11 })
  })
})

describe('a reviewer', () => {
  const ask = (login: string, ...reviewers: string[]) =>
    pulls(login).requestReviewers({ ...SHOP, pull_number, reviewers })
  const asked = async () =>
    (await pulls('ana').listRequestedReviewers({ ...SHOP, pull_number })).data.users.map(
      ({ login }) => login,
    )

  test('is asked, taken back and asked again, each with its event', async () => {
    told.splice(0)
    const { data } = await ask('dev', 'ana', 'ben')
    expect(data.requested_reviewers?.map(({ login }) => login)).toEqual(['ana', 'ben'])
    await ask('dev', 'ana')
    await pulls('dev').removeRequestedReviewers({ ...SHOP, pull_number, reviewers: ['ben'] })
    expect(await asked()).toEqual(['ana'])
    expect(told.map(({ name }) => name)).toEqual([
      'pull_request.review_requested',
      'pull_request.review_requested',
      'pull_request.review_request_removed',
    ])
    const at = { ...SHOP, issue_number: pull_number }
    const events = (await box.as('ana').rest.issues.listEvents(at)).data
    expect(events).toMatchObject([
      { event: 'review_requested', requested_reviewer: { login: 'ana' } },
      { event: 'review_requested', requested_reviewer: { login: 'ben' } },
      { event: 'review_request_removed', review_requester: { login: 'dev' } },
    ])
  })

  test('is taken off the list by reviewing', async () => {
    expect(await asked()).toEqual(['ana'])
    await review('ana', { event: 'APPROVE' })
    expect(await asked()).toEqual([])
  })

  test.each([
    ['the author', ['dev'], 'Review cannot be requested from pull request author.'],
    ['somebody without a role', ['eve'], 'is not a collaborator of the acme/shop repository'],
    ['nobody', ['nobody-at-all'], 'Reviews may only be requested from collaborators'],
    ['one who can and one who cannot', ['ben', 'eve'], 'Reviews may only be requested'],
  ])('cannot be %s', async (_, reviewers, words) => {
    await expect(ask('ana', ...reviewers)).rejects.toThrow(words)
    expect(await asked()).toEqual([])
  })

  test('is not asked by a stranger', async () => {
    expect(await statusOf(ask('eve', 'ana'))).toBe(403)
  })
})
