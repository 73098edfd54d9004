import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Key, Sealed } from '../../src/github/keys.ts'
import { proofOf, readMarker, writeMarker } from '../../src/github/marker.ts'

const KEY: Key = { id: 'new', secret: 'the secret of this year' }
const OTHER: Key = { id: 'old', secret: 'the secret of last year' }
const SEALED: Sealed = { repository: 7, issue: 42, kind: 'reply', key: '5:0', journal: '' }

const written = (sealed: Sealed, keys: readonly Key[]) => {
  const marker = readMarker(`${writeMarker(sealed, keys)}\ntext`)
  if (marker === null) throw new Error('it should have been read')
  return marker
}

test('what is written is read again, of whatever length', () => {
  const word = (longest: number) =>
    fc.string({ unit: fc.constantFrom(...'abc1:.+/-'), minLength: 1, maxLength: longest })
  fc.assert(
    fc.property(word(40), word(200), word(32), (kind, key, id) => {
      const marker = written({ ...SEALED, kind, key }, [{ ...KEY, id }])
      expect(marker).toEqual({ kind, key, keyId: id, mac: expect.stringMatching(/^[0-9a-f]{32}$/) })
    }),
  )
  const long = { ...SEALED, kind: 'k'.repeat(40), key: '5'.repeat(200) }
  expect(written(long, [KEY])).toMatchObject({ kind: long.kind, key: long.key })
})

test.each([
  ['not at the very beginning', '> <!-- sitrep:v1 card 1 new 0 -->'],
  ['on a second line', 'x\n<!-- sitrep:v1 card 1 new 0 -->'],
  ['of another version', '<!-- sitrep:v2 card 1 new 0 -->'],
  ['of somebody else', '<!-- siteep:v1 card 1 new 0 -->'],
  ['with a word too few', '<!-- sitrep:v1 card 1 new -->'],
  ['with a word too many', '<!-- sitrep:v1 card 1 new 0 1 -->'],
  ['with an empty word', '<!-- sitrep:v1 card  new 0 -->'],
  ['that does not end', '<!-- sitrep:v1 card 1 new 0 --'],
  ['of a kind beyond reason', `<!-- sitrep:v1 ${'k'.repeat(41)} 1 new 0 -->`],
  ['of a key beyond reason', `<!-- sitrep:v1 card ${'1'.repeat(201)} new 0 -->`],
  ['signed with a name beyond reason', `<!-- sitrep:v1 card 1 ${'n'.repeat(41)} 0 -->`],
  ['with a proof beyond reason', `<!-- sitrep:v1 card 1 new ${'0'.repeat(65)} -->`],
])('a marker %s is none', (_, body) => {
  expect(readMarker(body)).toBeNull()
})

describe('a marker', () => {
  test('without a key carries no proof, and says so', () => {
    expect(writeMarker(SEALED, [])).toBe('<!-- sitrep:v1 reply 5:0 - - -->')
    expect(proofOf(written(SEALED, []), SEALED, [KEY])).toBe('unsigned')
  })

  test('is signed with the first key', () => {
    expect(written(SEALED, [KEY, OTHER]).keyId).toBe('new')
  })

  test.each<readonly [string, readonly Key[], Partial<Sealed>, string]>([
    ['is good with any key that we hold', [OTHER, KEY], {}, 'good'],
    ['of a key that we do not hold is unsigned', [OTHER], {}, 'unsigned'],
    ['of a key that we do not hold is unsigned, also where we hold none', [], {}, 'unsigned'],
    ['lies in another place', [KEY], { issue: 43 }, 'bad'],
    ['lies under another key', [KEY], { key: '5:1' }, 'bad'],
    [
      'lies where another secret has its name',
      [{ ...KEY, secret: 'not the secret of this year' }],
      {},
      'bad',
    ],
  ])('%s', (_, held, change, proof) => {
    expect(proofOf(written(SEALED, [KEY]), { ...SEALED, ...change }, held)).toBe(proof)
  })
})
