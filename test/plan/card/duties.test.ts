import { expect, test } from 'vitest'
import { DUTIES } from '../../../src/domain/duties.ts'
import type { FactBody } from '../../../src/domain/fact.ts'
import { ROLES } from '../../../src/domain/role.ts'
import { duties } from '../../../src/plan/card/duties.ts'
import { incidentWith, report } from '../../support/scene.ts'
import { viewOf } from '../../support/view.ts'

const holds = (role: (typeof ROLES)[number]) =>
  ({ type: 'role-assigned', role, login: 'ana' }) as const
const shown = (...facts: readonly FactBody[]) => duties(viewOf(incidentWith(...facts)))

test('what is expected of whoever holds a role stands folded on the card, and what is not', () => {
  const text = shown(holds('commander')) ?? ''
  expect(text).toMatch(/^<details><summary>Duties: incident commander<\/summary>/)
  for (const duty of DUTIES.commander.does) expect(text).toContain(`- ${duty}\n`)
  expect(text).toContain('Not theirs: typing at the systems; knowing every answer.')
  expect(text).not.toContain('Communications lead')
})

test('of several roles all are told in one fold, of none nothing', () => {
  const text = shown(holds('scribe'), holds('commander')) ?? ''
  expect(text).toContain('Duties: incident commander, scribe')
  expect(text.match(/<details>/g)).toHaveLength(1)
  expect(shown()).toBeNull()
})

test('nobody is told what to do in a report, or when it is over', () => {
  expect(duties(viewOf(report()))).toBeNull()
  expect(
    shown(holds('commander'), { type: 'status-entered', status: 'resolved', category: 'resolved' }),
  ).toBeNull()
})

test('all roles together are short', () => {
  expect((shown(...ROLES.map(holds)) ?? '').length).toBeLessThan(2_500)
})
