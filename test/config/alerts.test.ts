import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { NO_ALERTS } from '../../src/domain/alert-policy.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])
const mistakes = (text: string) =>
  read(text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`)

test('a file that says nothing takes the usual events, and no run, deployment or bot', () => {
  expect(read('').policy.alerts).toEqual(NO_ALERTS)
  expect(read('alerts: {}').policy.alerts).toEqual(NO_ALERTS)
})

test('all that it can say', () => {
  const { policy, problems } = read(`
alerts:
  events: [page]
  severities:
    Page Me: critical
  ceiling: "2"
  bots: ["@grafana-alerts[bot]"]
  workflows:
    - workflow: deploy.yml
      branches: [main, "release/1"]
      severity: sev2
      service: checkout
  deployments:
    - environment: production
  perHour: 3
  quiet: 2h
`)
  expect(problems).toEqual([])
  expect(policy.alerts).toEqual({
    events: ['page'],
    severities: new Map([['pageme', 'sev1']]),
    ceiling: 'sev2',
    bots: ['grafana-alerts[bot]'],
    workflows: [
      {
        workflow: 'deploy.yml',
        branches: ['main', 'release/1'],
        severity: 'sev2',
        service: 'checkout',
      },
    ],
    deployments: [{ environment: 'production', severity: null, service: null }],
    perHour: 3,
    quietMs: 7_200_000,
  })
})

test.each<readonly [string, string, RegExp]>([
  [
    'a word for a severity that there is not',
    'alerts:\n  severities:\n    page: sev9\n',
    /^3:11 "sev9" is no severity.*did you mean "sev1"/,
  ],
  [
    'a ceiling that there is not',
    'alerts:\n  ceiling: worst\n',
    /^2:12 "worst" is no severity.*It has no effect/,
  ],
  [
    'a severity of a workflow',
    'alerts:\n  workflows:\n    - workflow: a.yml\n      severity: p1\n',
    /^4:17 "p1" is no severity/,
  ],
  [
    'a key that is misspelt',
    'alerts:\n  event: [a]\n',
    /^2:3 unknown key "event" in alerts; did you mean "events"/,
  ],
  [
    'a workflow without a name',
    'alerts:\n  workflows:\n    - branches: [main]\n',
    /^3:7 alerts\.workflows\[0\]\.workflow: this is missing/,
  ],
  ['a number that is none', 'alerts:\n  perHour: 0\n', /^2:12 .*between 1 and 999/],
  ['business days', 'alerts:\n  quiet: 1bd\n', /^2:10 .*such as 30m/],
  ['a bot that is no login', 'alerts:\n  bots: ["grafana alerts"]\n', /^2:10 .*a login is/],
])('%s is told with its place, and the rest holds', (_, text, words) => {
  expect(mistakes(text).join('\n')).toMatch(words)
  expect(read(`${text}  events: [page]\n`).policy.alerts.events).toEqual(['page'])
})
