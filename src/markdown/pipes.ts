/** Whether `row` is the line of dashes under `head`, with as many columns: what makes the two a GitHub table. Neither has spaces at its ends. */
export const isDelimiterFor = (head: string, row: string): boolean =>
  isDelimiter(row) && inner(row).split('|').length === columns(head)

/** Whether every cell of the row is dashes, with or without colons. */
export const isDelimiter = (row: string): boolean =>
  /[|:]/.test(row) &&
  inner(row)
    .split('|')
    .every((cell) => /^ *:?-+:? *$/.test(cell))

/** Dashes that some renderers take for a table's, others for a list item, an underline or more of the paragraph. */
export const isDisputed = (head: string, row: string): boolean =>
  !head.includes('|') || !row.includes('|') || /^-\s/.test(row)

/** Cells of a row: its bare pipes, without those at its ends, and one more. */
function columns(row: string): number {
  return inner(row.replaceAll(/\\./g, 'xx')).split('|').length
}

const inner = (row: string): string => row.replace(/^\|/, '').replace(/\|$/, '')
