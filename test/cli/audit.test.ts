import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { recorded } from '../support/audited.ts'
import { cli } from '../support/cli.ts'

const ACT = JSON.stringify({ decided: [{ key: 'c1.0', by: 'ana' }], effects: ['label.add done'] })

test('what was recorded is shown, oldest first', async () => {
  const { code, out, notes } = await cli(['audit', '--store', recorded([ACT, ACT])])
  expect([code, notes]).toEqual([0, ''])
  expect(out).toContain('2026-11-20T14:00:00Z')
  expect(out.match(/acme\/shop#7/g)).toHaveLength(2)
  expect(out.replaceAll(/\s+/g, ' ')).toContain('label.add done')
})

test('each record is told in words, and one that was changed as it stands', async () => {
  const refused = { key: 'c2.0', by: 'eve', outcome: 'refused', problem: 'not-allowed' }
  const act = JSON.stringify({
    decided: [{ key: 'c1.0', by: 'ana', outcome: 'accepted' }, refused],
    effects: ['label.add done', 'reply.create done'],
  })
  const none = JSON.stringify({ decided: [], effects: ['card.update done'] })
  const { out } = await cli(['audit', '--store', recorded([act, none, '{"else":1}', 'gone'])])
  const told = out.replaceAll(/\s+/g, ' ')
  expect(told).toContain(
    'decided c1.0 accepted for ana, c2.0 refused for eve (not-allowed); wrote label.add done, reply.create done',
  )
  expect(told).toContain('a-delivery wrote card.update done')
  expect(told).toContain('a-delivery {"else":1}')
  expect(told).toContain('a-delivery gone')
})

test('programs get it as JSON', async () => {
  const { code, out } = await cli(['audit', '--json'], { env: { SITREP_STORE: recorded([ACT]) } })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    broken: null,
    records: [
      {
        at: '2026-11-20T14:00:00Z',
        incident: 'acme/shop#7',
        delivery: 'a-delivery',
        act: JSON.parse(ACT),
      },
    ],
  })
})

test('a record that somebody changed is named', async () => {
  const path = recorded([ACT, ACT, ACT])
  const file = new DatabaseSync(path)
  file.exec(`UPDATE audit SET act = 'nothing at all' WHERE number = 2`)
  file.close()
  const { code, notes } = await cli(['audit', '--store', path, '--json'])
  expect(code).toBe(1)
  expect(notes).toContain('record 2 is not as it was written')
})

test('an empty one says so', async () => {
  expect((await cli(['audit', '--store', recorded([])])).out).toContain('Nothing was recorded.')
})

test.each([
  ['is not there', 'nowhere/store.db', 'it cannot be opened'],
  ['is no store', 'package.json', 'it is no store'],
])('a file that %s is refused in a sentence', async (_what, path, words) => {
  const { code, out, notes } = await cli(['audit', '--store', path])
  expect([code, out]).toEqual([1, ''])
  expect(notes).toContain(words)
})
