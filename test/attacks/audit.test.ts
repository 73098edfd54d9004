import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import { openStore } from '../../src/store/open-store.ts'
import { SHOP } from '../sandbox/support.ts'
import { served } from '../support/served.ts'

const path = join(mkdtempSync(join(tmpdir(), 'sitrep-attacked-')), 'store.db')
const PRIVATE = 'the-name-of-the-customer'

/** Who said what, by the number of the comment. */
const said = new Map<number, { readonly login: string; readonly outcome: string }>()

const SPOKEN: readonly (readonly [string, string, string])[] = [
  ['ana', `/ack ${PRIVATE}`, 'accepted'],
  ['eve', `/cancel ${PRIVATE}`, 'refused'],
  ['eve', `/resolve ${PRIVATE}`, 'refused'],
  ['ben', `/sev ${PRIVATE}`, 'refused'],
  ['caro', `/sev 1 ${PRIVATE}`, 'accepted'],
  ['dev', `/re\u200bsolve ${PRIVATE}`, 'ignored'],
  ['eve', `/sev 2\u202e ${PRIVATE}`, 'refused'],
  ['dev', '/help', 'accepted'],
]

beforeAll(async () => {
  const it = await served({ store: path })
  const { data } = await it.box
    .as('ana')
    .rest.issues.create({ ...SHOP, title: 'Checkout fails', body: '/sev 2', labels: ['incident'] })
  await it.settled()
  for (const [login, body, outcome] of SPOKEN) {
    const made = await it.box
      .as(login)
      .rest.issues.createComment({ ...SHOP, issue_number: data.number, body })
    said.set(made.data.id, { login, outcome })
    await it.settled()
  }
  await it.close()
})

const acts = () => {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database.prepare('SELECT act FROM audit ORDER BY number').all() as { act: string }[]
  database.close()
  return rows.map(({ act }) => act)
}

interface Decided {
  readonly key: string
  readonly by: string
  readonly outcome: string
}

const brokenAt = () => {
  const now = Date.parse('2026-11-20T14:00:00Z') as Instant
  const store = openStore({ path, version: '1', pace: GITHUB_PACE, now })
  const broken = store.auditBroken()
  store.close()
  return broken
}

afterAll(() => expect(said.size).toBe(SPOKEN.length))

test('each command that was run or denied has one record, with who it was, and talk has none', () => {
  const decided = acts().flatMap((act) => (JSON.parse(act) as { decided: Decided[] }).decided)
  for (const [id, { login, outcome }] of said) {
    const own = decided.filter(({ key }) => key.startsWith(`c${id}.`))
    const expected = outcome === 'ignored' ? [] : [{ key: `c${id}.0`, by: login, outcome }]
    expect(own.map(({ key, by, outcome: what }) => ({ key, by, outcome: what }))).toEqual(expected)
  }
})

test('no record holds what anybody has written', () => {
  expect(acts().join('\n')).not.toContain(PRIVATE)
})

test('the chain is whole, and a denial that somebody makes an approval of is found', () => {
  expect(brokenAt()).toBeNull()
  const database = new DatabaseSync(path)
  const row = database
    .prepare(`SELECT number FROM audit WHERE act LIKE '%"refused"%' ORDER BY number LIMIT 1`)
    .get() as { number: number }
  database
    .prepare(`UPDATE audit SET act = replace(act, '"refused"', '"accepted"') WHERE number = ?`)
    .run(row.number)
  database.close()
  expect(brokenAt()).toBe(row.number)
})
