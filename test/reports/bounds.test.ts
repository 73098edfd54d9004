import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Material } from '../../src/metrics/material.ts'
import { render } from '../../src/reports/render.ts'
import { REPORTS, type ReportKind } from '../../src/reports/report.ts'
import { anyMaterial } from './any-material.ts'
import { reportOf } from './written.ts'

const NOW = '2026-11-23T08:00:00Z'
const TARGETS = 'reports: { targets: { time-to-resolve: 1m, incidents-declared: "0" }'

interface Asked {
  readonly material: Material
  readonly kind: ReportKind
  readonly period: string
}

const anyAsked: fc.Arbitrary<Asked> = fc.record({
  material: anyMaterial,
  kind: fc.constantFrom(...REPORTS),
  period: fc.constantFrom('2026-W47', '2026-11', '2026-Q4', '2026-11-20', 'all'),
})

/** Holds for the report of whatever was asked. */
const always = (check: (asked: Asked) => void): void =>
  fc.assert(fc.property(anyAsked, check), { numRuns: 60 })

const bodyOf = (asked: Asked, config = ''): string =>
  render(reportOf({ ...asked, now: NOW, config }), null).body

/** Without what GitHub shows as it is typed. */
const outsideCode = (body: string): string =>
  body.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '')

const tablesOf = (body: string): readonly (readonly string[])[] =>
  outsideCode(body)
    .split(/\n\n+/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter((rows) => rows.length > 0)

describe('whatever a repository holds', () => {
  test('a report is far shorter than GitHub allows, and says its sentences on top', () => {
    always((asked) => {
      const { title, body } = render(reportOf({ ...asked, now: NOW }), null)
      expect(body.length).toBeLessThanOrEqual(40_000)
      expect(title.length).toBeLessThanOrEqual(256)
      expect(body.split('\n')[0]).toMatch(/\.$/)
    })
  })

  test('nobody is mentioned and no other issue referred to by what people wrote', () => {
    always((asked) => {
      const body = bodyOf(asked, `${TARGETS} }`)
      expect(outsideCode(body)).not.toMatch(/@\w/)
      expect(outsideCode(body)).not.toMatch(/(?:\w#|GH-)\d/)
      expect(body).not.toMatch(/https?:\/\/evil/)
      expect(body).not.toMatch(/<(?!br>|\/?details>|\/?summary>)\w/)
    })
  })

  test('only those are mentioned whom config lets be told', () => {
    const config = `${TARGETS}, tell: [tia], mention: true }`
    always((asked) => {
      const owners = asked.material.actions.flatMap(({ owners: all, team }) => [...all, team ?? ''])
      const mentions = outsideCode(bodyOf(asked, config)).matchAll(/@([\w/-]+)/g)
      for (const [, login = ''] of mentions) expect(['tia', ...owners]).toContain(login)
    })
  })

  test('every row of a table has the columns of its head, which are at most four', () => {
    always((asked) => {
      for (const rows of tablesOf(bodyOf(asked))) {
        const widths = new Set(rows.map((row) => row.split('|').length))
        expect([...widths], rows.join('\n')).toHaveLength(1)
        expect(Math.max(...widths)).toBeLessThanOrEqual(4 + 2)
      }
    })
  })

  test('the order in which it was read changes nothing', () => {
    always((asked) => {
      const { incidents, actions } = asked.material
      const turned = {
        ...asked.material,
        incidents: incidents.toReversed(),
        actions: actions.toReversed(),
      }
      expect(bodyOf({ ...asked, material: turned })).toEqual(bodyOf(asked))
    })
  })
})
