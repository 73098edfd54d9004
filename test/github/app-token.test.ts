import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { appJwt } from '../../src/github/app-token.ts'
import { isSigningKey, pemOf } from '../../src/github/private-key.ts'

const rsa = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })

test('an App’s word for itself is signed, forgives a clock, and lives less than ten minutes', () => {
  const { publicKey, privateKey } = rsa()
  const now = instant('2026-11-20T14:00:00Z')
  const [head = '', body = '', signature = ''] = appJwt(12, privateKey, now).split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  expect(read(head)).toEqual({ alg: 'RS256', typ: 'JWT' })
  expect(read(body)).toEqual({ iss: 12, iat: now / 1000 - 60, exp: now / 1000 + 540 })
  const signed = Buffer.from(`${head}.${body}`)
  const proof = Buffer.from(signature, 'base64url')
  expect(verify('RSA-SHA256', signed, createPublicKey(publicKey), proof)).toBe(true)
})

test('a key reads the same in every form, since another key is derived from its text', () => {
  const { privateKey } = rsa()
  const forms = [
    privateKey,
    `\n${privateKey.trim()}\n\n`,
    privateKey.replaceAll('\n', '\\n'),
    Buffer.from(privateKey).toString('base64'),
  ]
  expect(new Set(forms.map(pemOf))).toEqual(new Set([privateKey]))
  expect(isSigningKey(privateKey)).toBe(true)
})

test.each(['', 'secret', Buffer.from('secret').toString('base64')])('%j is no key', (text) => {
  expect(pemOf(text)).toBeNull()
})

test('a key that cannot sign for an App is told from one that can', () => {
  const { privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  expect(isSigningKey(privateKey)).toBe(false)
  expect(isSigningKey('-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----\n')).toBe(
    false,
  )
})
