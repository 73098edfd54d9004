import { describe, expect, test } from 'vitest'
import { ACTION_ITEM, DUE_OVERDUE } from '../../../src/config/labels.ts'
import { DAY_MS, instant, plus } from '../../../src/domain/instant.ts'
import type { ActionCase } from '../../../src/metrics/material.ts'
import { ITEM, OVERDUE } from '../../../src/reports/item-words.ts'
import { render } from '../../../src/reports/render.ts'
import type { Section } from '../../../src/reports/section.ts'
import { dueSoon } from '../../../src/reports/sections/due-soon.ts'
import { finished } from '../../../src/reports/sections/finished.ts'
import { oldest } from '../../../src/reports/sections/oldest.ts'
import { overdue } from '../../../src/reports/sections/overdue.ts'
import { promises } from '../../../src/reports/sections/promises.ts'
import { undated } from '../../../src/reports/sections/undated.ts'
import { unowned } from '../../../src/reports/sections/unowned.ts'
import { item } from '../history.ts'
import { reportOf } from '../written.ts'

const NOW = instant('2026-11-23T08:00:00Z')
const days = (many: number) => plus(NOW, many * DAY_MS)

const shown = (section: Section, actions: readonly ActionCase[], config = '') =>
  section.render(
    reportOf({
      kind: 'actions',
      period: '2026-W47',
      now: '2026-11-23T08:00:00Z',
      config,
      material: { incidents: [], actions, deployments: null },
    }),
  )

const rowsOf = (body: string): readonly string[] =>
  body
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)

test('searches ask for the labels that items carry', () => {
  expect([ITEM, OVERDUE]).toEqual([ACTION_ITEM, DUE_OVERDUE])
})

describe('what is overdue', () => {
  const late = [
    item(1, { owners: ['ana'], due: days(-3) }),
    item(2, { owners: ['ben'], due: days(-9) }),
    item(3, { owners: ['ana', 'ben'], due: days(-5) }),
    item(4, { team: 'acme/sre', due: days(-1) }),
    item(5, { due: days(-2) }),
  ]

  test('stands together by owner, whoever has what is latest first', () => {
    expect(rowsOf(shown(overdue, late)).map((row) => row.replaceAll(/\]\([^)]*\)/g, ']'))).toEqual([
      '| ben | [#2] Item 2 | 9 days<br>█████ |',
      '| ana<br>[2 items] | [#3] Item 3 | 5 days<br>██▊ |',
      '| | [#1] Item 1 | 3 days<br>█▋ |',
      '| nobody | [#5] Item 5 | 2 days<br>█▏ |',
      '| acme/sre | [#4] Item 4 | 1 day<br>▌ |',
    ])
  })

  test('mentions owners where config says so, and only then', () => {
    expect(shown(overdue, late)).not.toContain('@')
    const told = shown(overdue, late, 'reports: { mention: true }')
    for (const name of ['@ana', '@ben', '@acme/sre']) expect(told).toContain(name)
    expect(told).not.toContain('@nobody')
  })

  test('links what an owner has to the search that shows exactly that', () => {
    const [, href = ''] = /\[2 items\]\(([^)]*)\)/.exec(shown(overdue, late)) ?? []
    expect(new URL(href).searchParams.get('q')).toBe(
      'is:issue is:open label:"action-item" label:"due: overdue" assignee:ana',
    )
  })

  test('is cut, with a search that shows the rest', () => {
    const many = Array.from({ length: 54 }, (_, at) => item(at, { owners: ['ana'], due: days(-2) }))
    const body = shown(overdue, many)
    expect(rowsOf(body)).toHaveLength(20)
    expect(body).toMatch(/And \[34 more\]\(https:\/\/github\.com\/acme\/shop\/issues\?q=[^)]*\)\./)
  })

  test.each([
    ['nothing', []],
    ['what has time', [item(1, { due: days(1) })]],
    ['what is done', [item(1, { due: days(-9), end: { kind: 'verified', at: days(-1) } })]],
    ['what has no day', [item(1)]],
  ] as const)('is not %s', (_, actions) => {
    expect(shown(overdue, actions)).toBe('')
  })
})

test('a promise that was missed is told to whom config names, and so is what could not be read', () => {
  const report = reportOf({
    kind: 'actions',
    period: '2026-W47',
    now: '2026-11-23T08:00:00Z',
    config: 'reports: { targets: { action-completion: 90% }, tell: [acme/sre] }',
    material: { incidents: [], actions: [item(1, { due: days(-3) })], deployments: null },
    gaps: ['Two issues could not be read.'],
  })
  const { body } = render(report, null)
  expect(body).toContain('@acme/sre: one target was missed, named above.')
  expect(body).toContain('- Two issues could not be read.')
})

describe('the other lists', () => {
  test('what is due soon ends after seven days', () => {
    const body = shown(dueSoon, [
      item(1, { due: days(7) }),
      item(2, { due: days(8) }),
      item(3, { due: days(-1) }),
      item(4, { due: days(40) }),
    ])
    expect(body.match(/#\d+/g)).toEqual(['#1'])
    expect(body).toContain('Mon 30 Nov |')
  })

  test('a day of another year is told with it', () => {
    expect(shown(unowned, [item(1, { due: instant('2027-01-04T12:00:00Z') })])).toContain(
      'due Mon 4 Jan 2027',
    )
  })

  test('what a team owns is not without an owner, and asks for nothing', () => {
    expect(shown(unowned, [item(1, { team: 'acme/sre' }), item(2, { owners: ['ana'] })])).toBe('')
    expect(shown(unowned, [item(3)])).toContain('Type `/owner @login` on the issue.')
  })

  test('what has no day says what to type', () => {
    expect(shown(undated, [item(1, { due: days(1) })])).toBe('')
    expect(shown(undated, [item(3)])).toContain('`/due friday`')
  })

  test('what ended tells proof, its lack and what was declined apart, and nothing of other weeks', () => {
    const end = (kind: NonNullable<ActionCase['end']>['kind'], many: number) => ({
      end: { kind, at: days(many) },
    })
    const body = shown(finished, [
      item(1, end('verified', -3)),
      item(2, end('unverified', -3)),
      item(3, end('declined', -4)),
      item(4, end('verified', -30)),
      item(5, end('merged', -2)),
      item(6),
    ])
    expect(rowsOf(body)).toEqual([
      '| Done, with a merged pull request as proof | 1 | #1 |',
      '| Merged, and not seen deployed yet | 1 | #5 |',
      '| Closed by hand, without proof | 1 | #2 |',
      '| Declined | 1 | #3 |',
    ])
  })

  test('what was promised for the period stands in one row each, whatever became of it', () => {
    const due = days(-3)
    const body = shown(
      promises,
      [
        item(1, { due, end: { kind: 'verified', at: days(-4) } }),
        item(2, { due, end: { kind: 'unverified', at: days(-2) } }),
        item(3, { due, end: { kind: 'declined', at: days(-4) } }),
        item(4, { due, end: { kind: 'duplicate', at: days(-4) } }),
        item(5, { due }),
        item(6, { due: days(3) }),
      ],
      'reports: { targets: { action-completion: 90% } }',
    )
    expect(rowsOf(body)).toEqual([
      '| Done in time | 1 | #1 |',
      '| Done late | 1 | #2 |',
      '| Declined | 1 | #3 |',
      '| Carried on elsewhere | 1 | #4 |',
      '| Still open | 1 | #5 |',
    ])
    expect(body).toContain('In time: 33 % (1 of 3); target 90 %, ✗ **missed**.')
  })

  test('the oldest are five, and the rest is a search away', () => {
    const many = Array.from({ length: 7 }, (_, at) => item(at + 1, { createdAt: days(-at - 1) }))
    const body = shown(oldest, many)
    expect(rowsOf(body)[0]).toMatch(/^\| \[#7\].* \| nobody \| 7 days \|$/)
    expect(rowsOf(body)).toHaveLength(5)
    expect(body).toMatch(/And \[2 more\]/)
  })
})
