import { expect, test } from 'vitest'
import type { Fact } from '../../../src/domain/fact.ts'
import { UNDECLARED } from '../../../src/domain/incident.ts'
import { instant } from '../../../src/domain/instant.ts'
import { alertHeard, alertNote, alertRow } from '../../../src/plan/card/alert.ts'
import { viewOf } from '../../support/view.ts'

type Heard = Extract<Fact, { type: 'alert-heard' }>

const AT = instant('2026-11-20T14:05:00Z')
const view = viewOf(UNDECLARED)
const heard = (more: Partial<Heard>): Heard => ({
  ...{ type: 'alert-heard', source: 'alertmanager', state: 'firing', times: 1, last: AT },
  ...{ at: AT, by: 'ghost', ref: { kind: 'alert' } },
  ...more,
})

test.each<readonly [string, Partial<Heard>]>([
  ['Alert of alertmanager fired again', {}],
  ['Alert of alertmanager fired again, 1,000 times, last at 14:05', { times: 1_000 }],
  ['Alert of alertmanager recovered', { state: 'recovered' }],
  ['Alert was acknowledged in alertmanager', { state: 'acknowledged' }],
  ['Another alert, CPU, of alertmanager fired', { apart: 'CPU' }],
  ['Another alert, @&#8203;all, of alertmanager recovered', { apart: '@all', state: 'recovered' }],
])('%s', (words, fact) => {
  expect(alertHeard(heard(fact), view)).toBe(words)
})

test('what goes on and off says so, with its last word', () => {
  const fact = heard({ unsteady: true, times: 40, state: 'recovered' })
  expect(alertHeard(fact, view)).toMatch(/goes on and off, 40 times, last at .*: recovered$/)
})

test('the card says how the alert stands, and nothing where there is none', () => {
  const alert = { source: 'x', key: 'k', since: AT, state: 'firing', at: AT, fired: 3 } as const
  const of = (more: object) => viewOf({ ...UNDECLARED, alert: { ...alert, ...more } })
  expect(alertRow(of({}))).toEqual([
    ['Alert', 'x: firing since 2026-11-20 14:05 UTC, fired 3 times'],
  ])
  expect(alertRow(of({ state: 'recovered', fired: 1 }))).toEqual([
    ['Alert', 'x: recovered at 2026-11-20 14:05 UTC, fired since 2026-11-20 14:05 UTC'],
  ])
  expect(alertRow(view)).toEqual([])
})

test('as long as nobody has answered, the first line says what to type', () => {
  expect(alertNote(viewOf({ ...UNDECLARED, untaken: true }))).toContain('`/ack`')
  expect(alertNote(view)).toBeNull()
})
