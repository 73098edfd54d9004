import { fold } from '../../../src/domain/evolve.ts'
import type { Fact, FactBody, Ref } from '../../../src/domain/fact.ts'
import { type Instant, instant } from '../../../src/domain/instant.ts'
import type { About } from '../../../src/postmortem/draft/about.ts'
import { POLICY } from '../../support/policy.ts'

/** `14:05`, `14:05:30`, or `21T00:10` for a later day of that November. */
export const at = (clock: string): Instant => {
  const [day, time] = clock.includes('T') ? clock.split('T') : ['20', clock]
  return instant(`2026-11-${day}T${time?.length === 5 ? `${time}:00` : time}Z`)
}

type Line = readonly [clock: string, by: string, body: FactBody]

/** A history in which every fact was said in a comment of its own, but for those of `body` and `form`. */
export function history(opening: readonly Line[], lines: readonly Line[]): readonly Fact[] {
  const fact = ([clock, by, body]: Line, ref: Ref): Fact => ({ at: at(clock), by, ref, ...body })
  return [
    ...opening.map((line) => fact(line, { kind: 'form' })),
    ...lines.map((line, index) => fact(line, { kind: 'comment', id: 1001 + index })),
  ]
}

export const about = (facts: readonly Fact[], more: Partial<About> = {}): About => ({
  incident: fold(facts),
  policy: POLICY,
  repository: 'acme/shop',
  issue: {
    number: 42,
    title: 'Checkout times out',
    url: 'https://github.com/acme/shop/issues/42',
    createdAt: at('14:06'),
  },
  pulls: [],
  deployments: [],
  ...more,
})

export const OPENING: readonly Line[] = [
  ['14:06', 'ana', { type: 'titled', title: 'Checkout times out' }],
  ['14:06', 'ana', { type: 'declared', as: 'incident', status: 'investigating' }],
]

const RICH = history(
  [
    ...OPENING,
    ['14:06', 'ana', { type: 'severity-set', severity: 'sev2' }],
    ['14:06', 'ana', { type: 'service-added', service: 'checkout' }],
    ['14:06', 'ana', { type: 'service-added', service: 'orders' }],
    ['14:06', 'ana', { type: 'time-set', time: 'started', value: at('13:58') }],
    ['14:06', 'ana', { type: 'time-set', time: 'detected', value: at('14:05') }],
    ['14:06', 'ana', { type: 'detection-set', source: 'alert' }],
  ],
  [
    ['14:08', 'ben', { type: 'acknowledged' }],
    ['14:09', 'ben', { type: 'role-assigned', role: 'commander', login: 'ben' }],
    ['14:09', 'ben', { type: 'role-assigned', role: 'communications', login: 'caro' }],
    ['14:10', 'ben', { type: 'role-assigned', role: 'operations', login: 'dev' }],
    [
      '14:12',
      'ben',
      { type: 'severity-set', severity: 'sev1', reason: 'every second payment fails' },
    ],
    [
      '14:13',
      'caro',
      {
        type: 'impact-set',
        text: 'Payments fail at the last step',
        share: 0.5,
        users: 12_000,
        money: null,
      },
    ],
    [
      '14:15',
      'caro',
      {
        type: 'update-posted',
        text: 'The connection pool is at its limit.\nNext: @dev rolls back the release of 13:51.',
        next: at('14:45'),
      },
    ],
    [
      '14:20',
      'dev',
      { type: 'timeline-noted', text: 'Pool raised from 50 to 200', when: at('14:19') },
    ],
    [
      '14:21',
      'dev',
      { type: 'cause-change-named', change: { kind: 'pull', repository: null, number: 41 } },
    ],
    ['14:22', 'ben', { type: 'status-entered', status: 'identified', category: 'identified' }],
    [
      '14:24',
      'ben',
      {
        type: 'comment-pinned',
        comment: 7,
        text: 'Errors fall since the pool is larger',
        when: at('14:23'),
        author: 'eve',
      },
    ],
    [
      '14:35',
      'ben',
      {
        type: 'status-entered',
        status: 'mitigated',
        category: 'mitigated',
        reason: 'rolled back to v2.3.0',
      },
    ],
    [
      '14:36',
      'caro',
      { type: 'published', text: 'Payments work again. We are sorry for the trouble.' },
    ],
    [
      '14:40',
      'ana',
      {
        type: 'action-noted',
        text: 'Alert on pool use above 80 %',
        owners: ['ben'],
        due: at('27T23:59'),
        priority: 'p1',
      },
    ],
    [
      '14:41',
      'ana',
      {
        type: 'action-noted',
        text: 'Test that timeouts give connections back',
        owners: [],
        due: null,
        priority: null,
      },
    ],
    [
      '14:45',
      'caro',
      {
        type: 'impact-set',
        text: 'Failed orders were counted',
        share: null,
        users: null,
        money: { amount: 15_000, currency: 'USD' },
      },
    ],
    ['14:50', 'ben', { type: 'cause-set', cause: 'deployment' }],
    [
      '14:51',
      'ben',
      {
        type: 'link-added',
        name: 'Dashboard',
        url: 'https://grafana.test/d/1?from=13:50&to=15:00',
      },
    ],
    ['14:52', 'dev', { type: 'fix-named', change: { kind: 'pull', repository: null, number: 44 } }],
    ['14:53', 'ben', { type: 'related', issue: 12 }],
    ['14:53', 'ben', { type: 'status-entered', status: 'resolved', category: 'resolved' }],
  ],
)

const service = (name: string, objective: number | null, runbook: string | null) => ({
  name,
  people: [],
  team: null,
  runbook,
  objective,
})

/** An incident of which everything was said. */
export const rich = about(RICH, {
  policy: {
    ...POLICY,
    causes: [{ name: 'deployment', aliases: [], fix: 'Canary deployments, config validation' }],
    services: [
      service('checkout', 0.999, 'https://runbooks.test/checkout'),
      service('orders', null, null),
      service('search', 0.99, null),
    ],
  },
  pulls: [
    { repository: 'acme/shop', number: 41, title: 'Reuse connections between orders' },
    { repository: 'acme/shop', number: 44, title: 'Give connections back after a timeout' },
  ],
  deployments: [
    {
      environment: 'production',
      sha: 'abc1234def567',
      ref: 'v2.3.1',
      at: at('13:51'),
      url: 'https://ci.test/deploy/9',
    },
    { environment: 'production', sha: 'fff9999eee888', ref: 'v2.3.0', at: at('14:33'), url: null },
    { environment: 'staging', sha: 'abc1234def567', ref: 'abc1234', at: at('11:20'), url: null },
    {
      environment: 'production',
      sha: '000aaaa111222',
      ref: 'v2.2.0',
      at: at('18T09:00'),
      url: null,
    },
  ],
})

/** One of which nothing was said but that it is one, and that it is over. */
export const bare = about(
  history(OPENING, [
    ['14:30', 'ana', { type: 'status-entered', status: 'resolved', category: 'resolved' }],
  ]),
)

/** One that came back the next morning. */
export const reopened = about(
  history(
    [
      ...OPENING,
      ['14:06', 'ana', { type: 'severity-set', severity: 'sev2' }],
      ['14:06', 'ana', { type: 'detection-set', source: 'user' }],
    ],
    [
      ['14:31', 'ben', { type: 'role-assigned', role: 'commander', login: 'ben' }],
      ['14:40', 'ben', { type: 'status-entered', status: 'mitigated', category: 'mitigated' }],
      [
        '15:00',
        'ben',
        { type: 'status-entered', status: 'resolved', category: 'resolved', reason: 'restarted' },
      ],
      [
        '21T07:10',
        'caro',
        {
          type: 'status-entered',
          status: 'investigating',
          category: 'investigating',
          reason: 'it is back',
        },
      ],
      ['21T07:12', 'ben', { type: 'role-assigned', role: 'commander', login: 'caro' }],
      [
        '21T07:50',
        'caro',
        {
          type: 'status-entered',
          status: 'mitigated',
          category: 'mitigated',
          reason: 'limit raised',
        },
      ],
      ['21T08:20', 'caro', { type: 'status-entered', status: 'resolved', category: 'resolved' }],
    ],
  ),
)
