import { expect, test } from 'vitest'
import { figureFiles, figuresPath } from '../../../src/reports/data/files.ts'
import type { Report } from '../../../src/reports/report.ts'
import { month, overdueWeek, quarter } from '../examples.ts'

const told = (report: Report) => {
  const files = figureFiles(report)
  const json = files.find(({ path }) => path === figuresPath(report.kind, report.scope.period.name))
  return { paths: files.map(({ path }) => path), data: JSON.parse(json?.text ?? '') }
}
const metricsIn = (report: Report): readonly string[] =>
  told(report).data.metrics.map(({ metric }: { metric: string }) => metric)

test('of a report its figures are given out twice, with its incidents and what the keys mean', () => {
  const report = month()
  const { paths, data } = told(report)
  const { name } = report.scope.period
  const place = `reports/metrics/${name}`
  const figures = [`${place}.json`, `${place}.csv`, `${place}.incidents.csv`]
  expect(paths).toEqual([...figures, 'reports/schema.json'])
  expect(data).toMatchObject({ version: 1, kind: 'metrics', hashes: report.hashes })
  expect(data.period).toMatchObject({ name, kind: 'month' })
})

test('what a report does not read is no figure of it', () => {
  expect(metricsIn(overdueWeek())).toContain('action-completion')
  expect(metricsIn(overdueWeek())).not.toContain('incidents-declared')
  expect(metricsIn(month())).toContain('incidents-declared')
  expect(metricsIn(month())).not.toContain('action-completion')
  expect(metricsIn(quarter())).toEqual(
    expect.arrayContaining(['action-completion', 'incidents-declared']),
  )
})

test('the same report is the same bytes', () => {
  expect(figureFiles(quarter())).toEqual(figureFiles(quarter()))
})
