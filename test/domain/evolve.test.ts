import { describe, expect, test } from 'vitest'
import { fold } from '../../src/domain/evolve.ts'
import type { Fact, FactBody, Ref } from '../../src/domain/fact.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { type Instant, instant } from '../../src/domain/instant.ts'

const clock = (time: string): Instant => instant(`2026-11-20T${time}:00Z`)
const EVENT: Ref = { kind: 'event', id: 'E1' }

const said = (time: string, fact: FactBody, ref: Ref = EVENT): Fact => ({
  ...fact,
  ...{ at: clock(time), by: 'mona', ref },
})
const SAID = { at: clock('14:10'), by: 'mona', ref: EVENT }

const OPENED: readonly Fact[] = [
  said('14:00', { type: 'declared', as: 'incident', status: 'investigating' }),
]
const observed = (time: string) => ({ at: clock(time), by: 'mona', provenance: 'observed' })

/** What one fact more changes of an incident, and nothing else of it. */
function changes(before: readonly Fact[], fact: FactBody, ref: Ref = EVENT): Partial<Incident> {
  const old: Readonly<Record<string, unknown>> = { ...fold(before) }
  const { history: _, ...next } = fold([...before, said('14:10', fact, ref)])
  const changed = Object.entries(next).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name]),
  )
  return Object.fromEntries(changed)
}

const PULL = { kind: 'pull', repository: null, number: 5 } as const
const DOCUMENT = { path: 'docs/7.md', commit: 'abc', pull: 12 }
const UPDATE = { text: 'We know why', next: clock('15:00') }
const IMPACT = { text: 'All carts', share: null, users: null, money: null } as const
const ACTION = { text: 'mend it', owner: 'ana', due: null, priority: null } as const

describe('of a running incident', () => {
  test.each<readonly [FactBody, object]>([
    [{ type: 'declared', as: 'report', status: 'triage' }, {}],
    [{ type: 'released' }, { ours: false }],
    [{ type: 'titled', title: 'Carts fail' }, { title: 'Carts fail' }],
    [{ type: 'severity-set', severity: 'sev1' }, { severity: 'sev1' }],
    [{ type: 'severity-proposed', severity: 'sev2' }, { proposed: 'sev2' }],
    [{ type: 'status-label-removed' }, { statusLabelled: false }],
    [
      { type: 'acknowledged' },
      { times: { declared: observed('14:00'), acknowledged: observed('14:10') } },
    ],
    [
      { type: 'role-assigned', role: 'commander', login: 'ana', onCall: true },
      { roles: { commander: 'ana' } },
    ],
    [
      { type: 'role-assigned', role: 'scribe', login: 'ana', assignable: false, onCall: true },
      { roles: { scribe: 'ana' }, unassignable: ['ana'] },
    ],
    [
      { type: 'role-assigned', role: 'scribe', login: 'ana', assignable: true, onCall: true },
      { roles: { scribe: 'ana' } },
    ],
    [{ type: 'role-assigned', role: 'scribe', login: null, assignable: false }, {}],
    [{ type: 'on-call-assigned', login: 'ana' }, { called: 'ana' }],
    [
      { type: 'on-call-assigned', login: 'ana', assignable: false },
      { called: 'ana', unassignable: ['ana'] },
    ],
    [{ type: 'on-call-assigned', login: null, assignable: false }, {}],
    [
      { type: 'time-set', time: 'started', value: clock('13:00') },
      {
        times: {
          declared: observed('14:00'),
          started: { at: clock('13:00'), by: 'mona', provenance: 'entered' },
        },
      },
    ],
    [{ type: 'timeline-noted', text: 'x', when: clock('14:05') }, {}],
    [{ type: 'comment-pinned', comment: 1, text: 'x', when: clock('14:05'), author: 'ana' }, {}],
    [
      { type: 'update-posted', ...UPDATE },
      { updates: [{ ...UPDATE, ...SAID, severity: null, status: 'investigating' }] },
    ],
    [{ type: 'published', text: 'x' }, { published: [{ text: 'x', ...SAID }] }],
    [{ type: 'impact-set', ...IMPACT }, { impacts: [{ ...IMPACT, ...SAID }] }],
    [{ type: 'detection-set', source: 'user' }, { detection: 'user' }],
    [{ type: 'service-added', service: 'api' }, { services: ['api'] }],
    [{ type: 'service-removed', service: 'api' }, {}],
    [{ type: 'cause-set', cause: 'data' }, { cause: 'data' }],
    [{ type: 'cause-cleared', cause: 'data' }, {}],
    [{ type: 'cause-change-named', change: PULL }, { causedBy: [PULL] }],
    [{ type: 'fix-named', change: PULL }, { fixedBy: [PULL] }],
    [{ type: 'link-added', name: 'call', url: 'u' }, { links: [{ name: 'call', url: 'u' }] }],
    [{ type: 'item-ticked', item: 'a', done: true }, { ticks: { a: true } }],
    [{ type: 'escalated', to: ['ana'], service: null, reason: 'x' }, {}],
    [{ type: 'drill-set', drill: true }, { drill: true }],
    [{ type: 'action-noted', ...ACTION }, { actions: [{ ...ACTION, ...SAID }] }],
    [
      { type: 'snoozed', until: clock('15:00') },
      { snoozes: [{ from: clock('14:10'), until: clock('15:00') }] },
    ],
    [{ type: 'snoozed', until: null }, {}],
    [{ type: 'related', issue: 9 }, { related: [9] }],
    [{ type: 'due-set', due: '2026-12-01' }, {}],
    [{ type: 'priority-set', priority: 'p1' }, {}],
    [{ type: 'owner-set', login: 'ana' }, {}],
    [{ type: 'done-said', proof: null }, {}],
    [{ type: 'action-declined', reason: 'x' }, {}],
    [{ type: 'action-closed', reason: 'completed', pull: null }, {}],
    [{ type: 'action-reopened' }, {}],
    [{ type: 'proof-deployed', pull: PULL, environment: 'production' }, {}],
    [
      { type: 'items-settled', commit: 'abc', issues: [8], removed: [] },
      { items: { commit: 'abc', issues: [8], removed: [], ...SAID } },
    ],
    [{ type: 'alert-heard', source: 'x', state: 'resolved', times: 1, last: clock('14:05') }, {}],
  ] as readonly (readonly [FactBody, object])[])(
    '%j changes %j and nothing else',
    (fact, change) => {
      expect(changes(OPENED, fact)).toEqual(change)
    },
  )
})

describe('said again', () => {
  test.each<readonly [string, readonly FactBody[], Partial<Incident>]>([
    [
      'a role goes to somebody else, and away',
      [
        { type: 'role-assigned', role: 'commander', login: 'ana' },
        { type: 'role-assigned', role: 'scribe', login: 'bob' },
        { type: 'role-assigned', role: 'commander', login: null },
      ],
      { roles: { scribe: 'bob' } },
    ],
    [
      'whoever cannot be assigned is named once',
      [
        { type: 'role-assigned', role: 'commander', login: 'ana', assignable: false },
        { type: 'on-call-assigned', login: 'ana', assignable: false },
      ],
      { unassignable: ['ana'] },
    ],
    [
      'a service is there once, and goes alone',
      [
        { type: 'service-added', service: 'api' },
        { type: 'service-added', service: 'web' },
        { type: 'service-added', service: 'api' },
        { type: 'service-removed', service: 'web' },
      ],
      { services: ['api'] },
    ],
    [
      'a cause is cleared by its own name alone',
      [
        { type: 'cause-set', cause: 'data' },
        { type: 'cause-cleared', cause: 'capacity' },
      ],
      { cause: 'data' },
    ],
    [
      'a cause is cleared',
      [
        { type: 'cause-set', cause: 'data' },
        { type: 'cause-cleared', cause: 'data' },
      ],
      { cause: null },
    ],
    [
      'a link of the same name is replaced',
      [
        { type: 'link-added', name: 'call', url: 'u' },
        { type: 'link-added', name: 'board', url: 'v' },
        { type: 'link-added', name: 'call', url: 'w' },
      ],
      {
        links: [
          { name: 'board', url: 'v' },
          { name: 'call', url: 'w' },
        ],
      },
    ],
    [
      'an item is ticked and unticked, and others stay',
      [
        { type: 'item-ticked', item: 'a', done: true },
        { type: 'item-ticked', item: 'b', done: true },
        { type: 'item-ticked', item: 'a', done: false },
      ],
      { ticks: { a: false, b: true } },
    ],
    [
      'a postmortem that was asked for is declined, and keeps its meeting',
      [
        { type: 'meeting-set', when: clock('16:00') },
        { type: 'postmortem-asked' },
        { type: 'postmortem-skipped', reason: 'small' },
      ],
      {
        postmortem: {
          ...{ asked: null, meetingAt: clock('16:00'), published: null },
          skipped: { reason: 'small', ...SAID },
        },
      },
    ],
    [
      'a postmortem is published, and taken back',
      [
        { type: 'postmortem-asked' },
        { type: 'postmortem-published', ...DOCUMENT },
        { type: 'postmortem-withdrawn', path: DOCUMENT.path },
      ],
      { postmortem: { asked: SAID, skipped: null, meetingAt: null, published: null } },
    ],
    [
      'a postmortem is published',
      [{ type: 'postmortem-published', ...DOCUMENT }],
      {
        postmortem: {
          ...{ asked: null, skipped: null, meetingAt: null },
          published: { ...DOCUMENT, ...SAID },
        },
      },
    ],
    [
      'an incident is adopted again, and not declared anew',
      [{ type: 'released' }, { type: 'adopted' }],
      { ours: true, openedAt: clock('14:00'), declaredBy: 'mona' },
    ],
    [
      'an incident is declared again, and keeps what it was',
      [{ type: 'released' }, { type: 'declared', as: 'report', status: 'triage' }],
      { ours: true, report: false, category: 'investigating', openedAt: clock('14:00') },
    ],
  ])('%s', (_, facts, incident) => {
    expect(fold([...OPENED, ...facts.map((fact) => said('14:10', fact))])).toMatchObject(incident)
  })
})
