import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Beside, beside, type Process } from '../support/beside.ts'
import { settled } from '../support/mortal.ts'
import { OWN_ENV } from '../support/own-env.ts'
import { timelessEnd } from '../support/timeless-end.ts'
import { declare } from '../support/whole-life.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const LABELS = '/repos/{owner}/{repo}/issues/{issue_number}/labels'

let folder: string
let path: string
let it: Beside
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-stop-'))
  path = join(folder, 'store.db')
  it = await beside()
})
afterEach(async () => {
  await it.close()
  rmSync(folder, { recursive: true })
})

const run = (env: Readonly<Record<string, string>> = {}) => it.run({ SITREP_STORE: path, ...env })

/** Says what stands in the store, without becoming one of those who work on it. */
function count(sql: string): number {
  const database = new DatabaseSync(path, { readOnly: true })
  const row = database.prepare(`SELECT count(*) AS count FROM ${sql}`).get()
  database.close()
  return Number(row?.['count'])
}

async function labels(issue_number: number): Promise<readonly string[]> {
  const { data } = await it.box.as('ana').rest.issues.listLabelsOnIssue({ ...AT, issue_number })
  return data.map(({ name }) => name)
}

/** Runs `then` when the App is about to set a label, and holds the answer back for a moment. */
function atFirstLabel(then: () => void): void {
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: LABELS,
    where: ({ who, method, template }) => {
      const ours = method === 'POST' && template === LABELS && !who.startsWith('user ')
      if (ours) then()
      return ours
    },
    delayMs: 500,
  })
}

/** What somebody hears who asks whether work may be sent; an address that does not answer says no as well. */
const ready = ({ url }: Process): Promise<number | 'refused'> =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status,
    () => 'refused',
  )

test('told to stop in the middle of a look, it finishes one write, and the next start the rest', async () => {
  const first = await run()
  expect(await ready(first)).toBe(200)
  const ended = Promise.withResolvers<number | null>()
  const heard = Promise.withResolvers<number | 'refused'>()
  atFirstLabel(() => {
    void first.kill('SIGTERM').then(ended.resolve)
    setTimeout(() => void ready(first).then(heard.resolve), 100)
  })
  const number = await declare(it.box.as)
  expect(await ended.promise).toBe(0)
  expect([503, 'refused']).toContain(await heard.promise)
  expect(await labels(number)).not.toEqual([])
  const { data: comments } = await it.box
    .as('ana')
    .rest.issues.listComments({ ...AT, issue_number: number })
  expect(comments).toEqual([])
  expect(count('lanes WHERE owner IS NOT NULL')).toBe(0)
  expect(count("inbox WHERE state = 'waiting'")).toBeGreaterThan(0)

  const second = await run()
  expect(await settled(it.box, () => second)).toBe(true)
  const { cards, made } = await timelessEnd(it.box, number)
  expect([cards.length, made]).toEqual([1, 1])
  expect(await labels(number)).toEqual(expect.arrayContaining(['incident', 'sev2']))
})

test('what it only reads it does not write, says what it would, and writes it when it may', async () => {
  const reading = await run({ SITREP_READ_ONLY: 'true' })
  const number = await declare(it.box.as)
  await it.box.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: '/ack' })
  await settled(it.box, () => reading)
  expect(await labels(number)).toEqual([])
  const written = Object.keys(it.box.sandbox.requests().requests).filter(
    (route) => !/^GET |access_tokens$|graphql$/.test(route),
  )
  expect(written.toSorted()).toEqual([
    'POST /repos/{owner}/{repo}/issues',
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  ])
  expect(reading.log()).toContain('read only: would have converged')
  expect(reading.log()).toContain('"card.create"')
  expect(await reading.kill('SIGTERM')).toBe(0)

  const writing = await run()
  for (let turn = 0; (await labels(number)).length === 0 && turn < 200; turn++)
    await settled(it.box, () => writing)
  const { cards, reactions } = await timelessEnd(it.box, number)
  expect([cards.length, reactions]).toEqual([1, [['rocket']]])
})

test('a store of a later release ends the start with a sentence', async () => {
  await (await run()).kill('SIGTERM')
  const database = new DatabaseSync(path)
  database.exec('PRAGMA user_version = 999')
  database.close()
  const { status, stderr } = spawnSync(process.execPath, ['src/start.ts'], {
    env: { ...OWN_ENV, PORT: '0', SITREP_STORE: path },
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect([status, stderr]).toEqual([
    1,
    `sitrep: store ${path}: a later release wrote it; start that release, or set SITREP_STORE to a new path\n`,
  ])
})
