import { describe, expect, test } from 'vitest'
import { fields } from '../../../src/config/form-fields.ts'
import { instant, iso } from '../../../src/domain/instant.ts'
import type { Entry } from '../../../src/plan/entry.ts'
import { caseOf } from '../../../src/plan/report/case-of.ts'
import type { Actor, LogEvent, Snapshot } from '../../../src/plan/snapshot.ts'
import { renderForm } from '../../support/form.ts'
import { POLICY } from '../../support/policy.ts'

const at = (time: string) => instant(`2026-11-20T${time}:00Z`)
const person = (login: string): Actor => ({ login, kind: 'person', us: false })
const bot = (login: string): Actor => ({ login, kind: 'bot', us: false })
const ANA = person('ana')
const NOW = at('20:00')

let ids = 0
/** A line of the log as a test says it, without the time, the actor and the id that each has. */
type What = LogEvent extends infer E
  ? E extends LogEvent
    ? Omit<E, 'id' | 'at' | 'actor'>
    : never
  : never
const event = (time: string, actor: Actor, what: What): LogEvent =>
  ({ id: `E${ids++}`, at: at(time), actor, ...what }) as LogEvent
const labeled = (time: string, label: string, actor = ANA) =>
  event(time, actor, { type: 'labeled', label })

interface Told {
  readonly events?: readonly LogEvent[]
  readonly entries?: readonly Entry[]
  readonly issue?: Partial<Snapshot['issue']>
}

const seenWith = ({ events = [], entries = [], issue = {} }: Told): Snapshot => ({
  repository: { id: 1, name: 'acme/shop', isPublic: false, archived: false, labels: [] },
  issue: {
    ...{ number: 7, title: 'Checkout fails', body: '', url: '', author: person('mona') },
    ...{ createdAt: at('12:00'), editedAt: null, open: true, locked: false },
    ...{ labels: [], assignees: [], receipt: null, ...issue },
  },
  ...{ mark: null, comments: [], events, replies: [], spareReplies: [], postmortem: null },
  ...{ former: [], unproved: [], shared: false },
  ...{ recurrences: null, items: null, signed: true, config: [] },
  cards:
    entries.length === 0
      ? []
      : [
          {
            ...{ id: 1, page: 1, text: '', entries, trust: 'good', intact: true },
            ...{ createdAt: at('12:00'), editedBy: null, editedAt: null },
          },
        ],
})

const SETUP = { policy: POLICY, problems: [] }
const told = (what: Told, team: Partial<typeof POLICY> = {}) =>
  caseOf(seenWith(what), { ...SETUP, policy: { ...POLICY, ...team } }, NOW)
const times = (what: Told) =>
  Object.entries(told(what)?.times ?? {}).flatMap(([name, time]) =>
    time === null ? [] : [`${name} ${iso(time).slice(11, 16)}`],
  )

const CLOSED = { type: 'closed', reason: 'completed', pull: null } as const
const INCIDENT = labeled('12:05', 'incident')

describe('an incident of which only GitHub’s log tells', () => {
  test('has the times that the log shows', () => {
    const events = [
      INCIDENT,
      labeled('12:06', 'sev2'),
      event('12:10', ANA, { type: 'assigned', login: 'ben' }),
      labeled('13:00', 'status: mitigated'),
      event('14:00', ANA, { type: 'closed', reason: 'completed', pull: null }),
    ]
    expect(times({ events })).toEqual([
      'declared 12:05',
      'acknowledged 12:10',
      'mitigated 13:00',
      'resolved 14:00',
    ])
    expect(told({ events })).toMatchObject({
      ...{ severity: 'sev2', category: 'resolved', excluded: null, responders: ['ana', 'ben'] },
      inStatus: { investigating: 55 * 60_000, mitigated: 60 * 60_000 },
    })
  })

  test('goes on up to the reading while it is open, and no longer', () => {
    expect(told({ events: [INCIDENT] })?.inStatus).toEqual({ investigating: 475 * 60_000 })
    const closed = event('12:35', ANA, { type: 'closed', reason: 'completed', pull: null })
    expect(told({ events: [INCIDENT, closed] })?.inStatus).toEqual({ investigating: 30 * 60_000 })
  })

  test('is opened again, and the spell before is kept', () => {
    const events = [
      INCIDENT,
      event('13:00', ANA, { type: 'closed', reason: 'completed', pull: null }),
      event('15:00', ANA, { type: 'reopened' }),
      event('15:30', ANA, { type: 'closed', reason: 'completed', pull: null }),
    ]
    expect(told({ events })).toMatchObject({
      openedAt: at('15:00'),
      earlier: [{ openedAt: at('12:05'), mitigatedAt: null, resolvedAt: at('13:00') }],
      times: { resolved: at('15:30') },
      inStatus: { investigating: (55 + 30) * 60_000, resolved: 120 * 60_000 },
    })
  })

  test.each([
    ['drill', [labeled('12:06', 'drill')]],
    ['cancelled', [event('13:00', ANA, { type: 'closed', reason: 'not_planned', pull: null })]],
    ['duplicate', [event('13:00', ANA, { type: 'closed', reason: 'duplicate', pull: null })]],
    [null, [event('13:00', ANA, { type: 'closed', reason: 'completed', pull: null })]],
  ] as const)('counts nowhere as a %s', (excluded, more) => {
    expect(told({ events: [INCIDENT, ...more] })?.excluded).toBe(excluded)
  })

  test('is none where nobody has declared it, or its label was taken off', () => {
    expect(told({ events: [] })).toBeNull()
    expect(told({ events: [labeled('12:05', 'bug')] })).toBeNull()
    expect(told({ events: [labeled('12:05', 'incident', bot('stale[bot]'))] })).toBeNull()
    const off = event('12:09', ANA, { type: 'unlabeled', label: 'incident' })
    expect(told({ events: [INCIDENT, off] })).toBeNull()
  })

  test('was declared by an alert where a bot that config names has done it, and not where a person has', () => {
    const events = [labeled('12:05', 'incident', bot('pager[bot]'))]
    expect(told({ events }, { bots: ['pager[bot]'] })?.alert).toBe(true)
    expect(told({ events: [INCIDENT] }, { bots: ['pager[bot]'] })?.alert).toBe(false)
  })

  test('needs nobody to be asked what somebody may do, whatever config asks for', () => {
    const commands = { default: 'maintain' } as const
    expect(told({ events: [INCIDENT, labeled('12:06', 'sev2')] }, { commands })).toMatchObject({
      severity: 'sev2',
    })
  })
})

describe('what came with the opening says nothing about what its author may do', () => {
  const stranger = person('stranger')
  const events = [labeled('12:00', 'incident', stranger)]

  test.each([
    { insider: true, is: 'counts' },
    { insider: false, is: 'counts nowhere' },
    { insider: undefined, is: 'counts nowhere' },
  ])('so what an insider ($insider) has labelled at once $is', ({ insider }) => {
    const issue = { author: stranger, ...(insider === undefined ? {} : { insider }) }
    expect(told({ events, issue }) !== null).toBe(insider === true)
  })

  test('but whoever has set a label later has proven it', () => {
    const more = [labeled('12:09', 'sev2', stranger), event('13:00', stranger, CLOSED)]
    expect(told({ events: [...events, ...more], issue: { author: stranger } })).toMatchObject({
      ...{ severity: 'sev2', category: 'resolved' },
    })
  })

  test.each([
    [true, null],
    [false, 'report'],
  ] as const)('and a form of an insider (%s) is excluded as %s', (insider, excluded) => {
    const body = renderForm(fields(POLICY), { users: 'about 100' })
    const what = { issue: { author: stranger, insider, body } }
    expect(told(what)?.excluded).toBe(excluded)
  })
})

describe('an incident with a card', () => {
  const declared: Entry = {
    ...{ key: 'e100', at: at('12:00'), by: 'ana', outcome: 'accepted' },
    facts: [{ type: 'declared', as: 'incident', status: 'investigating' }],
  }
  const said = (time: string, key: string, facts: Entry['facts']): Entry => ({
    ...{ key, at: at(time), by: 'ben', outcome: 'accepted', ...(facts ? { facts } : {}) },
  })

  test('is what its journal says', () => {
    const entries = [
      declared,
      said('12:10', 'c1.0', [{ type: 'acknowledged' }]),
      said('12:20', 'c2.0', [{ type: 'time-set', time: 'started', value: at('11:00') }]),
      said('12:30', 'c3.0', [
        { type: 'cause-change-named', change: { kind: 'pull', repository: null, number: 3 } },
        { type: 'impact-set', text: 'x', share: 0.5, users: null, money: null },
        { type: 'link-added', name: 'Runbook', url: 'https://example.com' },
      ]),
    ]
    expect(times({ entries })).toEqual(['started 11:00', 'declared 12:00', 'acknowledged 12:10'])
    expect(told({ entries })).toMatchObject({
      ...{ share: 0.5, runbook: true, responders: ['ben'] },
      causedBy: [{ kind: 'pull', repository: null, number: 3 }],
    })
  })

  test('takes no command that nobody has decided yet', () => {
    const comment = {
      ...{ id: 9, author: person('ben'), body: '/resolve', createdAt: at('19:00') },
      ...{ editedAt: null, receipt: null },
    }
    const seen = { ...seenWith({ entries: [declared] }), comments: [comment] }
    expect(caseOf(seen, SETUP, NOW)?.category).toBe('investigating')
    const body = seenWith({ events: [INCIDENT], issue: { body: '/drill', createdAt: at('19:00') } })
    expect(caseOf(body, SETUP, NOW)?.excluded).toBeNull()
  })

  test('says which of its times cannot both be right', () => {
    const entries = [
      declared,
      said('12:20', 'c2.0', [{ type: 'time-set', time: 'started', value: at('13:00') }]),
    ]
    expect(told({ entries })?.disorders).toEqual([
      ['started', 'declared'],
      ['started', 'acknowledged'],
    ])
  })

  test('owes a postmortem from its end on, is late or not, and counts what was published first', () => {
    const ended = said('13:00', 'c3.0', [
      { type: 'severity-set', severity: 'sev1' },
      { type: 'status-entered', status: 'resolved', category: 'resolved' },
    ])
    const entries = [declared, ended]
    const dueAt = instant('2026-11-22T13:00:00Z')
    const none = { publishedAt: null, skipped: false }
    expect(told({ entries })?.postmortem).toEqual({ owed: true, dueAt, ...none })
    const document = { path: 'postmortems/7.md', commit: 'a'.repeat(40), pull: 4 }
    const published = [
      said('14:00', `p${'a'.repeat(40)}`, [{ type: 'postmortem-published', ...document }]),
      said('15:00', `p${'b'.repeat(40)}`, [{ type: 'postmortem-published', ...document }]),
    ]
    expect(told({ entries: [...entries, ...published] })?.postmortem).toEqual({
      ...{ owed: true, dueAt, publishedAt: at('14:00'), skipped: false },
    })
    const skipped = said('14:00', 'c4.0', [{ type: 'postmortem-skipped', reason: 'known' }])
    expect(told({ entries: [...entries, skipped] })?.postmortem).toEqual({
      ...{ owed: false, dueAt: null, publishedAt: null, skipped: true },
    })
  })
})
