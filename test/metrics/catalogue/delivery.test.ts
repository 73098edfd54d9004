import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/domain/fact.ts'
import { changeFailureRate } from '../../../src/metrics/catalogue/change-failure-rate.ts'
import { deploymentFrequency } from '../../../src/metrics/catalogue/deployment-frequency.ts'
import { failedDeploymentRecovery } from '../../../src/metrics/catalogue/failed-deployment-recovery.ts'
import { leadTimeForChanges } from '../../../src/metrics/catalogue/lead-time-for-changes.ts'
import type { Case, Deployment } from '../../../src/metrics/material.ts'
import { materialOf, minutesOf, momentOf, oneCase, scopeOf } from '../cases.ts'

const DAY = 24 * 60
const WEEK = scopeOf('2026-W47')

const deployment = (
  id: number,
  succeeded: number | null,
  said: Partial<Deployment> = {},
): Deployment => ({
  ...{
    id,
    sha: `${id}`.repeat(40).slice(0, 40),
    environment: 'production',
    commits: [],
    pulls: [],
  },
  createdAt: momentOf(succeeded ?? 0),
  succeededAt: succeeded === null ? null : momentOf(succeeded),
  ...said,
})

const having = (deployments: readonly Deployment[] | null, incidents: readonly Case[] = []) => ({
  ...materialOf(incidents),
  deployments,
})

test('deployments count when they succeeded, over the weeks that have passed', () => {
  const all = [deployment(1, 0), deployment(2, DAY), deployment(3, null), deployment(4, -1)]
  expect(deploymentFrequency.measure(having(all), WEEK)).toMatchObject({
    ...{ value: 2, unit: 'per-week', numbers: [1, 2], why: null },
  })
  const half = scopeOf('2026-W47', { now: momentOf(3.5 * DAY) })
  expect(deploymentFrequency.measure(having(all), half)).toMatchObject({ value: 4 })
})

test('none in a week is a figure, and nothing told is none', () => {
  expect(deploymentFrequency.measure(having([]), WEEK)).toMatchObject({ value: 0, why: null })
  expect(deploymentFrequency.measure(having(null), WEEK)).toMatchObject({
    ...{ value: null, why: expect.stringContaining('no deployments') },
  })
})

test('each commit has its lead time, and what could not be read in full is missing', () => {
  const all = [
    deployment(1, DAY, {
      commits: [
        { sha: 'a', at: momentOf(0) },
        { sha: 'b', at: momentOf(60) },
      ],
    }),
    deployment(2, 2 * DAY, { commits: null }),
    deployment(3, 2 * DAY, { commits: [{ sha: 'c', at: momentOf(3 * DAY) }] }),
  ]
  expect(minutesOf(leadTimeForChanges.measure(having(all), WEEK))).toEqual({
    ...{
      values: [
        [1, DAY - 60],
        [1, DAY],
      ],
      open: [],
      missing: [2],
    },
  })
})

describe('a deployment has failed where an incident names what it brought:', () => {
  const sha = 'ab'.repeat(20)
  const brought = { pulls: [7], commits: [{ sha, at: momentOf(0) }] }
  const rate = (change: Change, said: Partial<Case> = {}) => {
    const incident = oneCase(1, { declared: 20 * DAY }, { causedBy: [change], ...said })
    const all = [deployment(1, 0, brought), deployment(2, 5)]
    const measured = changeFailureRate.measure(having(all, [incident]), WEEK)
    return measured.kind === 'share' ? [measured.yes, measured.no] : null
  }

  test.each<[string, Change]>([
    ['its pull request', { kind: 'pull', repository: null, number: 7 }],
    ['a commit', { kind: 'commit', sha }],
    ['the first digits of a commit', { kind: 'commit', sha: 'ABABABA' }],
  ])('%s', (_, change) => expect(rate(change)).toEqual([[1], [2]]))

  test.each<[string, Change, Partial<Case>]>([
    ['a pull request of another repository', { kind: 'pull', repository: 'acme/x', number: 7 }, {}],
    ['another pull request', { kind: 'pull', repository: null, number: 8 }, {}],
    ['another commit', { kind: 'commit', sha: 'cdcdcdc' }, {}],
    ['what a drill names', { kind: 'commit', sha }, { excluded: 'drill' }],
  ])('and not for %s', (_, change, said) => expect(rate(change, said)).toEqual([[], [1, 2]]))
})

test('recovery is that of incidents that name a change, from when they were noticed', () => {
  const causedBy: readonly Change[] = [{ kind: 'pull', repository: null, number: 7 }]
  const times = { started: 0, detected: 10, declared: 12, mitigated: 40, resolved: 90 }
  const cases = [oneCase(1, times, { causedBy }), oneCase(2, times)]
  expect(minutesOf(failedDeploymentRecovery.measure(materialOf(cases), WEEK))).toEqual({
    ...{ values: [[1, 30]], open: [], missing: [] },
  })
})
