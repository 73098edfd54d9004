import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { headOf, propose, write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import {
  CONFIG,
  checkOf,
  makeReady,
  need,
  notesOf,
  POSTMORTEM,
  plainExamine,
  spending,
} from '../support/reviewing.ts'
import { type Served, served } from '../support/served.ts'

let it: Served
beforeAll(async () => {
  it = await served({ examine: plainExamine })
})
afterAll(() => it.close())

const PATH = 'postmortems/2026-11-20-checkout.md'
const TEXT = '## Impact\n\nTODO\n\n## Cause\n\nteh cable\n\n## Lessons\n\nTODO\n'

test('a draft is counted, and once it is ready what is left fails it until it is mended', async () => {
  const number = await propose(it.box, { branch: 'draft', files: { [PATH]: TEXT }, draft: true })
  await it.settled()
  expect(await checkOf(it, 'draft')).toMatchObject({
    status: 'completed',
    conclusion: 'neutral',
    output: { title: '2 of 3 sections wait for a person', annotations_count: 3 },
  })
  await makeReady(it, number)
  await it.settled()
  expect(await checkOf(it, 'draft')).toMatchObject({
    conclusion: 'failure',
    output: { title: '2 blockers, 1 notice' },
  })
  await write(it.box, 'draft', PATH, '## Impact\n\n40 people\n')
  await it.settled()
  expect(await checkOf(it, 'draft')).toMatchObject({
    conclusion: 'success',
    output: { title: 'Nothing stands in the way', annotations_count: 0 },
  })
})

test('more than GitHub takes at once stands beside the lines in several requests, in order', async () => {
  const text = Array.from({ length: 120 }, (_, line) => `TODO ${line}`).join('\n')
  const spent = spending(it)
  await propose(it.box, { branch: 'many', files: { 'postmortems/many.md': text } })
  await it.settled()
  const run = await checkOf(it, 'many')
  expect(run).toMatchObject({ status: 'completed', conclusion: 'failure' })
  const lines = (await notesOf(it, run?.id ?? 0)).map(({ start_line: line }) => line)
  expect(lines).toEqual(Array.from({ length: 120 }, (_, line) => line + 1))
  expect(spent()).toEqual(
    expect.arrayContaining(['POST /check-runs: 1', 'PATCH /check-runs/{check_run_id}: 2']),
  )
})

describe('a pull request that brings nothing of ours', () => {
  test('costs two reads, and the question what its branch requires once in a while', async () => {
    await propose(it.box, { branch: 'code', files: { 'src/a.ts': '1' } })
    await it.settled()
    const spent = spending(it)
    await write(it.box, 'code', 'src/a.ts', '2')
    await it.settled()
    expect(spent(true)).toEqual([
      'GET /contents/{path}: 1',
      'PUT /contents/{path}: 1',
      'GET /pulls/{pull_number}: 1',
      'GET /pulls/{pull_number}/files: 1',
    ])
    expect(await checkOf(it, 'code')).toBeNull()
  })

  test('carries the checks that its branch requires, and only those', async () => {
    need(it, POSTMORTEM, 'build')
    onTestFinished(() => {
      it.box.seeded.repository.rules = []
    })
    it.box.sandbox.clock.advance(6 * 60_000)
    await propose(it.box, { branch: 'other', files: { 'src/b.ts': '1' } })
    await it.settled()
    expect(await checkOf(it, 'other')).toMatchObject({
      conclusion: 'success',
      output: { title: 'Nothing to review' },
    })
    expect(await checkOf(it, 'other', CONFIG)).toBeNull()
    expect(await checkOf(it, 'other', 'build')).toBeNull()
  })
})

test.each([
  ['severites: []\n', 'failure', '1 mistake', [[1, 1]]],
  ['timezone: Europe/Berlin\n', 'success', 'No mistakes', []],
  [
    'timezone: Berlin\nlabel: 3\nfoo: 1\n',
    'failure',
    '2 mistakes',
    [
      [1, 11],
      [3, 1],
    ],
  ],
] as const)('the config %j is a %s: %s', async (text, conclusion, title, places) => {
  const branch = `config-${title.length}-${text.length}`
  await propose(it.box, { branch, files: { '.github/sitrep.yml': text } })
  await it.settled()
  const run = await checkOf(it, branch, CONFIG)
  expect(run).toMatchObject({ conclusion, output: { title } })
  const notes = await notesOf(it, run?.id ?? 0)
  expect(notes.map(({ start_line: line, start_column: column }) => [line, column])).toEqual(places)
})

test('whoever asks for a check again gets it again, once', async () => {
  await propose(it.box, { branch: 'again', files: { 'postmortems/again.md': 'TODO' } })
  await it.settled()
  const first = await checkOf(it, 'again')
  const spent = spending(it)
  const check_run_id = first?.id ?? 0
  await it.box.as('dev').rest.checks.rerequestRun({ ...SHOP, check_run_id })
  await it.settled()
  const second = await checkOf(it, 'again')
  expect(second?.id).toBeGreaterThan(check_run_id)
  expect(second?.output.title).toBe(first?.output.title)
  expect(spent()).toContain('POST /check-runs: 1')
})

test('a document that is only taken away leaves nothing to review', async () => {
  const path = 'postmortems/old.md'
  await write(it.box, 'main', path, 'TODO')
  const sha = await headOf(it.box, 'main')
  await it.box.as('dev').rest.git.createRef({ ...SHOP, ref: 'refs/heads/away', sha })
  const { data } = await it.box.as('dev').rest.repos.getContent({ ...SHOP, path })
  const blob = 'sha' in data ? data.sha : ''
  await it.box
    .as('dev')
    .rest.repos.deleteFile({ ...SHOP, path, branch: 'away', message: 'x', sha: blob })
  await it.box.as('dev').rest.pulls.create({ ...SHOP, title: 'x', head: 'away', base: 'main' })
  await it.settled()
  expect(await checkOf(it, 'away')).toMatchObject({ conclusion: 'success' })
})
