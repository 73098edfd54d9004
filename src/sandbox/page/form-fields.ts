import { checked, selected } from './acting.ts'
import { fieldName } from './form-body.ts'
import type { Element } from './form-template.ts'
import { type Content, type Html, html } from './html.ts'
import { markdown } from './markdown.ts'
import type { Links } from './markdown-links.ts'

const required = (yes: boolean) => yes && html` required`
const star = (yes: boolean) => yes && html` <span class="must" aria-hidden="true">*</span>`

/** One element of an issue form, with what was answered so far; null before the first answer. */
export function field(element: Element, links: Links, said: readonly string[] | null): Html {
  if (element.type === 'markdown') {
    return html`<div class="markdown hint">${markdown(element.value, links, false)}</div>`
  }
  if (element.type === 'checkboxes') return checkboxes(element, links, said)
  const id = `f-${element.id}`
  const about = `${id}-about`
  const control = controlOf(element, id, about, said)
  return html`<div class="field"><label for="${id}">${element.label}${star(element.required)}</label>
<div id="${about}" class="about markdown">${markdown(element.description, links, false)}</div>${control}</div>`
}

function controlOf(
  element: Element,
  id: string,
  about: string,
  said: readonly string[] | null,
): Content {
  const common = html`id="${id}" name="${fieldName(element)}" aria-describedby="${about}"${required(element.required)}`
  if (element.type === 'dropdown') return dropdown(element, common, said)
  const value = said?.[0] ?? element.value
  if (element.type === 'input') {
    return html`<input ${common} type="text" value="${value}" placeholder="${element.placeholder}" autocomplete="off">`
  }
  const kind = element.render === null ? '' : 'code'
  return html`<textarea ${common} rows="5" class="${kind}" placeholder="${element.placeholder}">
${value}</textarea>`
}

function dropdown(element: Element, common: Html, said: readonly string[] | null): Html {
  const picked = (label: string, index: number) =>
    said === null ? index === element.preselected : said.includes(label)
  const options = element.options.map(
    ({ label }, index) =>
      html`<option value="${label}"${selected(picked(label, index))}>${label}</option>`,
  )
  if (element.multiple) {
    const size = Math.min(8, element.options.length)
    return html`<select ${common} multiple size="${size}">${options}</select>`
  }
  const none = element.required ? 'Select one' : 'None'
  return html`<select ${common}><option value="">${none}</option>${options}</select>`
}

function checkboxes(element: Element, links: Links, said: readonly string[] | null): Html {
  const boxes = element.options.map(
    (option, index) =>
      html`<div class="check"><label><input type="checkbox" name="${fieldName(element)}" value="${index}"${checked(said?.includes(String(index)) === true)}${required(option.required)}> <span class="markdown inline">${markdown(option.label, links, false)}</span>${star(option.required)}</label></div>`,
  )
  return html`<fieldset class="field"><legend>${element.label}</legend>
<div class="about markdown">${markdown(element.description, links, false)}</div>${boxes}</fieldset>`
}
