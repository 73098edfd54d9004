import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { isWithin } from '../../src/domain/period.ts'
import {
  isAwake,
  isListedBot,
  isNamedBot,
  lookers,
  type Policy,
  permissionFor,
  severityRank,
} from '../../src/domain/policy.ts'
import { allAnswering, NO_RESPONDERS, type Responders } from '../../src/domain/responders.ts'
import { POLICY } from '../support/policy.ts'

test.each<[Policy['commands'], string, string]>([
  [{ sev: 'maintain', default: 'write' }, 'sev', 'maintain'],
  [{ sev: 'maintain', default: 'write' }, 'ack', 'write'],
  [{ sev: 'maintain' }, 'ack', 'triage'],
  [{}, 'sev', 'triage'],
])('with %o the weakest role that may run %s is %s', (commands, command, role) => {
  expect(permissionFor({ ...POLICY, commands }, command)).toBe(role)
})

describe('severities', () => {
  const [first] = POLICY.severities
  if (first === undefined) throw new Error('the policy has no severities')
  const severities = ['worst', 'bad', 'mild', 'least'].map((name) => ({ ...first, name }))
  const policy = {
    ...POLICY,
    severities,
    reminders: { ...POLICY.reminders, awake: ['worst'] },
  }

  test.each([
    ['worst', 0],
    ['mild', 2],
    ['least', 3],
    ['of old', 1],
    [null, 1],
  ])('%s stands at %d, what nobody knows as the second worst', (severity, rank) => {
    expect(severityRank(policy, severity)).toBe(rank)
  })

  test.each([
    ['worst', true],
    ['bad', false],
    ['least', false],
    ['of old', true],
    [null, true],
  ])('%s wakes people: %s', (severity, awake) => {
    expect(isAwake(policy, severity)).toBe(awake)
  })
})

describe('bots that config lists', () => {
  const policy = { ...POLICY, bots: ['Renovate[bot]', 'deploy[bot]'] }

  test.each([
    ['renovate[bot]', true],
    ['DEPLOY[bot]', true],
    ['deploy', false],
    ['other[bot]', false],
  ])('%s: %s', (login, listed) => {
    expect(isListedBot(policy, login)).toBe(listed)
    expect(isNamedBot(policy, { login, kind: 'bot' })).toBe(listed)
    expect(isNamedBot(policy, { login, kind: 'person' })).toBe(false)
  })
})

test('whoever looks after a service is named once, with the team, whatever the case', () => {
  const [like] = POLICY.services
  const service = (name: string, people: readonly string[], team: string | null) => ({
    ...{ ...like, name, people, team },
  })
  const services = [
    service('Checkout', ['ana', 'ben'], 'acme/pay'),
    service('search', ['ben', 'carl'], null),
    service('mail', ['dora'], 'acme/mail'),
  ] as Policy['services']
  const policy = { ...POLICY, services }
  expect(lookers(policy, ['checkout', 'SEARCH'])).toEqual(['ana', 'ben', 'acme/pay', 'carl'])
  expect(lookers(policy, ['search'])).toEqual(['ben', 'carl'])
  expect(lookers(policy, ['nothing'])).toEqual([])
})

test('everybody who answers for something is told, those for all the rest first', () => {
  const standard = { people: ['ana'] } as unknown as Responders
  const own = { people: ['ben'] } as unknown as Responders
  const services = new Map([['checkout', own]])
  expect(allAnswering({ ...NO_RESPONDERS, services })).toEqual([
    { key: 'checkout', responders: own },
  ])
  expect(allAnswering({ ...NO_RESPONDERS, services, standard })).toEqual([
    { key: 'default', responders: standard },
    { key: 'checkout', responders: own },
  ])
  expect(allAnswering(NO_RESPONDERS)).toEqual([])
})

test.each([
  ['2026-11-15T23:59:59Z', false],
  ['2026-11-16T00:00:00Z', true],
  ['2026-11-22T23:59:59Z', true],
  ['2026-11-23T00:00:00Z', false],
])('%s lies in week 47: %s', (at, within) => {
  const week = { from: instant('2026-11-16T00:00:00Z'), to: instant('2026-11-23T00:00:00Z') }
  expect(isWithin(instant(at), week)).toBe(within)
  expect(isWithin(null, week)).toBe(false)
})
