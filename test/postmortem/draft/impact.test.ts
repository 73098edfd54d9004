import { describe, expect, test } from 'vitest'
import { budgetWords, hurt, hurtMs, latestNumbers } from '../../../src/postmortem/draft/impact.ts'
import { scene } from '../../../src/postmortem/draft/scene.ts'
import { at, bare, reopened, rich } from './incidents.ts'

const checkout = { name: 'checkout', people: [], team: null, runbook: null, objective: 0.999 }
const minutes = (count: number) => count * 60_000

describe('how long people were hurt', () => {
  test('is from the start to the mitigation, else to the end', () => {
    expect(hurtMs(hurt(rich.incident, at('13:58')))).toBe(minutes(37))
    expect(hurtMs(hurt(bare.incident, at('14:06')))).toBe(minutes(24))
  })

  test('leaves out the time between two spells', () => {
    expect(hurt(reopened.incident, at('14:06'))).toEqual([
      { from: at('14:06'), to: at('14:40') },
      { from: at('21T07:10'), to: at('21T07:50') },
    ])
  })

  test('is not known while it lasts, or where the end comes before the start', () => {
    const { incident } = bare
    const running = { ...incident, times: { declared: incident.times.declared } }
    expect(hurtMs(hurt(running as typeof incident, at('14:06')))).toBeNull()
    expect(hurtMs(hurt(incident, at('15:00')))).toBeNull()
  })
})

test('the latest number of each kind holds, whatever the last word left open', () => {
  expect(latestNumbers(rich.incident)).toEqual({
    share: 0.5,
    users: 12_000,
    money: { amount: 15_000, currency: 'USD' },
  })
})

describe('the error budget', () => {
  const whole = { ...rich.incident, impacts: [] }

  test.each([
    [0.999, rich, '43 min in 30 days. 37 min with 50 % of the service affected took 42.8 % of it'],
    [
      0.99,
      rich,
      '99 %, which leaves 7 h 12 min in 30 days. 37 min with 50 % of the service affected took 4.28 %',
    ],
    [
      0.999,
      { ...rich, incident: whole },
      'counted as a complete outage since no share is known, took 85.6 % of it',
    ],
    [1, rich, 'promises 100 %, which leaves no budget at all'],
  ])('of an objective of %d is spent as the formula says', (objective, about, words) => {
    expect(budgetWords({ ...checkout, objective }, scene(about))).toContain(words)
  })

  test('is not told of a service without an objective, nor its spending before the end is known', () => {
    expect(budgetWords({ ...checkout, objective: null }, scene(rich))).toBeNull()
    const { mitigated, resolved, ...times } = rich.incident.times
    const open = scene({ ...rich, incident: { ...rich.incident, times } })
    expect(budgetWords(checkout, open)).toContain('cannot be said before the end is known')
  })
})
