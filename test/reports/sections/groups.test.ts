import { describe, expect, test } from 'vitest'
import type { Case } from '../../../src/metrics/material.ts'
import type { Section } from '../../../src/reports/section.ts'
import { causes } from '../../../src/reports/sections/causes.ts'
import { services } from '../../../src/reports/sections/services.ts'
import { severities } from '../../../src/reports/sections/severities.ts'
import { incident, timed } from '../history.ts'
import { reportOf } from '../written.ts'

const shown = (section: Section, cases: readonly Case[], config = '', period = '2026-W47') =>
  section.render(
    reportOf({
      kind: 'metrics',
      period,
      now: '2026-11-23T08:00:00Z',
      config,
      material: { incidents: cases, actions: [], deployments: null },
    }),
  )

const one = (number: number, said: Partial<Case> = {}) =>
  incident(number, { times: timed('2026-11-18T09:00:00Z', [4, 9, 30, 65]), ...said })

const weekAgo = (number: number, said: Partial<Case> = {}) =>
  one(number, { times: timed('2026-11-11T09:00:00Z', [4, 9, 30, 65]), ...said })

const rowsOf = (body: string): readonly string[] =>
  (body.split('<details>')[0] ?? '').split('\n').filter((line) => line.startsWith('|'))

describe('counts by group', () => {
  test('stand beside those of the period before, with a bar each', () => {
    const cases = [
      one(1, { cause: 'data' }),
      one(2, { cause: 'data' }),
      one(3, { cause: 'capacity' }),
      weekAgo(4, { cause: 'capacity' }),
      weekAgo(5, { cause: 'deployment' }),
    ]
    expect(rowsOf(shown(causes, cases))).toEqual([
      '| Cause | W47 | Before |',
      '| :- | :- | :- |',
      '| data | ████████ **2** | 0 |',
      '| capacity | ████ **1** | 1 |',
      '| deployment | **0** | 1 |',
    ])
  })

  test('of before alone are none of this period', () => {
    expect(shown(causes, [weekAgo(4, { cause: 'capacity' })])).toBe('')
  })

  test('of all there is have nothing before them', () => {
    expect(rowsOf(shown(causes, [one(1, { cause: 'data' })], '', 'all'))).toEqual([
      '| Cause | All |',
      '| :- | :- |',
      '| data | ████████ **1** |',
    ])
  })

  test('are not told where nobody has said anything', () => {
    const cases = [one(1), one(2)]
    expect(shown(causes, cases)).toBe('')
    expect(shown(services, cases)).toBe('')
    expect(shown(severities, cases)).toBe(
      '### How many, and how bad\n\n**2** declared, 0 the week before and 2 in the last 90 days.',
    )
  })

  test('keep the order of severities, whatever their number, and tell the target of all', () => {
    const cases = [
      one(1, { severity: 'sev3' }),
      one(2, { severity: 'sev3' }),
      one(3, { severity: 'sev1' }),
    ]
    const body = shown(severities, cases, 'reports: { targets: { incidents-declared: "2" } }')
    expect(rowsOf(body).slice(2)).toEqual([
      '| sev1 | ████ **1** | 0 |',
      '| sev3 | ████████ **2** | 0 |',
    ])
    expect(body).toContain('Target 2: ✗ **missed**')
  })

  test('are drawn only where there are enough to be worth a picture', () => {
    const few = Array.from({ length: 9 }, (_, at) => one(at, { cause: `cause ${at % 3}` }))
    expect(shown(causes, few)).not.toContain('mermaid')
    expect(shown(causes, [...few, one(10, { cause: 'data' })])).toContain('\npie showData')
  })

  test('are cut where there are very many, and say so', () => {
    const many = Array.from({ length: 40 }, (_, at) => one(at, { services: [`service ${at}`] }))
    const rows = rowsOf(shown(services, many))
    expect(rows).toHaveLength(2 + 12 + 1)
    expect(rows.at(-1)).toMatch(/^\| and \[28 more\]\(https:[^)]+\) \|/)
  })

  test('show names as they were typed, and nothing comes of them', () => {
    const name = 'pay | `ments` @everyone <b>#12</b>'
    const body = shown(services, [one(1, { services: [name] })])
    expect(body).toContain(
      'pay &#124; &#96;ments&#96; @&#8203;everyone &#60;b&#62;#&#8203;12&#60;/b&#62;',
    )
  })
})
