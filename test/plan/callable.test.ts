import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { NO_RESPONDERS } from '../../src/domain/responders.ts'
import { callable, uncalled } from '../../src/plan/callable.ts'
import { reminders } from '../../src/plan/reminders.ts'
import { happened, severity } from '../support/clocked.ts'
import { POLICY } from '../support/policy.ts'
import { SEEN, viewOf } from '../support/view.ts'

const teams = new Map([['acme/pay', ['ben', 'caro']]])
const reach = (shared: boolean) => ({ policy: { teams }, shared })

describe('whom a message calls', () => {
  test.each([
    [false, ['ana', 'acme/pay'], ['@ana', '@acme/pay']],
    [true, ['ana', 'acme/pay'], ['@ana', '@ben', '@caro']],
    [true, ['Acme/Pay', 'ben'], ['@ben', '@caro']],
    [true, ['acme/sre'], []],
    [true, ['helper[bot]', 'ana'], ['@ana']],
    [false, ['helper[bot]'], []],
  ])('with a shared account (%s), of %j: %j', (shared, names, called) => {
    expect(callable(names, reach(shared))).toEqual(called)
  })

  test('a team that could not be called is named without its sign, beside the key that would help', () => {
    const [said = '', ...more] = uncalled(['acme/sre', 'acme/pay', 'ana'], reach(true))
    expect(more).toEqual([])
    expect(said).toContain('`acme/sre` was not called')
    expect(said).toContain('`teams` in the config')
    expect(said).not.toMatch(/@|acme\/pay/)
  })

  test.each([
    ['an App calls teams itself', ['acme/sre'], false],
    ['all teams have people', ['acme/pay'], true],
    ['nobody of them is a team', ['ana'], true],
  ] as const)('nothing is said where %s', (_, names, shared) => {
    expect(uncalled(names, reach(shared))).toEqual([])
  })
})

describe('a reminder from a workflow', () => {
  const incident = happened([[0, severity('sev1')]])
  const now = instant('2026-11-20T14:05:00Z')
  const behind = { people: [], layers: [], overrides: [] }
  const said = (team: string) => {
    const responders = { ...NO_RESPONDERS, standard: { ...behind, teams: [team] } }
    const view = viewOf(incident, { now, policy: { ...POLICY, teams, responders } })
    return reminders(view, { ...SEEN, shared: true }, new Map()).replies[0]?.body ?? ''
  }

  test('calls the people of a team', () => {
    expect(said('acme/pay')).toMatch(/^@ben @caro: \*\*Nobody has ack/)
    expect(said('acme/pay')).not.toContain('not called')
  })

  test('calls whoever opened it where nobody is listed, and says which team was not called', () => {
    expect(said('acme/sre')).toMatch(/^@mona: \*\*Nobody has ack/)
    expect(said('acme/sre')).toContain('`acme/sre` was not called')
    expect(said('acme/sre')).not.toContain('@acme')
  })
})
