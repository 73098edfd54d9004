import { expect, test } from 'vitest'
import { dispatch } from '../../src/integrations/dispatch.ts'

/** As Alertmanager's `payload` makes it with `toJson`. */
const MADE = {
  status: 'firing',
  receiver: 'github-incidents',
  group: { alertname: 'CheckoutErrors', cluster: 'eu' },
  labels: { alertname: 'CheckoutErrors', cluster: 'eu', severity: 'critical', service: 'checkout' },
  annotations: {
    summary: 'Checkout fails in eu',
    description: 'Errors above 5 %.',
    runbook_url: 'https://wiki.example/checkout',
  },
  url: 'https://alertmanager.example/',
  alerts: [
    { startsAt: '2026-11-20T14:07:00Z', generatorURL: 'https://prometheus.example/graph' },
    { startsAt: '2026-11-20T14:05:00.123456789Z' },
    { startsAt: '0001-01-01T00:00:00Z' },
  ],
}

const alertIn = (alert: unknown) => {
  const read = dispatch({ action: 'alertmanager', client_payload: { alert } })
  if (read.kind !== 'heard') throw new Error(JSON.stringify(read))
  return read.heard.alert
}

test('what the template makes is an alert, with the earliest start of its group', () => {
  expect(alertIn(MADE)).toEqual({
    source: 'alertmanager',
    key: 'github-incidents alertname=CheckoutErrors, cluster=eu',
    state: 'firing',
    title: 'Checkout fails in eu',
    severity: 'critical',
    services: ['checkout'],
    startedAt: Date.parse('2026-11-20T14:05:00.123Z'),
    details: 'Errors above 5 %.',
    links: [
      { name: 'runbook', url: 'https://wiki.example/checkout' },
      { name: 'graph', url: 'https://prometheus.example/graph' },
      { name: 'alertmanager', url: 'https://alertmanager.example/' },
    ],
  })
})

test.each([
  [{ toString: 1, valueOf: null }],
  [['2026-11-20T14:05:00Z']],
  [{}],
  [true],
  [null],
  ['soon'],
])('a start that is none is left out: %j', (startsAt) => {
  expect(alertIn({ ...MADE, alerts: [{ startsAt }] }).startedAt).toBeNull()
  const good = { startsAt: '2026-11-20T14:05:00Z' }
  expect(alertIn({ ...MADE, alerts: [{ startsAt }, good] }).startedAt).toBe(
    Date.parse('2026-11-20T14:05:00Z'),
  )
})

test('an alert without any of its links leaves out nothing that anybody has to be told', () => {
  const { annotations: _, url: __, ...rest } = MADE
  const given = { ...rest, annotations: { summary: 'Checkout fails' }, alerts: [] }
  const read = dispatch({ action: 'alertmanager', client_payload: { alert: given } })
  expect(read).toMatchObject({ heard: { alert: { links: [] }, notes: [] } })
})

test('the same group has the same key, in whatever order its labels come and whatever the others say', () => {
  const { key } = alertIn(MADE)
  const group = { cluster: 'eu', alertname: 'CheckoutErrors' }
  const labels = { ...MADE.labels, pod: 'checkout-7f9' }
  expect(alertIn({ ...MADE, group, labels, status: 'resolved', alerts: [] }).key).toBe(key)
})

test('another group or receiver has another key', () => {
  const { key } = alertIn(MADE)
  expect(alertIn({ ...MADE, group: { alertname: 'CheckoutErrors', cluster: 'us' } }).key).not.toBe(
    key,
  )
  expect(alertIn({ ...MADE, receiver: 'other' }).key).not.toBe(key)
})

test('a group that is resolved has recovered', () => {
  expect(alertIn({ ...MADE, status: 'resolved' }).state).toBe('recovered')
})

test('the usual webhook, and maps that were left as texts, are read too', () => {
  const { group, labels, annotations, alerts, ...rest } = MADE
  const usual = {
    ...rest,
    groupLabels: group,
    commonLabels: labels,
    commonAnnotations: annotations,
    alerts,
  }
  const texts = {
    ...rest,
    group: JSON.stringify(group),
    labels: JSON.stringify(labels),
    annotations: JSON.stringify(annotations),
    alerts: JSON.stringify(alerts),
  }
  expect(alertIn(usual)).toEqual(alertIn(MADE))
  expect(alertIn(texts)).toEqual(alertIn(MADE))
})

test('without a summary it is called by its labels', () => {
  expect(alertIn({ ...MADE, annotations: {} }).title).toBe('CheckoutErrors (cluster=eu)')
  expect(alertIn({ ...MADE, annotations: '{not json' }).title).toBe('CheckoutErrors (cluster=eu)')
})

test('an alert of ours that names a receiver alone is none of Alertmanager', () => {
  expect(alertIn({ title: 'x', receiver: 'y' }).source).toBe('dispatch')
})
