/** Markdown of ours in the data of a template: it goes into the document as it is, all other text is escaped. */
export interface Markdown {
  readonly markdown: string
}

export const markdown = (text: string): Markdown => ({ markdown: text })

/** What a template may be given. Null is shown as nothing and counts as false. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Markdown
  | readonly Value[]
  | { readonly [name: string]: Value }

/** The data as Liquid takes it, and which of its texts are Markdown. */
export interface Unwrapped {
  readonly data: Readonly<Record<string, unknown>>
  readonly safe: ReadonlySet<string>
}

export function unwrapped(values: Readonly<Record<string, Value>>): Unwrapped {
  const safe = new Set<string>()
  const bare = (value: Value): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (isList(value)) return value.map(bare)
    if (isMarkdown(value)) {
      safe.add(value.markdown)
      return value.markdown
    }
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bare(one)]))
  }
  const data = Object.fromEntries(Object.entries(values).map(([name, one]) => [name, bare(one)]))
  return { data, safe }
}

const isList = (value: object): value is readonly Value[] => Array.isArray(value)
const isMarkdown = (value: object): value is Markdown =>
  'markdown' in value && typeof value.markdown === 'string'
