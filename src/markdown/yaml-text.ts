import { stringify } from 'yaml'

export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue }

/**
 * YAML in which every text comes out as that text, whatever it holds: quoted only where it has to be. A key without a
 * value is left open for somebody to fill in. Ends without a line end.
 */
export const yamlText = (value: Readonly<Record<string, YamlValue>>): string =>
  stringify(value, {
    ...LIKE_PEOPLE,
    ...(beginsBlank(value) ? { blockQuote: false } : {}),
  }).trimEnd()

const LIKE_PEOPLE = { nullStr: '', lineWidth: 0, flowCollectionPadding: false } as const

/** Whether a text in it has a first line of blanks alone, which a block would take for how far it is set in. */
function beginsBlank(value: YamlValue): boolean {
  if (typeof value === 'string') return /^(?:[ \t]*\r?\n|[ \t]+$)/.test(value)
  return value !== null && typeof value === 'object' && Object.values(value).some(beginsBlank)
}
