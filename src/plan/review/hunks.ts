/** Lines of the new version that a change shows, from 1 and inclusive: only there GitHub takes comments. */
export interface Hunk {
  readonly line: number
  readonly endLine: number
}

const HEADER = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,(\d{1,9}))? @@/

/** The parts of the new version that a patch shows. Hunks that hold nothing of it, as after a deletion, are left out. */
export function hunksOf(patch: string): readonly Hunk[] {
  return patch.split('\n').flatMap((line) => {
    const [, start, count = '1'] = HEADER.exec(line) ?? []
    if (start === undefined || count === '0') return []
    return [{ line: Number(start), endLine: Number(start) + Number(count) - 1 }]
  })
}

/** Whether these lines lie in one hunk, as the lines of one comment must. */
export const isShown = (hunks: readonly Hunk[], { line, endLine }: Hunk): boolean =>
  hunks.some((hunk) => hunk.line <= line && endLine <= hunk.endLine)
