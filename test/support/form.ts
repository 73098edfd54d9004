import type { Field } from '../../src/config/form-fields.ts'

/** What somebody put into a form: text, a chosen option, or the boxes that were ticked. */
export type Filled = Readonly<Record<string, string | readonly string[]>>

/** The body of an issue as GitHub writes it from a form: an empty answer is `_No response_`. */
export function renderForm(fields: readonly Field[], filled: Filled): string {
  return fields
    .map((field) => `### ${field.label}\n\n${answer(field, filled[field.id])}`)
    .join('\n\n')
}

function answer({ type, options = [] }: Field, given: Filled[string] | undefined): string {
  if (type === 'checkboxes') {
    return options.map((text) => `- [${given?.includes(text) ? 'X' : ' '}] ${text}`).join('\n')
  }
  return typeof given === 'string' && given.trim() !== '' ? given : '_No response_'
}
