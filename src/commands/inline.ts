import { cut } from '../markdown/inert.ts'
import { withoutInvisible } from '../markdown/invisible.ts'
import { redact } from '../markdown/secrets.ts'

const MAX = 120

/**
 * What a person typed or what they could type, as code on one line: GitHub sees no mention, reference,
 * markup or command in it, and a reader sees where it begins and ends. Without secrets.
 */
export function inline(text: string): string {
  const flat = withoutInvisible(redact(text).text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('`', "'")
    .trim()
  return flat === '' ? '(nothing)' : `\`${cut(flat, MAX)}\``
}
