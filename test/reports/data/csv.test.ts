import { describe, expect, test } from 'vitest'
import { csvOf } from '../../../src/reports/data/csv.ts'
import { incidentsCsv } from '../../../src/reports/data/incidents-csv.ts'
import { rowsOf } from '../../../src/reports/data/rows.ts'
import { rowsCsv } from '../../../src/reports/data/rows-csv.ts'
import { figuresOf } from '../../../src/reports/figures.ts'
import { materialOf, oneCase, scopeOf } from '../../metrics/cases.ts'

const cell = (value: string | number | null) =>
  csvOf(['c'], [[value]]).slice('c\r\n'.length, -'\r\n'.length)

describe('a cell is written as RFC 4180 has it:', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    [' room ', '" room "'],
    ['', ''],
    [null, ''],
    [12, '12'],
    [-0.5, '-0.5'],
  ])('%j as %s', (value, written) => expect(cell(value)).toBe(written))
})

describe('a spreadsheet takes no text for a formula:', () => {
  test.each([
    ["=HYPERLINK('x')", "'=HYPERLINK('x')"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['\uff1d1', "'\uff1d1"],
    ['=1,2', '"\'=1,2"'],
    ['="1"', '"\'=""1"""'],
  ])('%j is written as %s', (value, written) => expect(cell(value)).toBe(written))

  test.each(['1=1', 'a@b', 'well-known', "'quoted'"])('%s stays as it is', (value) => {
    expect(cell(value)).toBe(value)
  })
})

test('incidents come by number with all their times, those that count nowhere among them', () => {
  const cases = [
    oneCase(12, { declared: 1 }, { title: '=cmd()', services: ['checkout', 'search'] }),
    oneCase(2, { started: 0, resolved: 60 }, { excluded: 'drill', severity: 'sev1' }),
  ]
  expect(incidentsCsv(cases).split('\r\n')).toEqual([
    'number,title,severity,category,services,cause,detection,startedAt,detectedAt,declaredAt,acknowledgedAt,mitigatedAt,resolvedAt,excluded',
    '2,Incident 2,sev1,resolved,,,,2026-11-16T00:00:00Z,,,,,2026-11-16T01:00:00Z,drill',
    '12,\'=cmd(),,investigating,"checkout; search",,,,,2026-11-16T00:01:00Z,,,,',
    '',
  ])
})

test('the rows of the JSON are lines of the table, with one more for each group', () => {
  const scope = scopeOf('2026-W47')
  const cases = [
    oneCase(1, { started: 0, detected: 5, declared: 5, resolved: 65 }, { services: ['=shop'] }),
    oneCase(2, { declared: 100, resolved: 200 }, { services: ['=shop'] }),
  ]
  const rows = rowsOf({ scope, figures: figuresOf(materialOf(cases), scope, {}).figures })
  const lines = rowsCsv(rows).split('\r\n')
  expect(lines[0]).toBe(
    'metric,group,n,missing,meanMinutes,medianMinutes,p90Minutes,geomeanMinutes,value,unit,yes,no,about,numbers',
  )
  expect(lines).toContain('time-to-detect,,1,1,5,5,5,5,,,,,incidents,1')
  expect(lines).toContain('time-to-resolve,,2,0,82.5,82.5,96.5,80.62,,,,,incidents,1 2')
  expect(lines).toContain("incidents-by-service,'=shop,2,,,,,,,,,,incidents,1 2")
  expect(lines.filter((line) => line.startsWith('time-to-'))).toHaveLength(5)
  const columns = 14
  for (const line of lines.slice(0, -1)) expect(line.split(',')).toHaveLength(columns)
})
