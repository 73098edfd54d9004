import { type Instant, utcDay } from '../../domain/instant.ts'
import { isoTime } from './iso-time.ts'
import { shown } from './offline-words.ts'

/** A value of the file, read; or what is wrong with it and what is taken instead, as a sentence or two. */
export type ReadValue<T> = { readonly value: T } | { readonly wrong: string }

const wrong = (given: unknown, why: string): { readonly wrong: string } => ({
  wrong: `read ${shown(given)}${why}`,
})

export const numberOf = (given: unknown): ReadValue<number> =>
  Number.isSafeInteger(given) && (given as number) > 0
    ? { value: given as number }
    : wrong(given, '. Write the number of the issue, such as 12.')

export const textOf = (given: unknown): ReadValue<string> =>
  typeof given === 'string'
    ? { value: given.trim() }
    : wrong(given, '. Write a text in quotes, or null.')

export const flagOf = (given: unknown): ReadValue<boolean> =>
  typeof given === 'boolean' ? { value: given } : wrong(given, '. Write true or false.')

/** Each once. */
export function namesOf(given: unknown): ReadValue<readonly string[]> {
  const takes = '. Write a list of names, such as ["checkout", "search"].'
  if (!Array.isArray(given)) return wrong(given, takes)
  const strange = given.find((name) => typeof name !== 'string' || name.trim() === '')
  if (strange !== undefined) return wrong(strange, ` in the list${takes}`)
  return { value: [...new Set((given as readonly string[]).map((name) => name.trim()))] }
}

const LIKE = 'such as 2026-11-20T14:05:00Z or 2026-11-20T15:05:00+01:00'

export function momentOf(given: unknown): ReadValue<Instant> {
  const at = typeof given === 'string' ? isoTime(given) : 'no-time'
  switch (at) {
    case 'no-time':
      return wrong(given, `. Write a time in quotes with its zone, ${LIKE}, or null.`)
    case 'no-zone':
      return wrong(
        given,
        `, which does not say in which zone. Write the time with its zone, ${LIKE}.`,
      )
    case 'no-such-time':
      return wrong(
        given,
        `, which is on no calendar or clock. Write a time that there is, ${LIKE}.`,
      )
    default:
      return isOfOurTime(at)
        ? { value: at }
        : wrong(
            given,
            `, when there was no such incident. Write a year from 1970 to 2999, ${LIKE}.`,
          )
  }
}

/** What is told of a month is told of the months before it as well, and calendars end somewhere. */
function isOfOurTime(at: Instant): boolean {
  const day = utcDay(at)
  return day >= '1970' && day < '3000'
}
