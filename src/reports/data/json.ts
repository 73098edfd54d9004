import type { Row } from './rows.ts'

/** The rows as JSON, one a line, so that two versions can be compared by eye. The same rows are the same bytes. */
export const jsonOf = (rows: readonly Row[]): string =>
  rows.length === 0
    ? '[]\n'
    : `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`
