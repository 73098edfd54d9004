import { expect, test } from 'vitest'
import type { AlertOrigin } from '../../../src/domain/alert.ts'
import { wantedAlert } from '../../../src/plan/alert/wanted.ts'
import { ALERT } from '../../support/alerts.ts'
import { policyIn } from '../../support/configured.ts'

const { alerts } = policyIn(`
alerts:
  events: [page]
  workflows:
    - workflow: deploy.yml
      severity: sev2
      service: checkout
    - workflow: Nightly
      branches: [main, release]
  deployments:
    - environment: Production
      severity: sev1
`)

const run = (more: object = {}): AlertOrigin => ({
  kind: 'workflow',
  name: 'Deploy',
  file: 'deploy.yml',
  branch: 'main',
  isDefault: true,
  ...more,
})

const wanted = (origin: AlertOrigin) =>
  wantedAlert({ origin, alert: { ...ALERT, severity: null, services: [] }, notes: [] }, alerts)

test.each<readonly [string, AlertOrigin, object]>([
  ['an event of a type that config names', { kind: 'dispatch', type: 'page' }, {}],
  ['what somebody asks for by hand', { kind: 'asked' }, {}],
  [
    'a workflow by its file, on the default branch',
    run(),
    { severity: 'sev2', services: ['checkout'] },
  ],
  [
    'a workflow by its name, on a branch of the list',
    run({ name: 'nightly', file: 'n.yml', branch: 'release', isDefault: false }),
    { severity: null },
  ],
  [
    'an environment, however it is written',
    { kind: 'deployment', environment: 'production' },
    { severity: 'sev1' },
  ],
])('%s is wanted', (_, origin, alert) => {
  expect(wanted(origin)).toMatchObject({ kind: 'wanted', alert })
})

test.each<readonly [string, AlertOrigin, RegExp]>([
  ['an event of another type', { kind: 'dispatch', type: 'sitrep' }, /events: \["sitrep"\]/],
  [
    'a workflow on another branch',
    run({ branch: 'topic', isDefault: false }),
    /deploy\.yml on topic/,
  ],
  [
    'a workflow on the default branch, where that is not in the list',
    run({ name: 'Nightly', file: 'n.yml', branch: 'trunk' }),
    /branches: \[trunk\]/,
  ],
  [
    'a workflow that config does not name',
    run({ name: 'CI', file: 'ci.yml' }),
    /workflow: ci\.yml/,
  ],
  ['another environment', { kind: 'deployment', environment: 'staging' }, /environment: staging/],
])('%s is not, and the answer says what to add', (_, origin, words) => {
  expect(wanted(origin)).toEqual({ kind: 'unwanted', words: expect.stringMatching(words) })
})

test('without a word in config these event types are taken, and no run and no deployment', () => {
  const standard = policyIn('').alerts
  const kinds = (origin: AlertOrigin) =>
    wantedAlert({ origin, alert: ALERT, notes: [] }, standard).kind
  for (const type of ['sitrep', 'incident', 'alertmanager']) {
    expect(kinds({ kind: 'dispatch', type })).toBe('wanted')
  }
  expect(kinds(run())).toBe('unwanted')
  expect(kinds({ kind: 'deployment', environment: 'production' })).toBe('unwanted')
})
