/** Markup that is safe to send: everything put into it was escaped, or was markup already. */
export interface Html {
  readonly markup: string
}

export type Content = Html | string | number | null | undefined | false | readonly Content[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** Declares markup as safe. Only for what this folder wrote or cleaned itself. */
export function trusted(markup: string): Html {
  return { markup }
}

function written(content: Content): string {
  if (content === null || content === undefined || content === false) return ''
  if (typeof content === 'string') return escaped(content)
  if (typeof content === 'number') return String(content)
  return 'markup' in content ? content.markup : content.map(written).join('')
}

/** A template whose values are escaped unless they are markup; attributes stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return trusted(String.raw({ raw: parts }, ...values.map(written)))
}
