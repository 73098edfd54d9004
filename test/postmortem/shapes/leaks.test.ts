import { describe, expect, test } from 'vitest'
import { leaks } from '../../../src/postmortem/shapes/leaks.ts'

/** Put together here, so that no scanner of secrets takes this file for a leak. */
const join = (...parts: readonly string[]) => parts.join('')
const TOKEN = join('gh', 'p_', 'abcdefghijklmnopqrstuvwxyz0123456789')
const BEGIN = join('-----BEGIN RSA ', 'PRIVATE KEY-----')
const END = join('-----END RSA ', 'PRIVATE KEY-----')

const found = (text: string) => leaks(text.split('\n'))

test('a secret is one leak on its line, and the rest of the line stays', () => {
  expect(found(`# A\n\nWe saw ${TOKEN} there.\n`)).toEqual([
    {
      line: 3,
      endLine: 3,
      kinds: ['github-token'],
      clean: 'We saw [redacted: github-token] there.',
    },
  ])
})

test('a key block is one leak over its lines, and what follows is read', () => {
  const text = ['```', BEGIN, 'MIIEabc', 'DEFghi', END, '```', `x ${TOKEN}`].join('\n')
  expect(found(text)).toEqual([
    { line: 2, endLine: 5, kinds: ['private-key'], clean: '[redacted: private-key]' },
    { line: 7, endLine: 7, kinds: ['github-token'], clean: 'x [redacted: github-token]' },
  ])
})

test('a key without its end is pointed at, and nobody guesses how far it goes', () => {
  expect(found(`${BEGIN}\nMIIEabc\nand then prose`)).toEqual([
    { line: 1, endLine: 1, kinds: ['private-key'], clean: null },
  ])
})

describe('speaks on', () => {
  test.each([
    ['password=hunter22-9'],
    ['"api_key": "9f8e7d6c5b"'],
    ['token: 8f3c11d0a7'],
    ['token: billing/worker, password: hunter22-9'],
    ['postgres://app:n0tsaf3@db1.shop.com/orders'],
    ['Authorization: Bearer 7d1c2e9f40aa'],
    ["secret = 'correct horse 9'"],
  ])('%s', (line) => {
    expect(found(line)).toHaveLength(1)
  })
})

describe('is silent on', () => {
  test.each([
    ['token: expired'],
    ['secret: billing/database'],
    ['secret = app-tls'],
    ['token: read_token()'],
    ['password: DB_PASSWORD'],
    ['the password: rotated by hand'],
    ['token: <your token>'],
    ['password: [redacted: password]'],
    ['keys were rotated; no token was lost'],
  ])('%s', (line) => {
    expect(found(line)).toEqual([])
  })
})
