import { asked } from '../../../src/integrations/asked.ts'
import { heardAlert } from '../../../src/integrations/heard-alert.ts'
import type { Reader } from '../reader.ts'
import { padded, payloads } from './json.ts'
import { BLOCKS, SECRETS } from './units.ts'

const ALERTMANAGER = {
  status: 'firing',
  receiver: 'github-incidents',
  group: { alertname: 'CheckoutErrors', cluster: 'eu' },
  labels: { alertname: 'CheckoutErrors', severity: 'critical', service: 'checkout' },
  annotations: { summary: 'Checkout fails in eu', runbook_url: 'https://wiki.example/checkout' },
  url: 'https://alertmanager.example/',
  alerts: [{ startsAt: '2026-11-20T14:07:00Z', labels: { pod: 'a' } }],
}
const PLAIN = {
  source: 'nagios',
  title: 'Queue is stuck',
  severity: 'P1',
  services: 'queue, mail',
  key: 'queue',
  state: 'ok',
  startedAt: 1_763_647_500,
  details: 'It grows.\nStill.',
  links: { graph: 'https://graph.example/1' },
}
const dispatched = (alert: unknown) => ({ action: 'alertmanager', client_payload: { alert } })
const RUN = {
  action: 'completed',
  workflow_run: {
    ...{ id: 12, name: 'deploy', conclusion: 'failure', event: 'push', head_branch: 'main' },
    ...{ html_url: 'https://github.test/acme/shop/actions/runs/12', head_sha: 'a'.repeat(40) },
    ...{ path: '.github/workflows/deploy.yml', run_started_at: '2026-11-20T14:05:00Z' },
  },
}
const DEPLOYED = {
  action: 'created',
  deployment_status: {
    ...{ id: 9, state: 'failure', environment: 'production', description: 'It did not come up' },
    ...{ target_url: 'https://ci.example/9', created_at: '2026-11-20T14:05:00Z' },
  },
  deployment: { id: 8, ref: 'main', sha: 'a'.repeat(40), environment: 'production' },
}
const corpus = [
  dispatched(ALERTMANAGER),
  dispatched({ ...PLAIN, links: ['https://a.example', 'b: https://b.example'] }),
  dispatched(PLAIN),
  dispatched(JSON.stringify(PLAIN)),
  RUN,
  DEPLOYED,
].map((one) => JSON.stringify(one))
const EVENTS = ['repository_dispatch', 'workflow_run', 'deployment_status'] as const

/** What other systems send by way of GitHub, and what a step of a workflow is given. */
export const alerts: Reader = {
  name: 'alerts',
  thread: 'main',
  read: (text) => {
    const by = { title: text, severity: text, service: text, key: text, links: text } as const
    return [asked({ ...by, state: 'firing' }), ...payloadsIn(text)]
  },
  words: [...Object.values(SECRETS), 'https://a.example/?token=', 'a: https://b.example\n'],
  corpus,
  more: payloads(corpus),
  units: { ...BLOCKS, ...SECRETS },
  grown: {
    'many alerts in a group': padded(
      '{"action":"alertmanager","client_payload":{"alert":{"receiver":"a","labels":{},"alerts":[{}',
      ',{"startsAt":"2026-11-20T14:07:00Z","labels":{"a":"b"}}',
      ']}}}',
    ),
    'many labels': padded(
      '{"action":"alertmanager","client_payload":{"alert":{"receiver":"a","alerts":[],"labels":{"a":"b"',
      ',"c":"d"',
      '}}}}',
    ),
    'a long title': padded(
      '{"action":"incident","client_payload":{"alert":{"title":"',
      'a\\u200b',
      '"}}}',
    ),
    'lists in lists': padded('{"action":"incident","client_payload":{"alert":', '[', ''),
    'payloads in payloads': padded(
      '{"action":"incident","client_payload":{"alert":{"title":"a","services":["a"',
      ',"b,c"',
      ']}}}',
    ),
  },
}

function payloadsIn(text: string): readonly unknown[] {
  const payload = parsed(text)
  return payload === null ? [] : EVENTS.map((event) => heardAlert(event, payload))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
