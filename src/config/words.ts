import * as z from 'zod'

/** YAML reads `1` and `5319e7` as numbers; the reader hands them over as they were typed. */
export const TYPED = { type: ['string', 'number'] as unknown as 'string' }

const UNFIT = 'without commas, control characters or spaces around it'

const called = (longest: number, pattern: RegExp, words: string) =>
  z
    .string()
    .max(longest, `a name is at most ${longest} characters long, so that its label fits`)
    .regex(pattern, words)
    .meta(TYPED)

/** What becomes a label or part of one and is typed in commands: GitHub takes 50 characters, prefix included. */
export const name = (longest: number) =>
  called(
    longest,
    /^(?=[^A-Za-z0-9]*[A-Za-z0-9])[^\s\p{C},](?:[^\p{C},]*[^\s\p{C},])?$/u,
    `a name is one line with a letter a-z or a digit in it, ${UNFIT}`,
  )

/** The same for what is compared letter by letter: any alphabet will do. */
export const anyName = (longest: number) =>
  called(
    longest,
    /^[\p{L}\p{N}](?:[^\p{C},]*[^\s\p{C},])?$/u,
    `a name is one line that begins with a letter or a digit, ${UNFIT}`,
  )

/** One line or several that people read. */
export const prose = (longest: number) =>
  z
    .string()
    .max(longest, `the text is at most ${longest} characters long`)
    .regex(
      /^(?:[^\p{Cc}\p{Cf}\p{Cs}]|[\n\t])*$/u,
      'the text holds characters that nobody can see; type it again',
    )
    .meta(TYPED)

export const color = z
  .string()
  .regex(/^#?[0-9a-fA-F]{6}$/, 'a colour is six hex digits, such as b60205')
  .meta(TYPED)

export const login = z
  .string()
  .regex(
    /^@?[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})(?:\[bot\])?$/,
    'a login is what stands in the address of a GitHub profile, such as octocat',
  )
  .meta(TYPED)

/** `@octocat` and `octocat` are the same person. */
export const bare = (text: string): string => text.replace(/^@/, '')

/** GitHub's API takes a colour without the sign. */
export const hex = (text: string): string => text.replace(/^#/, '').toLowerCase()
