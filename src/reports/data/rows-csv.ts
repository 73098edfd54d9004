import { csvOf } from './csv.ts'
import type { Row, RowGroup } from './rows.ts'

const COLUMNS = [
  'metric',
  'group',
  'n',
  'missing',
  'meanMinutes',
  'medianMinutes',
  'p90Minutes',
  'geomeanMinutes',
  'value',
  'unit',
  'yes',
  'no',
  'about',
  'numbers',
] as const

/** The rows as a table: a line for each metric, and one for each of its groups and of what is told apart. */
export const rowsCsv = (rows: readonly Row[]): string =>
  csvOf(
    COLUMNS,
    rows.flatMap((row) => [
      lineOf(row),
      ...(row.groups ?? []).map((group) => groupLine(row, group)),
      ...Object.entries(row.apart ?? {}).map(([name, numbers]) =>
        groupLine(row, { name, n: numbers.length, value: null, numbers }),
      ),
    ]),
  )

type Line = readonly (string | number | null)[]

function lineOf(row: Row): Line {
  const durations = [row.meanMinutes, row.medianMinutes, row.p90Minutes, row.geomeanMinutes]
  const [about, numbers] = provenBy(row)
  return [
    ...[row.metric, null, row.n, row.missing, ...durations, row.value ?? null, row.unit ?? null],
    ...[row.yes?.length ?? null, row.no?.length ?? null, about, numbers.join(' ')],
  ]
}

const groupLine = (row: Row, { name, n, value, numbers }: RowGroup): Line => [
  ...[row.metric, name, n, null, null, null, null, null, value, row.unit ?? null],
  ...[null, null, provenBy(row)[0], numbers.join(' ')],
]

const provenBy = (row: Row): readonly [string, readonly number[]] => {
  if (row.actions !== undefined) return ['actions', row.actions]
  if (row.deployments !== undefined) return ['deployments', row.deployments]
  return ['incidents', row.incidents]
}
