import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { cardProof, packCard, unpackCard } from '../../src/github/journal.ts'
import type { Key } from '../../src/github/keys.ts'
import { writeMarker } from '../../src/github/marker.ts'
import { packed } from '../../src/github/packed.ts'
import type { Entry } from '../../src/plan/entry.ts'

const PLACE = { repository: 7, issue: 42 }
const OLD: Key = { id: 'old', secret: 'the secret of last year' }
const NEW: Key = { id: 'new', secret: 'the secret of this year' }
const ENTRY: Entry = {
  key: 'c1.0',
  at: 1_790_000_000_000 as Instant,
  by: 'ana',
  outcome: 'accepted',
  text: '/ack',
  facts: [{ type: 'acknowledged' }],
}
const PAGE = { page: 1, text: '### Card\n\n- [ ] 1. Do it', entries: [ENTRY] }

test('what is packed is unpacked again, whatever people wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const entries = texts.map((text, at): Entry => ({ ...ENTRY, key: `c${at}.0`, text }))
      const body = packCard({ ...PAGE, entries }, PLACE, [NEW])
      expect(unpackCard(body, PLACE, [NEW], true)).toEqual({
        ...PAGE,
        entries,
        trust: 'good',
        intact: true,
      })
    }),
  )
})

test('a card is good only in its own place', () => {
  const body = packCard(PAGE, PLACE, [NEW])
  expect(unpackCard(body, { ...PLACE, issue: 43 }, [NEW], true)?.trust).toBe('tampered')
  expect(unpackCard(body, { ...PLACE, repository: 8 }, [NEW], true)?.trust).toBe('tampered')
  expect(unpackCard(body.replace(' card 1 ', ' card 2 '), PLACE, [NEW], true)?.trust).toBe(
    'tampered',
  )
})

test('any change of the journal ends the trust, a change of the text does not', () => {
  const body = packCard(PAGE, PLACE, [NEW])
  const start = body.indexOf('sitrep:journal ') + 15
  for (let at = start; at < body.indexOf(' -->', start); at += 7) {
    const other = body[at] === 'A' ? 'B' : 'A'
    const changed = `${body.slice(0, at)}${other}${body.slice(at + 1)}`
    expect(unpackCard(changed, PLACE, [NEW], true)?.trust).toBe('tampered')
  }
  const retold = body.replace('### Card', '### Another card')
  expect(unpackCard(retold, PLACE, [NEW], false)).toMatchObject({ trust: 'good', intact: false })
})

test('a ticked box leaves the card intact', () => {
  const body = packCard(PAGE, PLACE, [NEW]).replace('- [ ]', '- [x]')
  expect(unpackCard(body, PLACE, [NEW], false)).toMatchObject({ trust: 'good', intact: true })
})

test('line ends that GitHub changed are no edit', () => {
  const body = packCard(PAGE, PLACE, [NEW]).replaceAll('\n', '\r\n')
  expect(unpackCard(body, PLACE, [NEW], true)).toMatchObject({ trust: 'good', intact: true })
})

test('every key of a rotation is good for reading', () => {
  const body = packCard(PAGE, PLACE, [OLD])
  expect(unpackCard(body, PLACE, [NEW, OLD], false)?.trust).toBe('good')
})

test.each([
  ['another key, untouched', [OLD], [NEW], true, 'stale'],
  ['another key, edited by somebody', [OLD], [NEW], false, 'tampered'],
  ['no key, untouched, and none now', [], [], true, 'good'],
  ['no key, untouched, and one now', [], [NEW], true, 'stale'],
  ['no key, edited by somebody', [], [], false, 'tampered'],
] as const)('signed with %s', (_what, signed, held, untouched, trust) => {
  const body = packCard(PAGE, PLACE, signed)
  expect(unpackCard(body, PLACE, held, untouched)?.trust).toBe(trust)
})

test.each([
  'just words',
  '<!-- sitrep:v1 reply 5:0 - - -->\nNo.',
  '<!-- sitrep:v1 item 5 - - -->\nTo do.',
  ' <!-- sitrep:v1 card 1 - - -->',
  '<!-- sitrep:v2 card 1 - - -->',
  '<!-- sitrep:v1 card one - - -->',
])('%j is no card', (body) => {
  expect(unpackCard(body, PLACE, [], true)).toBeNull()
})

test('any comment at all is read without a throw', () => {
  const start = '<!-- sitrep:v1 card 1 - - -->\ntext\n\n<!-- sitrep:journal '
  fc.assert(
    fc.property(fc.base64String(), (junk) => {
      const page = unpackCard(`${start}${junk} -->`, PLACE, [], true)
      expect(page === null || page.trust === 'tampered' || page.entries.length >= 0).toBe(true)
    }),
  )
})

test.each([
  ['with a key that we hold', [OLD], [NEW, OLD], PLACE, 'good'],
  ['with a key that we do not hold', [OLD], [NEW], PLACE, 'unsigned'],
  ['with no key', [], [NEW], PLACE, 'unsigned'],
  ['for another issue', [NEW], [NEW], { ...PLACE, issue: 43 }, 'bad'],
] as const)('a card that was signed %s is proved accordingly', (_, signed, held, place, proof) => {
  const body = packCard({ ...PAGE, page: 2 }, PLACE, signed)
  expect(cardProof(body, place, held)).toBe(proof)
  expect(cardProof(body.replaceAll('\n', '\r\n'), place, held)).toBe(proof)
})

test.each([
  ['nothing of ours', 'just words', 'unsigned'],
  ['a reply of ours', '<!-- sitrep:v1 reply 5:0 new 00 -->\nNo.', 'unsigned'],
  ['a card whose journal was taken away', null, 'bad'],
] as const)('%s proves no card', (_, body, proof) => {
  const bare = packCard(PAGE, PLACE, [NEW]).replace(/\n<!-- sitrep:journal .*/, '')
  expect(cardProof(body ?? bare, PLACE, [NEW])).toBe(proof)
})

test('a card reads as its marker, its words and its journal, which nobody sees', () => {
  const [marker, ...rest] = packCard(PAGE, PLACE, [NEW]).split('\n')
  expect(marker).toMatch(/^<!-- sitrep:v1 card 1 new [0-9a-f]{32} -->$/)
  expect(rest.slice(0, -2).join('\n')).toBe(PAGE.text)
  expect(rest.at(-2)).toBe('')
  expect(rest.at(-1)).toMatch(/^<!-- sitrep:journal [A-Za-z0-9+/]+=* -->$/)
})

/** A card that says so itself, without a key, as a comment that nobody has edited. */
const forged = (lines: readonly unknown[]) => {
  const journal = packed(lines.map((line) => JSON.stringify(line)).join('\n'))
  const body = `<!-- sitrep:v1 card 1 - - -->\ntext\n\n<!-- sitrep:journal ${journal} -->`
  return unpackCard(body, PLACE, [], true)
}
const LAST = { text: '0123456789abcdef' }

test.each<readonly [string, readonly unknown[]]>([
  ['no line', []],
  ['no last line', [ENTRY]],
  ['a last line that says more', [ENTRY, { ...LAST, more: 1 }]],
  ['a last line without a text', [ENTRY, {}]],
  ['an entry without a key', [{ ...ENTRY, key: undefined }, LAST]],
  ['an entry without a time', [{ ...ENTRY, at: 'now' }, LAST]],
  ['an entry by nobody', [{ ...ENTRY, by: undefined }, LAST]],
  ['an outcome that there is not', [{ ...ENTRY, outcome: 'maybe' }, LAST]],
])('a journal with %s is none', (_, lines) => {
  expect(forged(lines)).toEqual({
    ...{ page: 1, text: 'text', entries: [], trust: 'tampered', intact: false },
  })
})

test.each(['accepted', 'refused', 'noted'] as const)('an entry that was %s is read', (outcome) => {
  const entry = { ...ENTRY, outcome, later: 'what a newer version says' }
  expect(forged([entry, LAST])).toMatchObject({ entries: [entry], trust: 'good', intact: false })
})

test('a journal that would unpack into more than memory should hold is none', () => {
  const text = 'x'.repeat(1_000_000)
  expect(forged([{ ...ENTRY, text }, LAST])).toMatchObject({ entries: [], trust: 'tampered' })
  const less = { ...ENTRY, text: text.slice(500) }
  expect(forged([less, LAST])).toMatchObject({ entries: [less], trust: 'good' })
})

test('a card that an older version of us has written is read as it was', () => {
  const body = [
    '<!-- sitrep:v1 card 1 new c2374e97788260fc07263ff27fe4a132 -->',
    '### Card\n\n- [x] 1. Do it\n',
    '<!-- sitrep:journal PYtBCsIwEEX3HuOvB02kUpKriIvJZHQRbQqOaAm5u5Sif/d47zcUXRAhfu9AYEP0Y3D/EdKqeWIQ6sukPnRlEZ1NMwimH0PEgaWAcGWxJ+K5wZZ5K8tU33fNN83ol75rv0dK4zE7p8HrEMIpoX8B -->',
  ].join('\n')
  const read = { page: 1, text: '### Card\n\n- [x] 1. Do it', entries: [ENTRY], intact: true }
  expect(unpackCard(body, PLACE, [NEW], false)).toEqual({ ...read, trust: 'good' })
})

test.each([
  ['ends in line ends', '### Card\n\n'],
  ['begins with spaces', '  ### Card'],
  ['looks as if a journal stood in it', 'a\n<!-- sitrep:journal AAAA -->\nb'],
])('a text that %s is kept', (_, text) => {
  const body = packCard({ ...PAGE, text }, PLACE, [NEW])
  const read = { text: text.trimEnd(), entries: [ENTRY], trust: 'good', intact: true }
  expect(unpackCard(body, PLACE, [NEW], false)).toMatchObject(read)
  expect(unpackCard(`${body}\n `, PLACE, [NEW], false)).toMatchObject(read)
})

test('a box in the midst of a sentence is text, and nobody may change it', () => {
  const body = packCard({ ...PAGE, text: 'say - [ ] so' }, PLACE, [NEW]).replace('[ ]', '[x]')
  expect(unpackCard(body, PLACE, [NEW], false)).toMatchObject({ trust: 'good', intact: false })
})

test('a card without any journal is proved by its marker, and holds nothing to believe', () => {
  const sealed = { ...PLACE, kind: 'card', key: '1', journal: '' }
  const body = `${writeMarker(sealed, [NEW])}\ntext`
  expect(cardProof(body, PLACE, [NEW])).toBe('good')
  expect(unpackCard(body, PLACE, [NEW], true)).toMatchObject({ entries: [], trust: 'tampered' })
})
