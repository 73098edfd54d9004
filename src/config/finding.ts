import { cut } from '../markdown/inert.ts'
import { withoutInvisible } from '../markdown/invisible.ts'
import { redact } from '../markdown/secrets.ts'
import type { Path } from './document.ts'

/** One mistake, before it is known which file it stands in and what holds instead. */
export interface Finding {
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly words: string
  /** The key or value that was probably meant. */
  readonly nearest: string | null
  /** What is left out with it, where that is more than stands at its path. */
  readonly gone?: Path
}

/** A mistake that shows only when several keys are seen together. */
export interface Conflict extends Finding {
  /** What is so all the same; null where the whole key is out of service. */
  readonly holds: string | null
}

const clean = (text: string, longest: number): string =>
  cut(withoutInvisible(redact(text).text).replaceAll(/\s+/g, ' '), longest)

/** Words of the file in quotes: one line, short, without secrets. */
export const echo = (text: string): string => `"${clean(text, 60).replaceAll('"', "'")}"`

/** `severities[0].color`. */
export const where = (path: Path): string =>
  path
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`
      return at === 0 ? clean(step, 60) : `.${clean(step, 60)}`
    })
    .join('')
