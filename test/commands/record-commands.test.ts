import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { POLICY } from '../support/policy.ts'
import { factsOf, incidentIn, incidentWith, refusalOf, scene } from '../support/scene.ts'

const at = (time: string) => instant(`2026-11-20T${time}:00Z`)

test.each([
  ['/time started 13:58', [{ type: 'time-set', time: 'started', value: at('13:58') }]],
  ['/time ack 14:07 UTC', [{ type: 'time-set', time: 'acknowledged', value: at('14:07') }]],
  ['/time detected 2026-11-20 14:01', [{ type: 'time-set', time: 'detected', value: at('14:01') }]],
  [
    '/timeline the error rate falls',
    [{ type: 'timeline-noted', text: 'the error rate falls', when: at('14:30') }],
  ],
  [
    '/timeline 14:05 deployed 2.4.0',
    [{ type: 'timeline-noted', text: 'deployed 2.4.0', when: at('14:05') }],
  ],
  [
    '/timeline 10m ago alert fired',
    [{ type: 'timeline-noted', text: 'alert fired', when: at('14:20') }],
  ],
  [
    '/timeline first\nand second',
    [{ type: 'timeline-noted', text: 'first\nand second', when: at('14:30') }],
  ],
  [
    '/timeline 3/4 of the nodes are down',
    [{ type: 'timeline-noted', text: '3/4 of the nodes are down', when: at('14:30') }],
  ],
  ['/detected by alert', [{ type: 'detection-set', source: 'alert' }]],
  ['/detected customer', [{ type: 'detection-set', source: 'user' }]],
  ['/detected by Health-Check', [{ type: 'detection-set', source: 'health-check' }]],
  ['/service checkout', [{ type: 'service-added', service: 'checkout' }]],
  ['/service drop checkout', []],
  ['/drill', [{ type: 'drill-set', drill: true }]],
  ['/drill off', []],
  ['/related #12', [{ type: 'related', issue: 12 }]],
  ['/publish We are\nworking on it.', [{ type: 'published', text: 'We are\nworking on it.' }]],
  ['/cause release', [{ type: 'cause-set', cause: 'deployment' }]],
  ['/cause human error', [{ type: 'cause-set', cause: 'process' }]],
  [
    '/cause #12',
    [{ type: 'cause-change-named', change: { kind: 'pull', repository: 'acme/shop', number: 12 } }],
  ],
  [
    '/cause Acme/Shop#12',
    [{ type: 'cause-change-named', change: { kind: 'pull', repository: 'acme/shop', number: 12 } }],
  ],
  ['/cause 4F2A9C1', [{ type: 'cause-change-named', change: { kind: 'commit', sha: '4f2a9c1' } }]],
  [
    '/cause deployment #12',
    [
      { type: 'cause-set', cause: 'deployment' },
      { type: 'cause-change-named', change: { kind: 'pull', repository: 'acme/shop', number: 12 } },
    ],
  ],
  [
    '/fix acme/api#3',
    [{ type: 'fix-named', change: { kind: 'pull', repository: 'acme/api', number: 3 } }],
  ],
  [
    '/fix https://github.com/acme/shop/pull/3/files',
    [{ type: 'fix-named', change: { kind: 'pull', repository: 'acme/shop', number: 3 } }],
  ],
  [
    '/fix https://github.com/acme/shop/commit/4f2a9c1d',
    [{ type: 'fix-named', change: { kind: 'commit', sha: '4f2a9c1d' } }],
  ],
  [
    '/link Bridge https://example.com/42',
    [{ type: 'link-added', name: 'bridge', url: 'https://example.com/42' }],
  ],
] as const)('%s', (text, facts) => {
  expect(factsOf(text)).toEqual(facts)
})

test.each([
  ['/time begun 13:58', 'unknown-choice', /^`\/time started 13:58`$/],
  ['/time startd 13:58', 'unknown-choice', /^`\/time started 13:58`$/],
  ['/time started when it broke', 'unreadable-time', /^`\/time started /],
  ['/time resolved 2026-11-20 15:30', 'unreadable-time', /^`\/time resolved /],
  ['/timeline 2027-01-01 12:00 the future', 'unreadable-time', /^`\/timeline /],
  ['/timeline 31:70 deployed', 'unreadable-time', /^`\/timeline 1h ago deployed`$/],
  ['/timeline 01/02/2026 deployed', 'unreadable-time', /^`\/timeline 1h ago deployed`$/],
  ['/timeline', 'missing-argument', /^`\/timeline /],
  ['/detected by luck', 'unknown-choice', /^`\/detected alert`$/],
  ['/service -', 'unknown-choice', /^`\/service drop checkout`$/],
  ['/service a,b', 'unknown-choice', /^`\/service checkout`$/],
  ['/cause gremlins', 'unknown-choice', /^`\/cause deployment`$/],
  ['/cause capcity', 'unknown-choice', /^`\/cause capacity`$/],
  ['/fix it', 'unreadable-link', /^`\/fix #12`$/],
  ['/fix #0', 'unreadable-link', /^`\/fix #12`$/],
  ['/link bridge javascript:alert(1)', 'unreadable-link', /^`\/link bridge https:/],
  ['/link bridge //example.com', 'unreadable-link', /^`\/link bridge https:/],
  ['/link bridge https://me:pw@example.com', 'unreadable-link', /^`\/link bridge https:/],
  ['/link https://example.com', 'unknown-choice', /^`\/link bridge https:/],
  ['/drill maybe', 'unknown-choice', /^`\/drill on`$/],
  ['/related #7', 'unreadable-number', /^`\/related #12`$/],
  ['/check 99', 'unknown-item', /^`\/check 3`$/],
  ['/check first', 'unknown-item', /^`\/check 3`$/],
  ['/check 5-3', 'unknown-item', /^`\/check 3`$/],
  ['/pin #issuecomment-2', 'unknown-comment', /^`\/pin #issuecomment-1001`$/],
  ['/pin https://github.com/acme/shop/issues/8#issuecomment-1001', 'unknown-comment', /^`\/pin/],
  ['/pin https://github.com/acme/other/issues/7#issuecomment-1001', 'unknown-comment', /^`\/pin/],
  ['/help severty', 'unknown-command', /^`\/help severity`$/],
] as const)('%s is refused as %s', (text, code, fix) => {
  const problem = refusalOf(text)
  expect(problem.code).toBe(code)
  expect(problem.fix).toMatch(fix)
})

test('a time a little ahead is now', () => {
  const late = scene({ said: { ...scene().said, at: instant('2026-11-20T14:29:31Z') } })
  expect(factsOf('/time detected 14:04', late)).toHaveLength(1)
  expect(factsOf('/time acknowledged 14:30', late)).toEqual([
    { type: 'time-set', time: 'acknowledged', value: late.said.at },
  ])
})

test.each([
  ['/time started 13:58', { type: 'time-set', time: 'started', value: at('13:58') }],
  ['/service Checkout', { type: 'service-added', service: 'checkout' }],
  ['/cause deploy', { type: 'cause-set', cause: 'deployment' }],
  ['/fix #3', { type: 'fix-named', change: { kind: 'pull', repository: 'acme/shop', number: 3 } }],
  ['/cause 4f2a9c1', { type: 'cause-change-named', change: { kind: 'commit', sha: '4f2a9c1' } }],
  ['/detected by slo', { type: 'detection-set', source: 'slo' }],
  [
    '/link bridge https://a.example/',
    { type: 'link-added', name: 'bridge', url: 'https://a.example/' },
  ],
  ['/related #9', { type: 'related', issue: 9 }],
  ['/publish over', { type: 'published', text: 'over' }],
  ['/drill', { type: 'drill-set', drill: true }],
  ['/severity 2', { type: 'severity-set', severity: 'sev2' }],
  ['/check 13', { type: 'item-ticked', item: 'configuration', done: true }],
  [
    '/action mend it',
    { type: 'action-noted', text: 'mend it', owners: [], due: null, priority: null },
  ],
  [
    '/impact nobody can pay',
    { type: 'impact-set', text: 'nobody can pay', share: 1, users: null, money: null },
  ],
] as const)('%s said twice is agreement', (text, fact) => {
  expect(factsOf(text)).toEqual([fact].map((one) => expect.objectContaining({ type: one.type })))
  expect(factsOf(text, scene({ incident: incidentWith(fact) }))).toEqual([])
})

test('a cause that was named can be taken back', () => {
  const incident = incidentWith({ type: 'cause-set', cause: 'data' })
  expect(factsOf('/cause drop', scene({ incident }))).toEqual([
    { type: 'cause-cleared', cause: 'data' },
  ])
  expect(factsOf('/cause drop')).toEqual([])
})

test('a service is dropped under the name that it has, by word or by sign', () => {
  const incident = incidentWith({ type: 'service-added', service: 'checkout' })
  const removed = [{ type: 'service-removed', service: 'checkout' }]
  expect(factsOf('/service drop Checkout', scene({ incident }))).toEqual(removed)
  expect(factsOf('/service -checkout', scene({ incident }))).toEqual(removed)
})

test('where a team lists its services, a word that is none of them is refused with the nearest', () => {
  const service = { name: 'payment api', people: [], team: null, runbook: null, objective: null }
  const team = { services: [service, { ...service, name: 'search' }] }
  expect(factsOf('/service Payment API', scene({ team }))).toEqual([
    { type: 'service-added', service: 'payment api' },
  ])
  expect(refusalOf('/service serch', scene({ team })).fix).toBe('`/service search`')
})

describe('/pin', () => {
  const pinned = {
    type: 'comment-pinned',
    comment: 1001,
    text: 'The pool is full.\nSee the graph.\nAnd the log.',
    when: at('14:10'),
    author: 'ana',
  } as const

  test('lifts time, author and first lines of a comment of this issue, once', () => {
    expect(factsOf('/pin #issuecomment-1001')).toEqual([pinned])
    expect(factsOf('/pin https://ghe.example/acme/shop/issues/7#issuecomment-1001')).toEqual([
      pinned,
    ])
    const incident = incidentWith(pinned)
    expect(factsOf('/pin #issuecomment-1001', scene({ incident }))).toEqual([])
  })
})

describe('/check', () => {
  test('ticks by number, several at once, and unticks', () => {
    expect(factsOf('/check 12, 13-14')).toEqual(
      ['deployments', 'configuration', 'telemetry'].map((item) => ({
        type: 'item-ticked',
        item,
        done: true,
      })),
    )
    const incident = incidentWith({ type: 'item-ticked', item: 'deployments', done: true })
    expect(factsOf('/check 12 off', scene({ incident }))).toEqual([
      { type: 'item-ticked', item: 'deployments', done: false },
    ])
  })

  test('says nothing of items that are seen to be done', () => {
    const incident = incidentIn('resolved')
    expect(factsOf('/check 29', scene({ incident }))).toEqual([])
    expect(factsOf('/check 29 off', scene({ incident }))).toEqual([])
  })
})

test('the words of a policy are the words of its refusals', () => {
  const severities = POLICY.severities.slice(0, 2).map((level, n) => ({ ...level, name: `p${n}` }))
  expect(refusalOf('/severity p7', scene({ team: { severities } }))).toEqual({
    code: 'unknown-severity',
    detail: '`p7` is no severity here. Accepted: p0 or p1.',
    fix: '`/severity p0`',
  })
})

test.each(['/service', '/service drop', '/service -'])(
  'what has the shape of a secret is no name for %s, and is not repeated',
  (typed) => {
    const secret = `ghp_${'a1B2'.repeat(9)}`
    const problem = refusalOf(`${typed} ${secret}`)
    expect(problem.code).toBe('unknown-choice')
    expect(JSON.stringify(problem)).not.toContain(secret)
  },
)
