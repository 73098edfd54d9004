import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dispatch } from '../../src/integrations/dispatch.ts'

const URL = 'https://wiki.example/checkout'

const sent = (alert: unknown, action = 'sitrep') => dispatch({ action, client_payload: { alert } })

const alertIn = (alert: unknown) => {
  const read = sent(alert)
  if (read.kind !== 'heard') throw new Error(JSON.stringify(read))
  return read.heard
}

test('all that our own shape may say is read', () => {
  expect(
    alertIn({
      title: 'Checkout fails',
      severity: 'critical',
      services: ['checkout', 'payments'],
      key: 'checkout-errors',
      state: 'firing',
      started: '2026-11-20T14:05:00+01:00',
      details: 'Errors above 5 %.\nSince the deployment.',
      links: [{ name: 'graph', url: 'https://grafana.example/d/1' }],
      source: 'Grafana Cloud',
    }),
  ).toEqual({
    origin: { kind: 'dispatch', type: 'sitrep' },
    notes: [],
    alert: {
      source: 'grafana-cloud',
      key: 'checkout-errors',
      state: 'firing',
      title: 'Checkout fails',
      severity: 'critical',
      services: ['checkout', 'payments'],
      startedAt: Date.parse('2026-11-20T13:05:00Z'),
      details: 'Errors above 5 %.\nSince the deployment.',
      links: [{ name: 'graph', url: 'https://grafana.example/d/1' }],
    },
  })
})

test.each<readonly [string, object, object]>([
  ['an alert without a key gets one from its title', { title: 'CPU High' }, { key: 'cpu high' }],
  [
    'an alert without a title is called by its key',
    { key: 'cpu-7' },
    { title: 'cpu-7', key: 'cpu-7' },
  ],
  ['a number is a text as well', { title: 'x', severity: 1 }, { severity: '1' }],
  ['services may be one text', { title: 'x', service: 'a, b;a' }, { services: ['a', 'b'] }],
  ['seconds are a time', { title: 'x', started: 1_763_647_500 }, { startedAt: 1_763_647_500_000 }],
  [
    'an address alone is a link',
    { title: 'x', link: 'https://a.example/' },
    { links: [{ name: 'link 1', url: 'https://a.example/' }] },
  ],
  [
    'links may stand under their names',
    { title: 'x', links: { log: 'https://a.example/' } },
    { links: [{ name: 'log', url: 'https://a.example/' }] },
  ],
  [
    'a link without an address is none, as a template leaves it',
    {
      title: 'x',
      links: [{ name: 'runbook', url: '' }, { title: 'log', href: null }, { url: '' }],
    },
    { links: [] },
  ],
  [
    'a name may be one of those that addresses have',
    { title: 'x', links: { url: null, log: 'https://a.example/' } },
    { links: [{ name: 'log', url: 'https://a.example/' }] },
  ],
  ['what is over has recovered', { title: 'x', status: 'Resolved' }, { state: 'recovered' }],
  [
    'what somebody looks into is acknowledged',
    { title: 'x', state: 'ack' },
    { state: 'acknowledged' },
  ],
  [
    'a severity that nobody knows stays as it is',
    { title: 'x', severity: 'pink' },
    { severity: 'pink' },
  ],
])('%s', (_, given, read) => {
  expect(alertIn(given)).toMatchObject({ alert: read, notes: [] })
})

test.each<readonly [string, object, RegExp]>([
  [
    'a state that nobody knows',
    { state: 'exploded' },
    /"exploded" is not known.*firing, acknowledged, recovered/,
  ],
  [
    'a start that is none',
    { started: 'yesterday' },
    /"yesterday" could not be read.*2026-11-20T14:05:00Z/,
  ],
  [
    'a field that is misspelt',
    { severty: 'critical' },
    /"severty" is not read; did you mean "severity"/,
  ],
  [
    'an address with a password',
    { links: ['https://ana:secret@a.example/'] },
    /A link of the alert was left out/,
  ],
  [
    'an address of another kind',
    { links: ['javascript:alert(1)', 'file:///etc/passwd'] },
    /2 links of the alert were left out/,
  ],
  [
    'more services than fit',
    { services: Array.from({ length: 12 }, (_, n) => `s${n}`) },
    /names 12 services; the first 10/,
  ],
])('%s is told, and the alert taken all the same', (_, given, note) => {
  const { alert, notes } = alertIn({ title: 'Checkout fails', ...given })
  expect(alert).toMatchObject({ title: 'Checkout fails', state: 'firing' })
  expect(notes.join(' ')).toMatch(note)
  expect(alert.links).toEqual([])
})

test.each<readonly [string, unknown, RegExp]>([
  ['a text', 'Checkout fails', /is a string, where an object is accepted.*"client_payload"/],
  ['a list', [{ title: 'x' }], /is a list/],
  ['an object that says nothing', {}, /holds nothing, and nothing that could be its title/],
  ['an object with other words', { what: 'x' }, /holds "what", and nothing/],
  ['a title of what nobody sees', { title: '\u200b\u200e ' }, /nothing that could be its title/],
])('%s in place of an alert gets an answer that says what is accepted', (_, alert, words) => {
  expect(sent(alert)).toEqual({ kind: 'unreadable', words: expect.stringMatching(words) })
})

test.each([
  [{ action: 'sitrep' }],
  [{ action: 'sitrep', client_payload: {} }],
  [{ action: 'deploy', client_payload: { ref: 'main' } }],
  [{ action: 'sitrep', client_payload: { alert: null } }],
  [null],
])('an event without an alert is none: %j', (payload) => {
  expect(dispatch(payload).kind).toBe('none')
})

test('no secret that can be told is kept, wherever it stands', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`
  const { alert } = alertIn({
    title: `Token ${token}`,
    details: `password=hunter2secret ${token}`,
    key: token,
    service: token,
    links: [`https://a.example/?token=${token}`],
  })
  expect(JSON.stringify(alert)).not.toContain(token)
  expect(alert.links).toEqual([])
})

test.each([
  ['with something invisible in it', `ghp_\u200b${'a1B2'.repeat(9)}`],
  ['with an invisible word in front of its end', `password=hunter\u20602hunter`],
  ['whose first line hides something', '-----BEGIN\u200b PRIVATE KEY-----\na1B2a1B2'],
])('no secret is put together again by reading it: %s', (_, secret) => {
  const alert = { title: secret, key: secret, details: secret, links: [{ name: secret, url: URL }] }
  const read = JSON.stringify(sent(alert))
  expect(read).not.toMatch(/a1B2a1B2|hunter2/)
  expect(read).toContain('[redacted: ')
})

test.each([
  ['https://wiki.example/?token%3Da1B2a1B2a1B2'],
  ['https://wiki.example/?q=postgres%3A%2F%2Fu%3Aa1B2a1B2%40db'],
])('an address whose signs hide a secret is left out: %s', (url) => {
  const read = JSON.stringify(sent({ title: 'x', links: [url, URL] }))
  expect(read).not.toContain('a1B2a1B2')
  expect(read).toContain(URL)
})

test('every text has an end', () => {
  const long = 'x'.repeat(70_000)
  const { alert } = alertIn({
    title: long,
    severity: long,
    key: long,
    details: long,
    source: long,
    services: [long],
    links: [`https://a.example/${long}`],
  })
  expect(JSON.stringify(alert).length).toBeLessThan(6_000)
})

test('whatever is sent, it is read or refused, and nothing is thrown', () => {
  const words = fc.constantFrom(
    'title',
    'links',
    'state',
    'started',
    'services',
    'status',
    'receiver',
    'labels',
    'alerts',
    '__proto__',
    'constructor',
  )
  fc.assert(
    fc.property(fc.dictionary(words, fc.jsonValue()), (alert) => {
      const read = sent(alert)
      if (read.kind === 'heard') expect(read.heard.alert.title).not.toBe('')
    }),
  )
})
