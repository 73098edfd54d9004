import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import type { Client } from '../../src/github/client.ts'
import { Failure, type FailureKind } from '../../src/github/failure.ts'
import { mayOpenNone, sent, wordsOf } from '../../src/github/sent.ts'

const ROUTE = 'POST /repos/{owner}/{repo}/issues'
const AT = instant('2026-11-20T14:00:00Z')
const refusal = (kind: FailureKind, words: string) =>
  new Failure(kind, 'ours', { status: 422, cause: new Error(words) })

/** A GitHub that gives these answers one after another, and writes down what it was asked. */
function github(...answers: readonly (Failure | null)[]) {
  const asked: unknown[] = []
  const unused = () => Promise.reject(new Error('not asked here'))
  const one: Client = {
    ...{ get: unused, all: unused, send: unused, query: unused },
    turn: async (route, rank) => void asked.push(['turn', route, rank]),
    async post(route, params) {
      const posts = asked.filter((call) => !Array.isArray(call)).length
      asked.push({ route, ...params })
      const failure = answers[posts] ?? null
      if (failure !== null) throw failure
      return { status: 201, headers: {}, data: { id: 7, at: AT } }
    },
  }
  return { one, asked }
}

const REQUEST = {
  route: ROUTE,
  params: { title: 'x', type: 'Task', fields: [1] },
  otherwise: [
    { word: /type/i, without: 'type', instead: { labels: ['task'] } },
    { word: /field/i, without: 'fields' },
    { word: /milestone/i, without: 'milestone' },
  ],
}

describe('what is sent', () => {
  test('is sent once, in the turn that it has', async () => {
    const { one, asked } = github()
    expect(await sent(one, REQUEST, 3)).toMatchObject({ data: { id: 7 } })
    expect(asked).toEqual([{ route: ROUTE, title: 'x', type: 'Task', fields: [1] }])
  })

  test('goes without what GitHub does not take, one after another, each in a turn of its own', async () => {
    const { one, asked } = github(
      refusal('invalid', 'Type is not enabled'),
      refusal('invalid', 'Field 1 is unknown'),
    )
    await sent(one, REQUEST, 3)
    expect(asked).toEqual([
      { route: ROUTE, title: 'x', type: 'Task', fields: [1] },
      ['turn', ROUTE, 3],
      { route: ROUTE, title: 'x', fields: [1], labels: ['task'] },
      ['turn', ROUTE, 3],
      { route: ROUTE, title: 'x', labels: ['task'] },
    ])
  })

  test.each<[string, Failure]>([
    ['for another reason', refusal('invalid', 'title is too long')],
    ['about what was not sent', refusal('invalid', 'milestone is closed')],
    ['with a word that may have done it', refusal('server', 'type')],
    ['for want of a permission', refusal('permission', 'type')],
    ['without words', new Failure('invalid', 'type', { status: 422 })],
  ])('is not sent again where it was refused %s', async (_why, failure) => {
    const { one, asked } = github(failure)
    await expect(sent(one, REQUEST, 3)).rejects.toBe(failure)
    expect(asked).toHaveLength(1)
  })

  test('is refused where nothing may be left out of it', async () => {
    const failure = refusal('invalid', 'type')
    const { one } = github(failure)
    const plain = { route: ROUTE, params: REQUEST.params }
    await expect(sent(one, plain, 3)).rejects.toBe(failure)
  })
})

const BOX = 'GitHub Actions is not permitted to create or approve pull requests.'

test.each<[string, unknown, boolean]>([
  ['as GitHub says it', refusal('permission', BOX), true],
  ['in capitals', refusal('permission', BOX.toUpperCase()), true],
  ['with other words', refusal('permission', 'Resource not accessible'), false],
  ['as another refusal', refusal('invalid', BOX), false],
  [
    'by no GitHub',
    Object.assign(new Error(BOX), { kind: 'permission', cause: { message: BOX } }),
    false,
  ],
])('a box in the settings keeps us from opening, %s: %s', (_, error, box) => {
  expect(mayOpenNone(error)).toBe(box)
})

test.each<[unknown, string]>([
  [refusal('invalid', 'Validation failed'), 'Validation failed'],
  [new Failure('invalid', 'ours', { status: 422 }), ''],
  [new Error('not GitHub'), ''],
  [new Error('x', { cause: { message: 42 } }), '42'],
])('of %o GitHub itself said %j', (error, words) => {
  expect(wordsOf(error)).toBe(words)
})
