/** Whether `row` is the line of dashes under `head`, with as many columns: what makes the two a GitHub table. */
export function isDelimiterFor(head: string, row: string): boolean {
  if (!/^[-:| ]+$/.test(row) || !row.includes('-')) return false
  if (!row.includes('|') && !row.includes(':')) return false
  const cells = inner(row).split('|')
  if (!cells.every((cell) => /^:?-+:?$/.test(cell.trim()))) return false
  return cells.length === columns(head)
}

/** Cells of a row: its bare pipes, without those at its ends, and one more. */
function columns(row: string): number {
  return inner(row.replaceAll(/\\./g, '  ')).split('|').length
}

const inner = (row: string): string => row.trim().replace(/^\|/, '').replace(/\|$/, '')
