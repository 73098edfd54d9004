import { readForm } from '../markdown/form.ts'
import { LONGEST } from './alert-of.ts'
import { line, sourceOf } from './texts.ts'

const KEY = ['Key', 'Alert key', 'Dedup key', 'Deduplication key']

/** The form's headings with the one under which a bot writes what makes it the same alert the next time. */
export const withKey = (
  headings: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> => new Map([...headings, ['key', KEY]])

/** Which alert an issue of a bot is about. */
export interface BotAlert {
  readonly source: string
  readonly key: string
}

/** Reads the key out of a body with the form's headings; null where there are none, or no key is among them. */
export function botAlert(
  login: string,
  body: string,
  headings: ReadonlyMap<string, readonly string[]>,
): BotAlert | null {
  const answers = readForm(body, withKey(headings))
  const [first = ''] = (answers?.get('key') ?? '').split('\n', 1)
  const key = line(first, LONGEST.key)
  return key === null ? null : { source: sourceOf(login, 'bot'), key }
}
