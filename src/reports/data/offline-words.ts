import { cut } from '../../markdown/inert.ts'
import { withoutInvisible } from '../../markdown/invisible.ts'
import { redact } from '../../markdown/secrets.ts'

/** Characters of a value of the file. */
const LONGEST = 60

/** What stands in the file, on one line, short, and without what nobody should see again. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value !== 'string') return String(value)
  return `"${clean(value)}"`
}

/** Words of the file inside a sentence of ours. */
export const clean = (text: string, budget: number = LONGEST): string =>
  cut(withoutInvisible(redact(text.slice(0, 8 * budget)).text).replaceAll('"', "'"), budget)

/** `Entry 3 (number 12), "startedAt"`. */
export function place(entry: number, number: number | null, key: string | null): string {
  const named = number === null ? '' : ` (number ${number})`
  return `Entry ${entry}${named}${key === null ? '' : `, "${clean(key)}"`}`
}
