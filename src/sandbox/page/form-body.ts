import type { Element, IssueForm } from './form-template.ts'

/** The name under which an element's answer is sent: what people write cannot collide with ours. */
export const fieldName = (element: Element) => `form.${element.id}`

/**
 * The body that GitHub makes of a submitted form: a heading and an answer for each element, in the
 * form's order; elements of the kind `markdown` leave nothing behind.
 */
export function formBody(form: IssueForm, sent: URLSearchParams): string {
  return form.elements
    .filter((element) => element.type !== 'markdown')
    .map((element) => `### ${element.label}\n\n${answer(element, sent.getAll(fieldName(element)))}`)
    .join('\n\n')
}

function answer(element: Element, values: readonly string[]): string {
  if (element.type === 'checkboxes') {
    return element.options
      .map(({ label }, index) => `- [${values.includes(String(index)) ? 'X' : ' '}] ${label}`)
      .join('\n')
  }
  const said = element.type === 'dropdown' ? chosen(element, values) : (values[0] ?? '').trim()
  if (said === '') return '_No response_'
  return element.render === null ? said : `\`\`\`${element.render}\n${said}\n\`\`\``
}

const chosen = (element: Element, values: readonly string[]) =>
  element.options
    .map(({ label }) => label)
    .filter((label) => values.includes(label))
    .join(', ')

/** The labels of the elements that must be answered and were not. */
export function unanswered(form: IssueForm, sent: URLSearchParams): string[] {
  return form.elements.flatMap((element) => {
    const values = sent.getAll(fieldName(element))
    if (element.type === 'checkboxes') {
      return element.options
        .filter(({ required }, index) => required && !values.includes(String(index)))
        .map(({ label }) => label)
    }
    const empty = values.every((value) => value.trim() === '')
    return element.type !== 'markdown' && element.required && empty ? [element.label] : []
  })
}
