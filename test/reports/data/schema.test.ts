import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsOf } from '../../../src/reports/data/rows.ts'
import { SCHEMA_TEXT } from '../../../src/reports/data/schema.ts'
import { figuresOf } from '../../../src/reports/figures.ts'
import { anyMaterial } from '../../metrics/any-material.ts'
import { scopeOf } from '../../metrics/cases.ts'

const ajv = new Ajv.default({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(JSON.parse(SCHEMA_TEXT), 'it')

test('whatever happened, its figures are as their schema says, through JSON and back', () => {
  fc.assert(
    fc.property(anyMaterial, fc.constantFrom('2026-W47', 'all'), (material, period) => {
      const scope = scopeOf(period, { objectives: { checkout: 0.999, nobody: 1 } })
      const rows = rowsOf({ scope, figures: figuresOf(material, scope, {}).figures })
      const read: readonly unknown[] = JSON.parse(JSON.stringify(rows))
      expect(read).toEqual(rows)
      expect(ajv.validate('it', read), ajv.errorsText()).toBe(true)
      for (const row of read) {
        expect(ajv.validate('it#/$defs/metric', row), ajv.errorsText()).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})

test('and a row without its count is not', () => {
  expect(ajv.validate('it#/$defs/metric', { metric: 'time-to-detect', missing: 0 })).toBe(false)
})

test('what is printed is an array of them, and of nothing else', () => {
  expect(ajv.validate('it', [{ metric: 'time-to-detect' }])).toBe(false)
  expect(ajv.validate('it', [])).toBe(true)
})
