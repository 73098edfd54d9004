import { expect, test } from 'vitest'
import { derivedKey, isMac, type Key, keysOf, macOf, readKeys } from '../../src/github/keys.ts'

const PLACE = { repository: 7, issue: 42 }
const OLD: Key = { id: 'old', secret: 'the secret of last year' }
const NEW: Key = { id: 'new', secret: 'the secret of this year' }
const SECRET = '0123456789abcdef'

test('keys are read with their ids', () => {
  expect(readKeys('a:0123456789abcdef, b:fedcba9876543210')).toEqual([
    { id: 'a', secret: '0123456789abcdef' },
    { id: 'b', secret: 'fedcba9876543210' },
  ])
})

test.each([
  ['with spaces and commas to spare', ` a:${SECRET} ,, `, [{ id: 'a', secret: SECRET }]],
  ['whose secret has colons', `a:${SECRET}:b:c`, [{ id: 'a', secret: `${SECRET}:b:c` }]],
  ['whose secret has several lines', `a:${SECRET}\n-x`, [{ id: 'a', secret: `${SECRET}\n-x` }]],
  ['whose secret begins with a line end', `a:1\n${SECRET}`, [{ id: 'a', secret: `1\n${SECRET}` }]],
  [
    'whose id is as long as may be',
    `${'i'.repeat(32)}:${SECRET}`,
    [{ id: 'i'.repeat(32), secret: SECRET }],
  ],
  ['of which there are none', ' ', []],
])('keys %s', (_, text, keys) => {
  expect(readKeys(text)).toEqual(keys)
})

test.each([
  ['without a secret', 'a'],
  ['with a short secret', `a:${SECRET.slice(1)}`],
  ['without an id', `:${SECRET}`],
  ['with a space in its id', `a b:${SECRET}`],
  ['with a long id', `${'i'.repeat(33)}:${SECRET}`],
  ['behind a good one', `a:${SECRET},b`],
])('a key %s is refused, and told without its secret', (_, text) => {
  const said =
    'SITREP_KEY takes id:secret, several with commas, each secret of 16 characters or more'
  expect(() => readKeys(text)).toThrow(new Error(said))
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

test('what an older version of us has signed is good for every newer one', () => {
  const sealed = { ...PLACE, kind: 'card', key: '1', journal: 'x' }
  expect(macOf(NEW, sealed)).toBe('9c8497b8b0986828de14a33163b424a6')
  expect(derivedKey('PEM')).toEqual({
    id: 'app-88e56ef8',
    secret: '1677c698e5198944e846869675a51ca039a610654c96b36c6a76f51175eb9943',
    own: true,
  })
})

test('what others say is proved by no key that we alone can hold, and what we say by any', () => {
  const [shared, own] = [{ id: 'a', secret: 'x' }, derivedKey('PEM')]
  expect(keysOf({ us: true }, [shared, own])).toEqual([shared, own])
  expect(keysOf({ us: false }, [shared, own])).toEqual([shared])
  expect(keysOf({ us: false }, [own])).toEqual([])
})
