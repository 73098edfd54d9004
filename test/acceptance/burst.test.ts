import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Started } from '../sandbox/support.ts'
import { beside } from '../support/beside.ts'
import { settled } from '../support/mortal.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const ISSUES = 50
const EACH = 20

/** An App that hears of nothing but what the test tells it, and the folder of its store. */
async function silent() {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-burst-'))
  const deliver = async () => new Response(null, { status: 202 })
  const it = await beside({ sandbox: { deliver } })
  onTestFinished(async () => {
    await it.close()
    rmSync(folder, { recursive: true })
  })
  return { ...it, path: join(folder, 'store.db') }
}

async function incidents({ as }: Started): Promise<readonly number[]> {
  const numbers: number[] = []
  for (let index = 0; index < ISSUES; index++) {
    const issue = { ...AT, title: `Outage ${index}`, body: '/ack', labels: ['incident'] }
    numbers.push((await as('ana').rest.issues.create(issue)).data.number)
  }
  return numbers
}

const idOf = (number: number, nth: number) => `issue-${number}-delivery-${nth}`

/** What GitHub says when somebody labels an issue, as much of it as is looked at. Resolves with the answer's status. */
function teller({ seeded }: Started, url: string) {
  const { app, installation, repository } = seeded
  return async (number: number, nth: number): Promise<number> => {
    const body = JSON.stringify({
      action: 'labeled',
      installation: { id: installation.id },
      repository: { id: repository.id, name: AT.repo, owner: { login: AT.owner } },
      issue: { number, labels: [] },
      sender: { login: 'ana', type: 'User' },
    })
    const signature = createHmac('sha256', app.webhookSecret).update(body).digest('hex')
    const answer = await fetch(`${url}/api/github/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-delivery': idOf(number, nth),
        'x-github-event': 'issues',
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    })
    return answer.status
  }
}

interface Row {
  readonly id: string
  readonly lane: string
  readonly state: string
  readonly endedAt: number | null
}

/** What came from the test, sorted into lanes or not yet, in the order in which it was stored. */
function stored(path: string): readonly Row[] {
  const database = new DatabaseSync(path)
  const rows = database
    .prepare(
      `SELECT id, lane, state, ended_at AS endedAt FROM
        (SELECT 1 AS turn, seq, id, lane, state, ended_at FROM inbox
          UNION ALL SELECT 2, seq, id, lane, 'arrived', NULL FROM arrivals)
        WHERE id LIKE 'issue-%' ORDER BY turn, seq`,
    )
    .all()
  database.close()
  return rows as unknown as Row[]
}

const byFirst = ([one = '']: readonly string[], [other = '']: readonly string[]) =>
  one.localeCompare(other)

const byLane = (rows: readonly Row[]) => [...Map.groupBy(rows, ({ lane }) => lane).values()]

test('a thousand deliveries at once are all taken, and a kill after the last answer loses none', {
  timeout: 90_000,
}, async () => {
  const { box, path, run } = await silent()
  const numbers = await incidents(box)
  const env = { SITREP_STORE: path, LOG_LEVEL: 'warn' }
  const first = await run(env)
  // So slow that nothing can have been written before the kill: what was under way then is another test's.
  box.sandbox.faults.queue({ method: 'ANY', route: '*', every: 1, delayMs: 5_000 })
  const tell = teller(box, first.url)
  const chains = numbers.map(async (number) => {
    const statuses: number[] = []
    for (let nth = 0; nth < EACH; nth++) statuses.push(await tell(number, nth))
    return statuses
  })
  const statuses = (await Promise.all(chains)).flat()
  await first.kill()
  box.sandbox.faults.clear()
  expect(statuses).toHaveLength(ISSUES * EACH)
  expect(statuses.filter((status) => status < 200 || status > 299)).toEqual([])

  const kept = byLane(stored(path)).map((rows) => rows.map(({ id }) => id))
  const sent = numbers.map((number) => Array.from({ length: EACH }, (_, nth) => idOf(number, nth)))
  expect(kept.toSorted(byFirst)).toEqual(sent.toSorted(byFirst))

  const second = await run(env)
  expect(await settled(box, () => second)).toBe(true)
  const ended = stored(path)
  expect(ended.filter(({ state }) => state !== 'done')).toEqual([])
  for (const rows of byLane(ended)) {
    const times = rows.map(({ endedAt }) => endedAt ?? 0)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  }
  for (const number of numbers) expect(await written(box, number)).toEqual(['card', 'rocket'])
})

/** Our comments by kind, and our receipt on the opening body. */
async function written({ as }: Started, issue_number: number): Promise<readonly string[]> {
  const { issues, reactions } = as('ana').rest
  const { data: comments } = await issues.listComments({ ...AT, issue_number })
  const { data: receipts } = await reactions.listForIssue({ ...AT, issue_number })
  const kind = (body = '') => /^<!-- sitrep:v1 (\w+) /.exec(body)?.[1] ?? ''
  return [...comments.map(({ body }) => kind(body)), ...receipts.map(({ content }) => content)]
}
