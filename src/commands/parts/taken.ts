import { type ProblemCode, refuse } from '../../domain/problem.ts'
import type { Taken } from '../command.ts'

/** A value that was read, and the text that is left. */
export const taken = <T>(value: T, rest: string): Taken<T> => ({ ok: true, value, rest })

/** A value that could not be read; `fix` is what should stand in its place. */
export const unread = (code: ProblemCode, detail: string, fix: string | null = null) =>
  refuse(code, detail, fix)

/** The first word without the punctuation that people put after it, and what follows it. */
export function firstWord(text: string): { readonly word: string; readonly rest: string } {
  const trimmed = text.trimStart()
  const end = trimmed.search(/\s/)
  const whole = end === -1 ? trimmed : trimmed.slice(0, end)
  const rest = end === -1 ? '' : trimmed.slice(end).trimStart()
  return { word: bare(whole), rest }
}

/** A word without the punctuation at its end. */
export function bare(word: string): string {
  let end = word.length
  while (end > 0 && '.,;:!?'.includes(word.charAt(end - 1))) end -= 1
  return word.slice(0, end)
}

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}
