import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { packCard, unpackCard } from '../../src/github/journal.ts'
import { derivedKey, isMac, type Key, macOf, readKeys } from '../../src/github/keys.ts'
import { readMarker } from '../../src/github/marker.ts'
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

test('a marker counts only at the very beginning', () => {
  const body = packCard(PAGE, PLACE, [NEW])
  expect(readMarker(body)).toMatchObject({ kind: 'card', key: '1', keyId: 'new' })
  expect(readMarker(`> ${body}`)).toBeNull()
})

test('keys are read with their ids, and a weak one is refused', () => {
  expect(readKeys('a:0123456789abcdef, b:fedcba9876543210')).toEqual([
    { id: 'a', secret: '0123456789abcdef' },
    { id: 'b', secret: 'fedcba9876543210' },
  ])
  for (const bad of ['a', 'a:short', ':0123456789abcdef', 'a b:0123456789abcdef']) {
    expect(() => readKeys(bad)).toThrow('SITREP_KEY takes')
  }
})

test('a MAC is good for exactly what it covers', () => {
  const sealed = { ...PLACE, kind: 'card', key: '1', journal: 'x' }
  const mac = macOf(NEW, sealed)
  expect(mac).toMatch(/^[0-9a-f]{32}$/)
  expect(isMac(NEW, sealed, mac)).toBe(true)
  expect(isMac(OLD, sealed, mac)).toBe(false)
  expect(isMac(NEW, sealed, mac.slice(1))).toBe(false)
  for (const other of [
    { kind: 'reply' },
    { key: '2' },
    { journal: 'y' },
    { issue: 1 },
    { repository: 1 },
  ]) {
    expect(isMac(NEW, { ...sealed, ...other }, mac)).toBe(false)
  }
})

test('the key that an App derives is the same after a restart and tells nothing of its source', () => {
  expect(derivedKey('PEM')).toEqual(derivedKey('PEM'))
  expect(derivedKey('PEM').secret).not.toBe(derivedKey('PEM2').secret)
  expect(derivedKey('PEM').id).not.toBe(derivedKey('PEM2').id)
  expect(derivedKey('PEM').secret).not.toContain('PEM')
})
