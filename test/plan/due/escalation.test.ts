import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../../src/domain/fact.ts'
import { instant, iso, plus } from '../../../src/domain/instant.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { NO_RESPONDERS, type Responders } from '../../../src/domain/responders.ts'
import { due } from '../../../src/plan/due/due.ts'
import { line } from '../../../src/plan/due/people.ts'
import { reminders } from '../../../src/plan/reminders.ts'
import { acknowledged, type Happened, happened, severity } from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'
import { SEEN, viewOf } from '../../support/view.ts'

const AT = instant('2026-11-20T14:00:00Z')
const hurt: FactBody = { type: 'service-added', service: 'checkout' }
const standing = (people: readonly string[], teams: readonly string[] = []): Responders => ({
  ...{ people, teams, layers: [], overrides: [] },
})
const answeredBy = (standard: Responders, named: readonly string[] = []): Policy => ({
  ...POLICY,
  responders: { ...NO_RESPONDERS, standard },
  services: [{ name: 'checkout', people: named, team: null, runbook: null, objective: null }],
})
const facts: readonly Happened[] = [
  [0, severity('sev1')],
  [0, hurt],
]

/** Whom a look so many minutes after the declaration calls, with what was said before. */
function called(
  policy: Policy,
  minute: number,
  replies: readonly string[] = [],
  more: readonly Happened[] = [],
) {
  const now = plus(AT, minute * 60_000)
  const view = viewOf(happened([...facts, ...more]), { now, policy })
  const [reply] = reminders(view, { ...SEEN, replies }, new Map()).replies
  const first = reply?.body.split('\n\n', 1)[0] ?? ''
  return { names: /^[^:*]+(?=: \*\*Nobody has ack)/.exec(first)?.[0].split(' ') ?? [], text: first }
}

const STAGES = [[], ['due:acknowledge.1.0'], ['due:acknowledge.1.1']] as const
const each = (policy: Policy) =>
  [5, 10, 20].map((minute, stage) => called(policy, minute, STAGES[stage]).names)

describe('while nobody acknowledges', () => {
  test('who is on call is called, then who stands behind them, then all whom config names', () => {
    const policy = answeredBy(standing(['ana', 'ben', 'caro'], ['acme/sre']), ['dana'])
    expect(each(policy)).toEqual([['@ana'], ['@ben'], ['@dana', '@acme/sre', '@caro']])
  })

  test('nobody is called twice as long as somebody is left', () => {
    const policy = answeredBy(standing(['ana', 'Ben']), ['ben', 'ANA', 'caro'])
    expect(each(policy)).toEqual([['@ana'], ['@Ben'], ['@caro']])
  })

  test('where nobody is left all of them are called once more, and then nobody', () => {
    const policy = answeredBy(standing(['ana', 'ben']))
    expect(each(policy)).toEqual([['@ana'], ['@ben'], ['@ana', '@ben']])
    const said = ['due:acknowledge.1.2+update.spell-1.2+commander.1.1']
    expect(called(policy, 500, said).names).toEqual([])
  })

  test('a team without a rotation is called as it always was', () => {
    expect(each(answeredBy(standing([]), ['ben']))).toEqual([['@ben'], ['@ben'], ['@ben']])
    expect(each(POLICY)).toEqual([['@mona'], ['@mona'], ['@mona']])
  })

  test('the next in line reads that somebody was called before, the first does not', () => {
    const policy = answeredBy(standing(['ana', 'ben']))
    expect(called(policy, 5).text).not.toContain('called before')
    expect(called(policy, 10, STAGES[1]).text).toContain('Whoever was called before')
  })

  test('a look that comes late calls all whose turn has passed, in one comment', () => {
    const policy = answeredBy(standing(['ana', 'ben', 'caro']))
    expect(called(policy, 12).names).toEqual(['@ana', '@ben'])
    expect(called(policy, 60).names).toEqual(['@ana', '@ben', '@caro'])
    expect(called(policy, 60, STAGES[1]).names).toEqual(['@ben', '@caro'])
  })

  test('who has taken over since is called before whoever stands behind them', () => {
    const until = plus(AT, 7 * 60_000)
    const person = (place: 'primary' | 'secondary', login: string) =>
      ({ kind: 'person', place, person: login, from: plus(AT, -60_000), until }) as const
    const early = [person('primary', 'zoe'), person('secondary', 'ana')]
    const policy = answeredBy({ ...standing(['ana', 'ben', 'caro']), overrides: early })
    expect(each(policy)).toEqual([['@zoe'], ['@ana'], ['@ben']])
  })

  test('who was called before they took over is not called again', () => {
    const until = plus(AT, 12 * 60_000)
    const zoe = { kind: 'person', place: 'primary', person: 'zoe', from: AT, until } as const
    const policy = answeredBy({ ...standing(['ana', 'ben']), overrides: [zoe] }, ['caro'])
    expect(each(policy)).toEqual([['@zoe'], ['@ben'], ['@ana']])
  })

  test('who took over during a pause was called behind it', () => {
    const pause = { type: 'snoozed', until: plus(AT, 60 * 60_000) } as const
    const until = plus(AT, 30 * 60_000)
    const zoe = { kind: 'person', place: 'primary', person: 'zoe', from: AT, until } as const
    const policy = answeredBy({ ...standing(['ana', 'ben']), overrides: [zoe] }, ['caro'])
    const at = (minute: number, stage: 0 | 1 | 2) =>
      called(policy, minute, STAGES[stage], [[1, pause]]).names
    expect([at(60, 0), at(65, 1), at(75, 2)]).toEqual([['@ana'], ['@ben'], ['@caro']])
  })

  test('nobody is told of somebody called before whom nobody has called', () => {
    const policy = answeredBy(standing(['ana', 'ben', 'caro']))
    expect(called(policy, 60).text).not.toContain('called before')
  })
})

describe('the way down the line', () => {
  const moments = (policy: Policy) =>
    due(happened(facts), plus(AT, 86_400_000), policy)
      .passed.filter(({ kind }) => kind === 'acknowledge')
      .map(({ at }) => iso(at).slice(11, 16))

  test('takes as long as the acknowledgement may, and then twice as long', () => {
    expect(moments(POLICY)).toEqual(['14:05', '14:10', '14:20'])
  })

  test('takes as long as config says', () => {
    const escalate = { unit: 'ms', amount: 15 * 60_000 } as const
    const policy = { ...POLICY, reminders: { ...POLICY.reminders, escalate } }
    expect(moments(policy)).toEqual(['14:05', '14:20', '14:50'])
  })

  test('ends with an acknowledgement', () => {
    expect(
      due(happened([...facts, [7, acknowledged]]), plus(AT, 86_400_000), POLICY).passed,
    ).not.toContainEqual(expect.objectContaining({ kind: 'acknowledge' }))
  })
})

test('people who are bots stand in no line', () => {
  const policy = answeredBy(standing(['ana', 'helper[bot]']), ['ben'])
  expect(line(happened(facts), policy, AT)).toEqual([['ana'], ['ben']])
})
