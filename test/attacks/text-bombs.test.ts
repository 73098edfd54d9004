import { expect, test } from 'vitest'
import { unpackCard } from '../../src/github/journal.ts'
import { packed } from '../../src/github/packed.ts'

const PLACE = { repository: 1, issue: 7 }
const ENTRY = JSON.stringify({ key: 'comment.1', at: 1, by: 'ana', outcome: 'noted' })

/** A card as somebody leaves it who may edit our comments: whatever it unpacks to, it fits into a comment. */
const card = (journal: string): string => {
  const body = `<!-- sitrep:v1 card 1 - - -->\n## SEV1\n\n<!-- sitrep:journal ${packed(journal)} -->`
  expect(body.length).toBeLessThan(65_536)
  return body
}
const entriesIn = (journal: string) => unpackCard(card(journal), PLACE, [], true)

test.each([
  ['brackets', '['.repeat(3_900_000)],
  ['line ends', '\n'.repeat(3_900_000)],
  ['maps', '{}\n'.repeat(1_300_000)],
  ['entries', `${`${ENTRY}\n`.repeat(30_000)}{"text":"a"}`],
  ['nothing', ' '.repeat(40_000_000)],
])('a journal of %s that is large once unpacked is no journal', (_what, journal) => {
  expect(entriesIn(journal)).toMatchObject({ entries: [], trust: 'tampered', intact: false })
})

test('a journal as large as pages become is read', () => {
  const read = entriesIn(`${`${ENTRY}\n`.repeat(4_000)}{"text":"a"}`)
  expect(read?.entries).toHaveLength(4_000)
})
