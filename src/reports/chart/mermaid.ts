/** A chart that GitHub draws. Where nobody draws it, in a mail, the table beside it says the same. */
export const mermaid = (lines: readonly string[]): string =>
  ['```mermaid', ...lines, '```'].join('\n')
