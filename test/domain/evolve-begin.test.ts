import { describe, expect, test } from 'vitest'
import { fold } from '../../src/domain/evolve.ts'
import type { Fact, FactBody, Ref } from '../../src/domain/fact.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { type Instant, instant } from '../../src/domain/instant.ts'

const clock = (time: string): Instant => instant(`2026-11-20T${time}:00Z`)
const EVENT: Ref = { kind: 'event', id: 'E1' }
const COMMENT: Ref = { kind: 'comment', id: 1 }

const said = (time: string, fact: FactBody, ref: Ref = EVENT): Fact => ({
  ...fact,
  ...{ at: clock(time), by: 'mona', ref },
})

const OPENED: readonly Fact[] = [
  said('14:00', { type: 'declared', as: 'incident', status: 'investigating' }),
]
const ALERTED: readonly Fact[] = [
  said('14:00', { type: 'declared', as: 'alert', status: 'triage' }),
  said('14:00', {
    ...{ type: 'alerted', source: 'alertmanager', key: 'a1' },
    ...{ since: clock('13:50'), heard: clock('13:58') },
  }),
]
const observed = (time: string) => ({ at: clock(time), by: 'mona', provenance: 'observed' })

describe('declared', () => {
  const closed = said('13:00', { type: 'status-entered', status: 'resolved', category: 'resolved' })

  test.each<readonly [string, readonly Fact[], 'incident' | 'report' | 'alert', Partial<Incident>]>(
    [
      [
        'by somebody who may',
        [],
        'incident',
        { report: false, untaken: false, category: 'investigating' },
      ],
      [
        'by somebody who may not',
        [],
        'report',
        { report: true, untaken: false, category: 'triage' },
      ],
      ['by an alert', [], 'alert', { report: false, untaken: true, category: 'triage' }],
      [
        'after it was over',
        [closed],
        'incident',
        { report: false, untaken: false, status: 'resolved', category: 'resolved' },
      ],
      [
        'by an alert after it was over',
        [closed],
        'alert',
        { untaken: false, status: 'resolved', category: 'resolved' },
      ],
      ['by a report after it was over', [closed], 'report', { report: true, category: 'triage' }],
    ],
  )('%s', (_, before, as, incident) => {
    const declared = fold([...before, said('14:00', { type: 'declared', as, status: 'begun' })])
    expect(declared).toMatchObject({
      ...{ status: 'begun', ours: true, declaredBy: 'mona', openedAt: clock('14:00') },
      ...incident,
    })
    expect(declared.times.declared).toEqual(observed('14:00'))
  })
})

describe('an alert', () => {
  const heard = (state: 'firing' | 'resolved', more: object = {}): Fact =>
    said('14:30', {
      ...{ type: 'alert-heard', source: 'alertmanager', state, times: 3, last: clock('14:20') },
      ...more,
    } as FactBody)

  test('that opens an incident detected it when it began', () => {
    const { detection, times, alert } = fold(ALERTED)
    expect(detection).toBe('alert')
    expect(times.detected).toEqual(observed('13:50'))
    expect(alert).toEqual({
      ...{ source: 'alertmanager', key: 'a1', since: clock('13:50'), state: 'firing' },
      ...{ at: clock('13:58'), fired: 1 },
    })
  })

  test('takes no word back that people said before', () => {
    const people: readonly Fact[] = [
      said('13:00', { type: 'detection-set', source: 'user' }),
      said('13:00', { type: 'time-set', time: 'detected', value: clock('12:55') }),
    ]
    const { detection, times } = fold([...people, ...ALERTED])
    expect(detection).toBe('user')
    expect(times.detected).toMatchObject({ at: clock('12:55'), provenance: 'entered' })
  })

  test.each([
    ['that fires again is counted', heard('firing'), { state: 'firing', fired: 4 }],
    ['that is over is not', heard('resolved'), { state: 'resolved', fired: 1 }],
  ] as const)('%s, and changes no status', (_, fact, alert) => {
    expect(fold([...ALERTED, fact])).toMatchObject({
      ...{ category: 'triage', untaken: true },
      alert: { ...alert, at: clock('14:20') },
    })
  })

  test('that stands apart changes nothing of the one that began it', () => {
    expect(fold([...ALERTED, heard('firing', { apart: 'Disk full' })]).alert).toEqual(
      fold(ALERTED).alert,
    )
  })
})

describe('somebody responds', () => {
  const role = { type: 'role-assigned', role: 'commander' } as const
  const FORM: Ref = { kind: 'form' }

  test.each<readonly [string, FactBody, Ref, boolean]>([
    ['with any command', { type: 'severity-set', severity: 'sev1' }, COMMENT, true],
    ['with a click', { type: 'severity-set', severity: 'sev1' }, EVENT, false],
    ['with a title', { type: 'titled', title: 'x' }, COMMENT, false],
    ['with a role', { ...role, login: 'ana' }, EVENT, true],
    ['with a role that the form names', { ...role, login: 'ana' }, FORM, false],
    ['with a role that the rotation names', { ...role, login: 'ana', onCall: true }, EVENT, false],
    ['with a role that is given up', { ...role, login: null }, COMMENT, false],
  ])('%s: %4$s', (_, fact, ref, responds) => {
    const { acknowledged } = fold([...OPENED, said('14:10', fact, ref)]).times
    const inferred = { at: clock('14:10'), by: 'mona', provenance: 'inferred' }
    expect(acknowledged).toEqual(responds ? inferred : undefined)
  })

  test('by declaring it as little as by the alert that did', () => {
    const declared = said('14:00', { type: 'declared', as: 'incident', status: 'x' }, COMMENT)
    expect(fold([declared]).times.acknowledged).toBeUndefined()
  })
})
