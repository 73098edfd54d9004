import { expect, test } from 'vitest'
import { fold } from '../../src/domain/evolve.ts'
import type { Fact, FactBody } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'
import type { Category } from '../../src/domain/status.ts'

const said = (time: string, fact: FactBody): Fact => ({
  ...fact,
  at: instant(`2026-11-20T${time}:00Z`),
  by: 'mona',
  ref: { kind: 'comment', id: 1 },
})

test('a second status of one category does not move the time at which the first was entered', () => {
  const incident = fold([
    said('14:00', { type: 'declared', as: 'incident', status: 'investigating' }),
    said('14:10', { type: 'status-entered', status: 'mitigated', category: 'mitigated' }),
    said('14:40', { type: 'status-entered', status: 'monitoring', category: 'mitigated' }),
  ])
  expect(incident.status).toBe('monitoring')
  expect(incident.times.mitigated?.at).toBe(instant('2026-11-20T14:10:00Z'))
})

test('a review that is taken back moves no time, while the end of another spell does', () => {
  const facts = [
    said('14:00', { type: 'declared', as: 'incident', status: 'investigating' }),
    said('14:10', { type: 'status-entered', status: 'resolved', category: 'resolved' }),
    said('15:00', { type: 'status-entered', status: 'reviewed', category: 'reviewed' }),
    said('16:00', { type: 'status-entered', status: 'resolved', category: 'resolved' }),
  ]
  expect(fold(facts).times.resolved?.at).toBe(instant('2026-11-20T14:10:00Z'))
  const again = fold([
    ...facts,
    said('17:00', { type: 'status-entered', status: 'investigating', category: 'investigating' }),
    said('18:00', { type: 'status-entered', status: 'resolved', category: 'resolved' }),
  ])
  expect(again.times.resolved?.at).toBe(instant('2026-11-20T18:00:00Z'))
})

const into = (time: string, category: Category, more: Partial<FactBody> = {}): Fact =>
  said(time, { type: 'status-entered', status: category, category, ...more } as FactBody)
const DECLARED = said('14:00', { type: 'declared', as: 'incident', status: 'investigating' })
const clock = (time: string) => instant(`2026-11-20T${time}:00Z`)

test('what is opened again keeps the spell before, and has neither its end nor its mitigation', () => {
  const { earlier, openedAt, times } = fold([
    DECLARED,
    into('14:10', 'mitigated'),
    into('14:20', 'resolved'),
    into('15:00', 'identified'),
  ])
  expect(earlier).toMatchObject([
    {
      openedAt: clock('14:00'),
      mitigated: { at: clock('14:10') },
      resolved: { at: clock('14:20') },
    },
  ])
  expect(openedAt).toBe(clock('15:00'))
  expect(Object.keys(times)).toEqual(['declared', 'acknowledged'])
})

test.each<[string, readonly Fact[], readonly string[]]>([
  [
    'worse again',
    [into('14:10', 'mitigated'), into('14:20', 'identified')],
    ['acknowledged', 'declared'],
  ],
  [
    'reviewed without an end',
    [into('14:10', 'mitigated'), into('14:20', 'reviewed')],
    ['acknowledged', 'declared', 'mitigated', 'resolved'],
  ],
  [
    'cancelled',
    [into('14:10', 'mitigated'), into('14:20', 'cancelled')],
    ['acknowledged', 'declared', 'mitigated'],
  ],
])('what is %s has these times: %#', (_, facts, names) => {
  const { times, earlier } = fold([DECLARED, ...facts])
  expect(Object.keys(times).toSorted()).toEqual(names)
  expect(earlier).toEqual([])
})

test('an end that a person entered stands over the one that is observed later', () => {
  const entered = said('14:05', { type: 'time-set', time: 'resolved', value: clock('13:55') })
  const { times } = fold([DECLARED, entered, into('14:20', 'resolved')])
  expect(times.resolved).toMatchObject({ at: clock('13:55'), provenance: 'entered' })
})

test('why it ended, and of what it is a duplicate, hold for that status alone', () => {
  const duplicate = into('14:10', 'duplicate', { duplicateOf: 5, reason: 'the same' } as never)
  expect(fold([DECLARED, duplicate])).toMatchObject({ duplicateOf: 5, reason: 'the same' })
  const after = fold([DECLARED, duplicate, into('14:20', 'investigating')])
  expect(after).toMatchObject({ duplicateOf: null, reason: null })
  const odd = into('14:10', 'cancelled', { duplicateOf: 5 } as never)
  expect(fold([DECLARED, odd])).toMatchObject({ duplicateOf: null })
})

test('an acknowledgement stands, whoever is seen to work on it later', () => {
  const typed = said('14:05', { type: 'acknowledged' })
  const once = fold([DECLARED, typed, said('14:30', { type: 'acknowledged' })])
  expect(once.times.acknowledged).toMatchObject({ at: clock('14:05'), provenance: 'observed' })
  const later = fold([DECLARED, typed, into('14:30', 'identified')])
  expect(later.times.acknowledged).toMatchObject({ at: clock('14:05'), provenance: 'observed' })
})

test('one that was only inferred from what somebody did gives way to one that was typed, and to no other', () => {
  const facts = [DECLARED, into('14:05', 'identified'), into('14:07', 'investigating')]
  const inferred = fold(facts).times.acknowledged
  expect(inferred).toMatchObject({ at: clock('14:05'), provenance: 'inferred' })
  const typed = fold([...facts, said('14:10', { type: 'acknowledged' })]).times.acknowledged
  expect(typed).toMatchObject({ at: clock('14:10'), provenance: 'observed' })
})

test('a report is one until somebody takes it up by a status', () => {
  const report = said('14:00', { type: 'declared', as: 'report', status: 'triage' })
  expect(fold([report]).report).toBe(true)
  expect(fold([report, into('14:10', 'triage')]).report).toBe(true)
  expect(fold([report, into('14:10', 'investigating')]).report).toBe(false)
  expect(fold([DECLARED, into('14:10', 'triage')]).report).toBe(false)
})

test('a status that is entered is the label that the issue has', () => {
  const bare = said('14:05', { type: 'status-label-removed' })
  expect(fold([DECLARED, bare]).statusLabelled).toBe(false)
  expect(fold([DECLARED, bare, into('14:10', 'identified')]).statusLabelled).toBe(true)
})

test('what is only mitigated has no end, even one that was entered', () => {
  const entered = said('14:05', { type: 'time-set', time: 'resolved', value: clock('14:02') })
  expect(fold([DECLARED, entered]).times.resolved?.at).toBe(clock('14:02'))
  expect(fold([DECLARED, entered, into('14:10', 'mitigated')]).times.resolved).toBeUndefined()
})

test('nothing is inferred of what was over already', () => {
  const over = said('14:05', { type: 'time-set', time: 'resolved', value: clock('14:02') })
  expect(fold([DECLARED, into('14:10', 'cancelled')]).times.acknowledged).toBeUndefined()
  expect(fold([DECLARED, over, said('14:10', { type: 'acknowledged' })])).toMatchObject({
    times: { acknowledged: { at: clock('14:10') } },
  })
})
