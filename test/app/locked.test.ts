import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Started, start } from '../sandbox/support.ts'
import { storePath } from '../store/support.ts'
import { type Entrance, entrance } from '../support/entrance.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

/** An App on a file, and somebody else who has it open. */
async function shared(): Promise<{ door: Entrance; other: DatabaseSync }> {
  const path = storePath()
  const door = await entrance(box, { store: path })
  const other = new DatabaseSync(path)
  onTestFinished(async () => {
    other.close()
    await door.close()
  })
  await door.app.sweep()
  return { door, other }
}

const command = () => ({
  action: 'created',
  installation: { id: box.seeded.installation.id },
  repository: { id: box.seeded.repository.id, name: 'shop', owner: { login: 'acme' } },
  issue: { number: 1 },
  comment: { id: 7, body: '/ack', user: { login: 'ana' } },
  sender: { login: 'ana' },
})

test('what a locked store cannot take is refused before GitHub gives up, and nothing of it is kept', async () => {
  const { door, other } = await shared()
  other.exec('BEGIN IMMEDIATE')
  const all = Array.from({ length: 20 }, () => door.post('issue_comment', command()))
  expect(new Set(await Promise.all(all))).toEqual(new Set([503]))
  expect(
    other.prepare("SELECT count(*) AS n FROM inbox WHERE event = 'issue_comment'").get(),
  ).toEqual({ n: 0 })
  const ready = await fetch(`${door.url}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([
    503,
    'not ready: the store cannot be written\n',
  ])
  expect((await fetch(`${door.url}/healthz`)).status).toBe(200)
  other.exec('COMMIT')
})

test('once the lock is gone, the same delivery is taken', async () => {
  const { door, other } = await shared()
  const id = randomUUID()
  other.exec('BEGIN IMMEDIATE')
  expect(await door.post('issue_comment', command(), id)).toBe(503)
  other.exec('COMMIT')
  expect(await door.post('issue_comment', command(), id)).toBe(202)
  expect((await fetch(`${door.url}/readyz`)).status).toBe(200)
})
