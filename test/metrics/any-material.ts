import fc from 'fast-check'
import { TIMES } from '../../src/domain/fact.ts'
import { CATEGORIES, ended } from '../../src/domain/status.ts'
import type { ActionCase, Case, Deployment, Material } from '../../src/metrics/material.ts'
import { type Minutes, momentOf, oneCase } from './cases.ts'

/** Histories of five weeks about week 47 of 2026, with every mistake that people make. */

const DAY = 24 * 60
const anyMinute = fc.integer({ min: -14 * DAY, max: 21 * DAY })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const some = <T>(...of: readonly T[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 3 })

/** Mostly in order, so that most have lengths. */
const minutes: fc.Arbitrary<Minutes> = fc
  .record({
    all: fc.array(anyMinute, { minLength: TIMES.length, maxLength: TIMES.length }),
    known: fc.uniqueArray(fc.constantFrom(...TIMES)),
    isOrdered: fc.boolean(),
  })
  .map(({ all, known, isOrdered }) => {
    const given = isOrdered ? all.toSorted((a, b) => a - b) : all
    return Object.fromEntries(
      TIMES.flatMap((time, at) => (known.includes(time) ? [] : [[time, given[at]]])),
    )
  })

const spell = fc
  .tuple(anyMinute, maybe(fc.integer({ min: 0, max: 600 })), maybe(anyMinute))
  .map(([opened, length, mitigated]) => ({
    openedAt: momentOf(opened),
    mitigatedAt: mitigated === null ? null : momentOf(mitigated),
    resolvedAt: length === null ? null : momentOf(opened + length),
  }))

const change = fc.oneof(
  fc.record({
    kind: fc.constant('pull' as const),
    repository: fc.constantFrom(null, 'acme/other'),
    number: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ kind: fc.constant('commit' as const), sha: fc.constantFrom('aaaaaaa', 'bbbbbbb') }),
)

const anyCase = fc
  .record({
    minutes,
    category: fc.constantFrom(...CATEGORIES),
    severity: fc.constantFrom('sev1', 'sev2', 'sev9', null),
    drill: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    services: some('checkout', 'search', 'Checkout'),
    cause: fc.constantFrom('deployment', 'capacity', null),
    detection: fc.constantFrom('alert' as const, 'user' as const, null),
    openedAt: anyMinute,
    earlier: fc.array(spell, { maxLength: 2 }),
    inStatus: fc.dictionary(fc.constantFrom(...CATEGORIES), fc.nat(10 ** 7)),
    alert: maybe(fc.boolean()),
    responders: some('ana', 'ben', 'caro'),
    runbook: maybe(fc.boolean()),
    causedBy: fc.array(change, { maxLength: 2 }),
    share: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    postmortem: fc.record({
      owed: fc.boolean(),
      dueAt: maybe(anyMinute.map(momentOf)),
      publishedAt: maybe(anyMinute.map(momentOf)),
      skipped: fc.boolean(),
    }),
  })
  .map(({ minutes: given, drill, openedAt, ...said }): Case => {
    // As the fold has it: the end is known of what has ended, and the times of what is open may be anything.
    const { resolved = 0, ...open } = given
    const times = ended(said.category) ? { ...open, resolved } : given
    const excluded = excludedFor(said.category, drill)
    const again = said.earlier.length === 0 ? null : momentOf(openedAt)
    return oneCase(0, times, { ...said, excluded, openedAt: again })
  })

function excludedFor(category: Case['category'], drill: boolean): Case['excluded'] {
  if (drill) return 'drill'
  return category === 'duplicate' || category === 'cancelled' ? category : null
}

const anyAction = fc
  .record({
    createdAt: anyMinute.map(momentOf),
    due: maybe(anyMinute.map(momentOf)),
    end: maybe(
      fc.record({
        kind: fc.constantFrom(
          ...(['verified', 'merged', 'unverified', 'declined', 'duplicate'] as const),
        ),
        at: anyMinute.map(momentOf),
      }),
    ),
    owners: some('ana', 'ben'),
  })
  .map(
    (said): ActionCase => ({
      ...{ number: 0, title: 'Add an alert', incident: null, team: null, services: [] },
      ...{ priority: null, kind: null },
      ...said,
    }),
  )

const anyDeployment = fc
  .record({
    createdAt: anyMinute.map(momentOf),
    succeededAt: maybe(anyMinute.map(momentOf)),
    commits: maybe(
      fc.array(
        fc.record({
          sha: fc.constantFrom('aaaaaaa1', 'bbbbbbb2', 'ccccccc3'),
          at: anyMinute.map(momentOf),
        }),
        { maxLength: 3 },
      ),
    ),
    pulls: some(1, 2, 3, 4, 5, 6),
  })
  .map((said): Deployment => ({ id: 0, sha: 'ddddddd4', environment: 'production', ...said }))

const numbered = <T>(first: number, of: readonly T[], key: 'number' | 'id'): readonly T[] =>
  of.map((one, at) => ({ ...one, [key]: first + at }))

export const anyMaterial: fc.Arbitrary<Material> = fc
  .record({
    incidents: fc.array(anyCase, { maxLength: 14 }),
    actions: fc.array(anyAction, { maxLength: 8 }),
    deployments: maybe(fc.array(anyDeployment, { maxLength: 8 })),
  })
  .map(({ incidents, actions, deployments }) => ({
    incidents: numbered(1, incidents, 'number'),
    actions: numbered(101, actions, 'number'),
    deployments: deployments === null ? null : numbered(201, deployments, 'id'),
  }))

/** The same in another order. */
export const shuffled = ({ incidents, actions, deployments }: Material): Material => ({
  incidents: incidents.toReversed(),
  actions: actions.toReversed(),
  deployments: deployments?.toReversed() ?? null,
})

const FAR = 120 * DAY
const moved = (at: Case['openedAt'], minutesAway: number) =>
  at === null ? null : ((at + minutesAway * 60_000) as NonNullable<typeof at>)

/** The incident so long before or after that no week of the history has to do with it, and nothing is owed for it. */
export const elsewhere: fc.Arbitrary<Case> = fc
  .tuple(anyCase, fc.constantFrom(-FAR, FAR))
  .map(([one, away]) => {
    const times = Object.fromEntries(
      TIMES.map((time) => [time, moved(one.times[time] ?? momentOf(0), away)]),
    ) as Case['times']
    return {
      ...one,
      ...{ number: 999, times, earlier: [], openedAt: null, causedBy: [] },
      // What has stood open since then stands open in the week as well.
      category: away < 0 && !ended(one.category) ? ('resolved' as const) : one.category,
      postmortem: { owed: false, dueAt: null, publishedAt: null, skipped: false },
    }
  })
