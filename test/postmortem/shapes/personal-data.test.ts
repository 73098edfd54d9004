import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { luhn } from '../../../src/postmortem/shapes/checksum.ts'
import { masked, personalData } from '../../../src/postmortem/shapes/personal-data.ts'

const seen = (line: string) =>
  personalData(line).map(({ what, start, end }) => `${what}: ${line.slice(start, end)}`)

describe('speaks on', () => {
  test.each([
    ['mail from petra.lang@posteo.de came', ['e-mail address: petra.lang@posteo.de']],
    [
      '<tom99@gmail.com>, (ann@x.co.uk).',
      ['e-mail address: tom99@gmail.com', 'e-mail address: ann@x.co.uk'],
    ],
    ['user=tom+shop@gmail.com', ['e-mail address: tom+shop@gmail.com']],
    ['card 4539 1488 0343 6467 charged', ['card number: 4539 1488 0343 6467']],
    ['card 4539-1488-0343-6467 charged', ['card number: 4539-1488-0343-6467']],
    ['the card 4539148803436467', ['card number: 4539148803436467']],
    ['IBAN GB33BUKB20201555555555', ['bank account number: GB33BUKB20201555555555']],
    ['to NL91 ABNA 0417 1643 00 now', ['bank account number: NL91 ABNA 0417 1643 00']],
    ['rang +49 30 9018 2047 twice', ['telephone number: +49 30 9018 2047']],
    ['phone +493090182047', ['telephone number: +493090182047']],
    ['client 81.2.69.142 sent it', ['IP address: 81.2.69.142']],
    ['CPF 529.982.247-25', ['national identity number: 529.982.247-25']],
    ['RSSMRA85T10A562S in the log', ['national identity number: RSSMRA85T10A562S']],
    ['DNI 12345678Z', ['national identity number: 12345678Z']],
  ])('%s', (line, expected) => {
    expect(seen(line)).toEqual(expected)
  })
})

describe('is silent on', () => {
  test.each([
    [
      'an alias',
      'incidents@shop.com, payments-oncall@shop.com, no-reply@shop.com, security+x@shop.com',
    ],
    ['an example', 'jane@example.com, jane@mail.example.org, x@host.test, a.b@corp.internal'],
    ['a program', 'sync@project-1.iam.gserviceaccount.com'],
    ['a GitHub address that hides one', '12345+mira@users.noreply.github.com'],
    ['a repository', 'git@github.com:shop/app.git'],
    ['a package', 'lodash@4.17.21, user@1000.service, icon@2x.png'],
    ['a mention', '@mira-v, and https://chat.shop.com/@mira'],
    ['a password in an address', 'https://mira:pw@git.shop.com/app'],
    ['a number that only looks like a card', '4539 1488 0343 6468'],
    ['a card of the manuals', '4242 4242 4242 4242 and 4111-1111-1111-1111'],
    ['an id as long as a card', 'trace 4539148803436467'],
    ['a network that issues none', '9539 1488 0343 6460'],
    ['a time of a chat message', 'card p1759503579040139 and 1759503579040139'],
    ['an account with a wrong check', 'GB34 BUKB 2020 1555 5555 55'],
    ['an account of a wrong length', 'NL91 ABNA 0417 1643 0000'],
    ['a commit', 'DE12 is a prefix; 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'],
    ['an offset of a zone', '10:02 +0100, 2026-01-02T10:00:00+01:00'],
    ['a growth', '+12 345 678 requests, +100 %, +1 000 000'],
    ['a number of the films', 'call +1 212 555 0142'],
    [
      'a private address',
      'client 10.1.2.3, client 172.20.0.1, client 192.168.1.9, client 100.64.3.2',
    ],
    ['an address of the manuals', 'client 203.0.113.9, user 198.51.100.1'],
    ['a resolver', 'client asked 8.8.8.8'],
    ['a host of ours', 'the gateway 81.2.69.142 restarted'],
    ['a version', 'client v81.2.69.142 and client version 81.2.69.142'],
    ['a network', 'clients in 81.2.69.0/24'],
    ['no address', 'client 300.1.2.3 and client 1.2.3.4.5'],
    ['a number with a wrong check', '529.982.247-26, RSSMRA85T10A562T, DNI 12345678A'],
    ['a repeated digit', '111.111.111-11'],
    ['an order that ends in a letter', 'order 12345678Z'],
  ])('%s', (_what, line) => {
    expect(seen(line)).toEqual([])
  })
})

test('any number with its check digit passes, and none with another', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{10,17}$/), (digits) => {
      const passing = [...'0123456789'].filter((check) => luhn(digits + check))
      expect(passing).toHaveLength(1)
    }),
  )
})

test('two neighbours swapped are noticed in a card number', () => {
  expect(seen('5393 1488 0343 6467')).toEqual([])
})

test('masking leaves the words and none of the values', () => {
  const line = 'ann@x.co.uk paid with 4539 1488 0343 6467 today'
  const clean = masked(line, personalData(line))
  expect(clean).toBe('[redacted: e-mail address] paid with [redacted: card number] today')
  expect(personalData(clean)).toEqual([])
})

test('any line is read, by place, with nothing overlapping', () => {
  const piece = fc.constantFrom(
    'a@b.de',
    '4539 1488 0343 6467',
    '+49 30 9018 2047',
    'client ',
    '81.2.69.142',
    ' ',
    '-',
    '1',
  )
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(line, (text) => {
      let at = 0
      for (const { start, end } of personalData(text)) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        at = end
      }
    }),
  )
})

test.each(['a', '1', '1 ', '1.', '+1 ', 'A1', 'a.a@', '-'])('a long line of %j is read', (text) => {
  expect(personalData(`${text.repeat(60_000)}@`)).toEqual([])
})
