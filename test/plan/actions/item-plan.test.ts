import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import { dueOf, type ItemsAbout, itemPlan, urgency } from '../../../src/plan/actions/item-plan.ts'
import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import type { Promised } from '../../../src/postmortem/items/promised.ts'
import { HOME, item, NOBODY, on, owner, seen, theirs } from './items.ts'

const ABOUT: ItemsAbout = {
  incident: 42,
  home: HOME,
  zone: 'Europe/Berlin',
  who: { ...NOBODY, assignable: new Set(['ana', 'ben']) },
}

const plan = (
  items: readonly Promised[],
  issues: readonly SeenItem[] = [],
  more: Partial<ItemsAbout> = {},
) => itemPlan(items, issues, { ...ABOUT, ...more })

/** What becomes of one item. */
const one = (row: Promised, issues: readonly SeenItem[] = []) => plan([row], issues).items[0]
const differences = (row: Promised, issue: SeenItem) => {
  const planned = one(row, [issue])
  return planned?.kind === 'linked' ? planned.differences : planned?.kind
}

describe('of an item becomes', () => {
  test('an issue, under its own id and for whom it names', () => {
    const row = item('Alert on the pool', { owners: [owner('@ana'), owner('Grace')] })
    expect(one(row)).toEqual({
      item: row,
      owners: { assignees: ['ana'], mentioned: [], teams: [], unknown: ['Grace'] },
      kind: 'create',
      key: '42.alertonthepool',
    })
  })

  test.each([
    ['tracked', { tracked: ['https://jira.example/browse/ABC-1'] }, null],
    ['tracked', { tracked: ['#77'] }, null],
    ['tracked', { tracked: ['#9'] }, 9],
    ['linked', { tracked: ['#51'] }, 51],
    ['tracked', { tracked: ['#77'], status: 'done' as const }, null],
  ])('%s where it says %o', (kind, more, number) => {
    const issues = [seen(51, 'Another'), theirs(9, 'Theirs')]
    const planned = one(item('Alert on the pool', more), issues)
    expect(planned).toMatchObject({ kind })
    expect(
      planned !== undefined && 'issue' in planned ? (planned.issue?.number ?? null) : null,
    ).toBe(number)
  })

  test.each(['done', 'declined'] as const)('nothing where it is %s', (status) => {
    expect(one(item('Alert', { status }))).toMatchObject({ kind: 'left', why: status })
  })

  test('an issue where it only refers to its own incident', () => {
    const row = item('Alert on the pool', { tracked: ['#42', `${HOME}/issues/42`] })
    expect(one(row)).toMatchObject({ kind: 'create' })
  })

  test('nothing of ours where another incident has its issue', () => {
    const issue = seen(51, 'Alert on the pool', { key: '7.alertonthepool', parent: null })
    expect(one(item('Alert on the pool', { tracked: ['#51'] }), [issue])).toMatchObject({
      kind: 'tracked',
      issue: { number: 51 },
    })
  })

  test('the issue that a person opened and labelled for it', () => {
    const issue = theirs(9, 'Whatever', { labels: ['Action-Item'] })
    expect(one(item('Alert', { tracked: ['#9'] }), [issue])).toMatchObject({ kind: 'linked' })
  })
})

test('an id whose issue carries another item by now is not opened again', () => {
  const rows = [item('Page when the pool is full', { tracked: ['#51'] }), item('Alert on the pool')]
  const issues = [seen(51, 'Alert on the pool')]
  const [, second] = plan(rows, issues).items
  expect(second).toMatchObject({ kind: 'create', key: '42.alertonthepool-2-' })
  const opened = seen(60, 'Alert on the pool', { key: '42.alertonthepool-2-' })
  expect(plan(rows, [...issues, opened]).items).toMatchObject([
    { kind: 'linked', issue: { number: 51 } },
    { kind: 'linked', issue: { number: 60 } },
  ])
})

test('what is no longer in the document is told', () => {
  expect(plan([], [seen(51, 'Alert on the pool')]).removed).toMatchObject([{ number: 51 }])
})

describe('document and issue say differently', () => {
  const row = item('Alert on the pool', { due: on('2026-12-01'), owners: [owner('@ana')] })
  const same = { due: '2026-12-01', assignees: ['Ana'] }
  const dueSet = (due: string | null) => ({
    key: 'c1.0',
    at: instant('2026-11-21T10:00:00Z'),
    by: 'ana',
    outcome: 'accepted' as const,
    facts: [{ type: 'due-set' as const, due: due === null ? null : instant(due) }],
  })

  test('nothing where they agree, or where only one of them says anything', () => {
    expect(differences(row, seen(51, 'Alert on the pool.', same))).toEqual([])
    expect(differences(item('Alert on the pool'), seen(51, 'Alert on the pool', same))).toEqual([])
  })

  test('a title, a date and an owner, without telling anybody', () => {
    const issue = seen(51, 'Alert on the pool for @bob #3', {
      due: '2026-12-24',
      assignees: ['ben'],
    })
    const words = differences({ ...row, tracked: ['#51'] }, issue)
    expect(words).toEqual([
      'The document says “Alert on the pool”; the issue is called “Alert on the pool for @&#8203;bob #&#8203;3”.',
      'The document says due 2026-12-01; the issue is due 2026-12-24.',
      'The document says `ana`; on the issue it is assigned to `ben`.',
    ])
  })

  test('the newest accepted date of the issue counts, as a day of the team', () => {
    const moved = {
      ...same,
      entries: [dueSet('2026-12-03T22:59:00Z'), dueSet('2026-12-01T22:59:00Z')],
    }
    expect(differences(row, seen(51, 'Alert on the pool', moved))).toEqual([])
    const gone = { ...same, entries: [dueSet(null)] }
    expect(differences(row, seen(51, 'Alert on the pool', gone))).toEqual([
      'The document says due 2026-12-01; the issue has no due date.',
    ])
  })

  test('an end that only the document knows of', () => {
    const done = { ...row, status: 'done' as const }
    expect(differences(done, seen(51, 'Alert on the pool', same))).toMatchObject([
      expect.stringContaining('says that it is done; the issue is open'),
    ])
    expect(differences(done, seen(51, 'Alert on the pool', { ...same, open: false }))).toEqual([])
    expect(differences(row, seen(51, 'Alert on the pool', { ...same, open: false }))).toEqual([])
  })
})

describe('GitHub takes a hundred sub-issues', () => {
  const rows = Array.from({ length: 104 }, (_, at) =>
    item(`Do ${at}`, { line: at + 1, ...(at >= 100 && { priority: 'p1' as const }) }),
  )
  const left = (planned: ReturnType<typeof plan>) =>
    planned.items.flatMap((one) =>
      one.kind === 'left' && one.why === 'too-many' ? one.item.title : [],
    )

  test('so the least urgent are left', () => {
    expect(left(plan(rows))).toEqual(['Do 96', 'Do 97', 'Do 98', 'Do 99'])
  })

  test('those that are there count, closed ones, those of people and those not yet tied to it too', () => {
    const issues = [
      seen(200, 'Do 0', { open: false }),
      seen(201, 'Do 1', { parent: null }),
      theirs(202, 'Of people', { parent: 42 }),
    ]
    expect(left(plan(rows, issues))).toHaveLength(5)
    expect(left(plan(rows, issues, { nested: 12 }))).toHaveLength(15)
  })

  test('what needs no issue takes no room', () => {
    const tracked = rows.map((row) => ({ ...row, tracked: ['ABC-1'] }))
    expect(left(plan([...tracked, item('One more')]))).toEqual([])
  })
})

test('the most urgent comes first: by priority, then by date, then as they stand', () => {
  const rows = [
    item('later', { line: 1, priority: 'p2', due: on('2026-12-24') }),
    item('none', { line: 2 }),
    item('sooner', { line: 3, priority: 'p2', due: on('2026-12-01') }),
    item('undated', { line: 4, priority: 'p2' }),
    item('first', { line: 5, priority: 'p1' }),
    item('none either', { line: 6 }),
  ]
  expect(rows.toSorted(urgency).map(({ title }) => title)).toEqual([
    'first',
    'sooner',
    'later',
    'undated',
    'none',
    'none either',
  ])
})

test('a date in doubt is none', () => {
  const reading = {
    date: null,
    problem: 'ambiguous',
    readings: ['2026-01-02', '2026-02-01'],
  } as const
  expect(dueOf({ due: { text: '01/02/2026', reading } })).toBeNull()
  expect(dueOf({ due: null })).toBeNull()
  expect(dueOf({ due: on('2026-12-01') })).toBe('2026-12-01')
})

test('once all that is planned exists, nothing is planned, whatever the rows', () => {
  const words = fc.array(fc.constantFrom('alert', 'pool', 'disk', 'load'), {
    minLength: 1,
    maxLength: 3,
  })
  const row = words.map((list) => list.join(' '))
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { maxLength: 8 }),
      fc.uniqueArray(row, { maxLength: 8 }),
      (now, before) => {
        const issues = before.map((title, at) => seen(100 + at, title))
        const rows = now.map((title) => item(title))
        const opened = plan(rows, issues).items.flatMap((one, at) =>
          one.kind === 'create' ? [seen(200 + at, one.item.title, { key: one.key })] : [],
        )
        expect(new Set([...issues, ...opened].map(({ key }) => key)).size).toBe(
          issues.length + opened.length,
        )
        const again = plan(rows, [...issues, ...opened])
        expect(again.items.filter(({ kind }) => kind === 'create')).toEqual([])
      },
    ),
  )
})
