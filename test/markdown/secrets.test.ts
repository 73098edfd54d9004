import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from '../../src/markdown/secrets.ts'

/** Put together here, so that no scanner of secrets takes this file for a leak. */
const join = (...parts: readonly string[]) => parts.join('')
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ'

test.each([
  ['github-token', join('gh', 'p_', LETTERS.slice(0, 36))],
  ['github-token', join('gh', 's_', LETTERS.slice(0, 36))],
  ['github-token', join('github', '_pat_', LETTERS)],
  ['gitlab-token', join('glp', 'at-', LETTERS.slice(0, 20))],
  ['aws-access-key', join('AK', 'IA', 'ABCDEFGHIJKLMNOP')],
  ['slack-token', join('xo', 'xb-', '1234567890-abcdef')],
  ['google-api-key', join('AI', 'za', LETTERS.slice(0, 35))],
  ['stripe-key', join('sk', '_live_', LETTERS.slice(0, 24))],
  ['npm-token', join('np', 'm_', LETTERS.slice(0, 36))],
  ['api-key', join('sk', '-proj-', LETTERS)],
  ['jwt', join('ey', 'JhbGciOiJIUzI1NiJ9', '.ey', 'JzdWIiOiIxMjM0In0', '.c2lnbmF0dXJl')],
  ['webhook-url', join('https://hooks.', 'slack.com/services/T000/B000/abcdef')],
  [
    'private-key',
    join('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIEabc\n', '-----END RSA PRIVATE KEY-----'),
  ],
])('a %s is taken out and the words around it stay', (kind, secret) => {
  const { text, found } = redact(`We saw ${secret} in the log`)
  expect(text).toBe(`We saw [redacted: ${kind}] in the log`)
  expect(found).toEqual([kind])
})

test.each([
  [
    'postgres://app:s3cr3tpw@db.internal/x',
    'postgres://app:[redacted: url-password]@db.internal/x',
  ],
  ['Authorization: Bearer abc123def456', 'Authorization: Bearer [redacted: authorization]'],
  ['"authorization": "Basic dXNlcjpwYXNz"', '"authorization": "Basic [redacted: authorization]"'],
  ['curl -H "X: bearer abcdefghijklmnopqrst"', 'curl -H "X: bearer [redacted: bearer]"'],
  ['DB_PASSWORD=hunter22', 'DB_PASSWORD=[redacted: password]'],
  ['api_key: 4f9a8b7c', 'api_key: [redacted: password]'],
  ['"client_secret":"abcd1234"', '"client_secret":[redacted: password]'],
  ["aws_secret_access_key = 'wJalrXUtnFEMI/K7'", 'aws_secret_access_key = [redacted: password]'],
  ['password: Tr0ub4dor&3', 'password: [redacted: password]'],
])('%s keeps its name and loses its value', (given, expected) => {
  expect(redact(given).text).toBe(expected)
})

test.each([
  ['a commit', 'deployed 4f2a9c1d8b7e6f5a4c3d2e1f0a9b8c7d6e5f4a3b'],
  ['a UUID', 'request 123e4567-e89b-12d3-a456-426614174000'],
  ['words', 'The token bucket was empty and the secret rotation was late'],
  ['a feature', 'password reset is broken'],
  ['prose behind a colon', 'token: expired. secret: rotated'],
  [
    'placeholders',
    'password=<password> token=$TOKEN api_key=YOUR_KEY secret=*** Authorization: Bearer <token>',
  ],
  ['a placeholder in an address', 'https://user:<password>@example.org'],
  ['a plain address', 'https://example.org:8080/a@b'],
  ['a public key', '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----'],
  ['a prefix alone', 'tokens begin with ghp_ or AKIA'],
  ['a task id', 'task-force risk-assessment-of-the-whole-thing-in-2026'],
])('%s is left alone', (_what, text) => {
  expect(redact(text)).toEqual({ text, found: [] })
})

test('a key that is cut off is taken out to the end, several keys one by one', () => {
  const begin = join('-----BEGIN ', 'PRIVATE KEY-----')
  const end = join('-----END ', 'PRIVATE KEY-----')
  expect(redact(`a ${begin}\nx`).text).toBe('a [redacted: private-key]')
  expect(redact(`${begin}x${end} b ${begin}y${end} c`).text).toBe(
    '[redacted: private-key] b [redacted: private-key] c',
  )
})

test('each kind is named once', () => {
  expect(redact('password=hunter22 password=hunter33').found).toEqual(['password'])
})

test('what was taken out at the beginning hides nothing behind it', () => {
  const token = `ghp_${'a1'.repeat(18)}`
  expect(redact(`[redacted: e-mail address] pasted ${token}`)).toEqual({
    text: '[redacted: e-mail address] pasted [redacted: github-token]',
    found: ['github-token'],
  })
})

test('doing it twice is doing it once', () => {
  const part = fc.constantFrom(
    'password=',
    'token: ',
    'hunter22',
    ' ',
    'Bearer ',
    'https://a:b1c2d3@h',
    '\n',
    join('gh', 'p_', LETTERS),
    '-----BEGIN PRIVATE KEY-----',
    '"',
    '<',
  )
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      (text) => {
        const once = redact(text)
        expect(redact(once.text)).toEqual({ text: once.text, found: [] })
      },
    ),
  )
})
