const WORD = '[draft] '

/** Where GitHub knows no drafts, the title says that a pull request is one. */
export const draftTitle = (title: string): string => `${WORD}${title}`

/** Whether the title says so. Ready it is once somebody takes the word away. */
export const isDraftTitle = (title: string): boolean =>
  title.trimStart().toLowerCase().startsWith(WORD.trimEnd())

/** Stands above what the body says of drafts. */
export const DRAFT_TITLE_NOTE =
  'GitHub knows no draft pull requests in this repository. This is one for as long as its title begins with `[draft]`: take that word away where the text below says *ready for review*.'
