/** The last of these that fit into so many characters, in their order; always at least one. */
export function newestFitting(
  rows: readonly (readonly string[])[],
  most: number,
  characters: number,
): number {
  let left = characters
  let count = 0
  for (const row of rows.toReversed()) {
    left -= row.join(' | ').length + 6
    if (count >= most || (left < 0 && count > 0)) break
    count += 1
  }
  return count
}

/** Cut into runs that each fit into so many characters, from the first on, so that full runs stay as they are. */
export function chunks(
  rows: readonly (readonly string[])[],
  characters: number,
): readonly (readonly (readonly string[])[])[] {
  const runs: (readonly string[])[][] = []
  let left = 0
  for (const row of rows) {
    const size = row.join(' | ').length + 6
    if (runs.length === 0 || size > left) {
      runs.push([])
      left = characters
    }
    runs.at(-1)?.push(row)
    left -= size
  }
  return runs
}
