import { beforeAll, describe, expect, test } from 'vitest'
import { answerFaults } from '../../../src/sandbox/contract/answer.ts'
import { type Operation, operation } from '../../../src/sandbox/contract/operation.ts'
import { story } from '../../support/story.ts'

const PLACE = '/repos/{owner}/{repo}'
const AT = { owner: 'acme', repo: 'shop' } as const

function known(name: string): Operation {
  const found = operation(name)
  if (found === null) throw new Error(`${name} is not in the slice`)
  return found
}

const faults = (name: string, status: number, body: unknown) =>
  answerFaults(known(name), {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

type Answer = Readonly<Record<string, unknown>>
let issue: Answer
let events: readonly Answer[]
let pull: Answer
beforeAll(async () => {
  const told = story()
  const number = await told.declare('ana', 'Checkout fails', 'It does', ['bug'])
  const ana = told.as('ana').rest
  issue = (await ana.issues.get({ ...AT, issue_number: number })).data
  events = (await ana.issues.listEventsForTimeline({ ...AT, issue_number: number })).data
  const { data } = await ana.git.getRef({ ...AT, ref: 'heads/main' })
  await ana.git.createRef({ ...AT, ref: 'refs/heads/fix', sha: data.object.sha })
  const content = Buffer.from('A fix').toString('base64')
  await ana.repos.createOrUpdateFileContents({
    ...AT,
    path: 'fix.md',
    message: 'Fix',
    branch: 'fix',
    content,
  })
  pull = (await ana.pulls.create({ ...AT, title: 'Fix', head: 'fix', base: 'main' })).data
})

const ISSUE = `GET ${PLACE}/issues/{issue_number}`

describe('an answer is told', () => {
  test.each<[string, (whole: Answer) => unknown, string]>([
    [
      'that lacks a required property',
      ({ title, ...rest }) => rest,
      "it must have required property 'title'",
    ],
    [
      'with a property of the wrong type',
      (whole) => ({ ...whole, number: '7' }),
      'number must be integer',
    ],
    [
      'with null where null is not described',
      (whole) => ({ ...whole, title: null }),
      'title must be string',
    ],
    [
      'with a time that is none',
      (whole) => ({ ...whole, created_at: 'yesterday' }),
      'created_at must match format "date-time"',
    ],
    [
      'with a property of our own invention',
      (whole) => ({ ...whole, severity: 'sev1' }),
      'it has "severity", which is not described',
    ],
    [
      'with a word that is none of the allowed ones',
      (whole) => ({ ...whole, state_reason: 'forgotten' }),
      'state_reason is none of ["completed","reopened","not_planned","duplicate"]',
    ],
    ['that is a list instead of an object', (whole) => [whole], 'it must be object'],
    ['that is empty', () => '', 'the body is missing'],
    ['that is no JSON', () => '<html>', 'the body is not JSON'],
  ])('%s', (_, broken, told) => {
    expect(faults(ISSUE, 200, issue)).toEqual([])
    expect(faults(ISSUE, 200, broken(issue))).toEqual([`200: ${told}`])
  })

  test.each([
    [ISSUE, 201],
    [ISSUE, 500],
    [`POST ${PLACE}/issues`, 200],
    [`DELETE ${PLACE}/labels/{name}`, 200],
    [`POST ${PLACE}/issues`, 304],
  ])('%s with the status %i', (name, status) => {
    expect(faults(name, status, {})).toEqual([`${status} is not described`])
  })

  test('that has a body where none is described', () => {
    const name = `DELETE ${PLACE}/labels/{name}`
    expect(faults(name, 204, '')).toEqual([])
    expect(faults(name, 204, '{}')).toEqual(['204: it has a body, and none is described'])
  })

  test('with an event in the timeline that fits none', () => {
    const name = `GET ${PLACE}/issues/{issue_number}/timeline`
    const at = events.findIndex(({ event }) => event === 'labeled')
    expect(at).toBeGreaterThanOrEqual(0)
    expect(faults(name, 200, events)).toEqual([])
    expect(faults(name, 200, events.with(at, { ...events[at], label: 'bug' }))).not.toEqual([])
    expect(faults(name, 200, events.with(at, { ...events[at], labels: [] }))).not.toEqual([])
  })

  test('that tells in a list what GitHub tells only of one', () => {
    expect(faults(`GET ${PLACE}/pulls/{pull_number}`, 200, pull)).toEqual([])
    expect(faults(`GET ${PLACE}/pulls`, 200, [pull])).toContain(
      '200: 0 has "mergeable", which is not described',
    )
  })

  test('with an error that has no words', () => {
    expect(faults(ISSUE, 404, { message: 'Not Found', status: '404' })).toEqual([])
    expect(faults(ISSUE, 404, { message: 404 })).toEqual(['404: message must be string'])
  })
})

describe('an answer is not told', () => {
  test.each([
    [
      'that anything may give, to a request that lists no error',
      `GET /app`,
      401,
      { message: 'Bad credentials' },
    ],
    ['that says that nothing has changed', ISSUE, 304, ''],
    [
      'that says more of an error than the description',
      ISSUE,
      404,
      { message: 'x', status: '404' },
    ],
  ])('%s', (_, name, status, body) => {
    expect(faults(name, status, body)).toEqual([])
  })

  test('that is a file as it is', () => {
    const name = `GET ${PLACE}/contents/{path}`
    const body = Buffer.from('# shop')
    expect(answerFaults(known(name), { status: 200, body })).toEqual([])
  })

  test.each([
    ['a pull request with its size', { commits: 1, changed_files: 1, additions: 1, deletions: 0 }],
  ])('with %s', (_, size) => {
    expect(pull).toMatchObject(size)
  })
})
