/** Something of a stranger's that stands in a line. */
export interface Sighting {
  /** What it is, in words: `e-mail address`. Never the thing itself. */
  readonly what: string
  /** Offsets into the line, `end` exclusive. */
  readonly start: number
  readonly end: number
}

/** Looks for one kind of data in one line. Its patterns are linear or bounded: lines come from strangers. */
export type Shape = (line: string) => readonly Sighting[]

/** Every match of `pattern`, global, that passes. */
export const matches = (
  what: string,
  pattern: RegExp,
  passes: (match: string, line: string, at: number) => boolean,
): Shape => {
  return (line) =>
    [...line.matchAll(pattern)]
      .filter(({ 0: match, index }) => passes(match, line, index))
      .map(({ 0: match, index }) => ({ what, start: index, end: index + match.length }))
}
