import { describe, expect, test } from 'vitest'
import type { FactBody } from '../../src/domain/fact.ts'
import { type Instant, instant, iso } from '../../src/domain/instant.ts'
import { followUp, nextFollowUp, type Recurrence, recallOf } from '../../src/plan/follow-up.ts'
import type { Snapshot } from '../../src/plan/snapshot.ts'
import { entered, type Happened, happened, severity } from '../support/clocked.ts'
import { POLICY } from '../support/policy.ts'
import { SEEN, viewOf } from '../support/view.ts'

const DAY = 24 * 60
const COMMIT = 'f'.repeat(40)
const published: FactBody = {
  type: 'postmortem-published',
  path: 'postmortems/2026-11-20-7-checkout.md',
  commit: COMMIT,
  pull: 12,
}
const withdrawn: FactBody = { type: 'postmortem-withdrawn', path: 'postmortems/a.md' }
const service: Happened = [1, { type: 'service-added', service: 'checkout' }]
const cause: Happened = [2, { type: 'cause-set', cause: 'deployment' }]
/** Declared on Friday 2026-11-20 at 14:00, published on the Sunday after it. */
const REVIEWED: readonly Happened[] = [
  [0, severity('sev1')],
  service,
  cause,
  [60, entered('resolved')],
  [2 * DAY, published],
  [2 * DAY, entered('reviewed')],
]
const LINK = `[2026-11-20-7-checkout.md](https://github.test/acme/shop/blob/${COMMIT}/postmortems/2026-11-20-7-checkout.md)`
/** Four weeks later is a Sunday again. */
const MONDAY = instant('2026-12-21T09:00:00Z')

const other = (number: number): Recurrence => ({
  number,
  title: `Checkout fails **again** @ana #${number}`,
  url: `https://github.test/acme/shop/issues/${number}`,
  declaredAt: instant('2026-12-01T23:30:00Z'),
})
const seeing = (change: Partial<Snapshot>): Snapshot => ({ ...SEEN, ...change })

const next = (facts: readonly Happened[], now = instant('2026-11-23T09:00:00Z')) => {
  const at = nextFollowUp(viewOf(happened(facts), { now }), SEEN)
  return at === null ? null : iso(at)
}
function told(
  recurrences: readonly Recurrence[] | null,
  facts: readonly Happened[] = REVIEWED,
  now: Instant = MONDAY,
): string | null {
  const view = viewOf(happened(facts), { now })
  return followUp(view, seeing({ recurrences }))[0]?.body ?? null
}

describe('somebody looks again', () => {
  test('four weeks after it was published, in working hours', () => {
    expect(next(REVIEWED)).toBe('2026-12-21T09:00:00Z')
  })

  test('at the same hour of the wall, whatever the clocks did meanwhile', () => {
    const zone = 'Europe/Berlin'
    const policy = { ...POLICY, calendar: { ...POLICY.calendar, zone } }
    const view = viewOf(
      happened(
        [...REVIEWED.slice(0, 4), [60, published], [61, entered('reviewed')]],
        '2026-10-01T11:00:00Z',
      ),
      { policy, now: instant('2026-10-02T00:00:00Z') },
    )
    expect(nextFollowUp(view, SEEN)).toBe(instant('2026-10-29T13:00:00Z'))
  })

  test('no later for a version that came later', () => {
    expect(next([...REVIEWED, [9 * DAY, published]])).toBe('2026-12-21T09:00:00Z')
  })

  test('four weeks after it was published anew, where it was taken back', () => {
    const again: readonly Happened[] = [...REVIEWED, [3 * DAY, withdrawn], [5 * DAY, published]]
    expect(next(again)).toBe('2026-12-23T14:00:00Z')
  })

  test.each<[string, readonly Happened[]]>([
    ['what is not published', REVIEWED.slice(0, 4)],
    ['what was taken back', [...REVIEWED, [3 * DAY, withdrawn]]],
    ['a drill', [...REVIEWED, [3 * DAY, { type: 'drill-set', drill: true }]]],
    ['a duplicate', [...REVIEWED, [3 * DAY, entered('duplicate')]]],
    ['a false alarm', [...REVIEWED, [3 * DAY, entered('cancelled')]]],
    ['what is open again', [...REVIEWED, [3 * DAY, entered('investigating')]]],
    ['what is no incident any more', [...REVIEWED, [3 * DAY, { type: 'released' }]]],
  ])('never for %s', (_, facts) => {
    expect(next(facts)).toBeNull()
    expect(told([], facts)).toBeNull()
  })

  test('never twice, and once more for a document that was published anew', () => {
    const incident = happened(REVIEWED)
    const seen = seeing({ replies: ['followup:1'], recurrences: [] })
    expect(nextFollowUp(viewOf(incident), seen)).toBeNull()
    expect(followUp(viewOf(incident, { now: MONDAY }), seen)).toEqual([])
    const again = happened([...REVIEWED, [3 * DAY, withdrawn], [5 * DAY, published]])
    const late = viewOf(again, { now: instant('2026-12-23T14:00:00Z') })
    expect(followUp(late, seen).map(({ key }) => key)).toEqual(['followup:2'])
  })
})

describe('what is looked for', () => {
  const recall = (facts: readonly Happened[], seen: Snapshot = SEEN, now: Instant = MONDAY) =>
    recallOf(happened(facts), POLICY, seen, now)

  test('is the same cause and one of the services, since it was published', () => {
    expect(recall(REVIEWED)).toEqual({
      cause: 'deployment',
      services: ['checkout'],
      since: instant('2026-11-22T14:00:00Z'),
    })
  })

  test.each<[string, readonly Happened[], Snapshot, string]>([
    ['a millisecond early', REVIEWED, SEEN, '2026-12-21T08:59:59Z'],
    ['more than four weeks late', REVIEWED, SEEN, '2027-01-18T09:00:00Z'],
    ['where it was told', REVIEWED, seeing({ replies: ['followup:1'] }), '2026-12-21T09:00:00Z'],
    ['without a cause', REVIEWED.filter((one) => one !== cause), SEEN, '2026-12-21T09:00:00Z'],
    ['without a service', REVIEWED.filter((one) => one !== service), SEEN, '2026-12-21T09:00:00Z'],
    [
      'on a locked issue',
      REVIEWED,
      seeing({ issue: { ...SEEN.issue, locked: true } }),
      '2026-12-21T09:00:00Z',
    ],
    [
      'in an archived repository',
      REVIEWED,
      seeing({ repository: { ...SEEN.repository, archived: true } }),
      '2026-12-21T09:00:00Z',
    ],
  ])('nothing %s', (_, facts, seen, now) => {
    expect(recall(facts, seen, instant(now))).toBeNull()
  })
})

describe('the comment', () => {
  test('says that it has not come back', () => {
    expect(told([])).toBe(
      `**It has not come back.** Since the postmortem (${LINK}) was published on 2026-11-22, no other incident has hurt checkout with the cause deployment.`,
    )
  })

  test('lists what has, without a reference or a mention', () => {
    const text = told([other(31), other(32)]) ?? ''
    expect(text).toContain('**It has come back.** Since the postmortem')
    expect(text).toContain('2 other incidents have hurt checkout with the cause deployment:')
    expect(text).toContain('- [issue 31](https://github.test/acme/shop/issues/31), 2026-12-01: ')
    expect(text).not.toMatch(/@ana|#31|\*\*again/)
    expect(told([other(31)])).toContain('another incident has hurt checkout')
  })

  test('lists ten and counts the rest', () => {
    const text = told(Array.from({ length: 13 }, (_, n) => other(n + 30))) ?? ''
    expect(text.match(/^- \[issue/gm)).toHaveLength(10)
    expect(text).toContain('- and 3 more')
  })

  test.each([
    ['the service', service, '`/service <name>`'],
    ['the cause', cause, '`/cause <category>`'],
  ] as const)('says that %s is not known', (words, fact, typed) => {
    const facts = REVIEWED.filter((one) => one !== fact)
    expect(told(null, facts)).toContain(`nobody has named ${words} (${typed})`)
    expect(told(null, facts)).toContain('**Whether it has come back cannot be told.**')
  })

  test('waits where it was to be looked for and was not', () => {
    expect(told(null)).toBeNull()
  })

  test('comes in working hours and while it is news', () => {
    expect(told([], REVIEWED, instant('2026-12-21T08:59:59Z'))).toBeNull()
    expect(told([], REVIEWED, instant('2027-01-18T09:00:00Z'))).toBeNull()
  })
})
