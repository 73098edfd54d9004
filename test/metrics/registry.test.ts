import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { TIMES } from '../../src/domain/fact.ts'
import { metrics } from '../../src/metrics/catalogue/registry.generated.ts'

test('every file of the catalogue is a metric, named after its file', () => {
  const files = readdirSync('src/metrics/catalogue').filter((file) => !file.includes('.generated.'))
  expect(metrics.map(({ name }) => `${name}.ts`)).toEqual(files.toSorted())
})

test('no two have one title', () => {
  expect(new Set(metrics.map(({ title }) => title)).size).toBe(metrics.length)
})

describe.each(metrics)('$name', ({ title, summary, points }) => {
  test('has words that a table and a sentence can take', () => {
    expect(title).toMatch(/^[A-Z][^.|\n]{3,40}$/)
    expect(summary).toMatch(/^[A-Z][^\n]{40,}\.$/)
  })

  test('begins before it ends, where it has ends', () => {
    if (points === null) return
    const place = (time: (typeof TIMES)[number]) => TIMES.indexOf(time)
    expect(points.from.length).toBeGreaterThan(0)
    for (const from of points.from) expect(place(from)).toBeLessThan(place(points.to))
  })
})
