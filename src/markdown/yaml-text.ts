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
  stringify(value, { nullStr: '', lineWidth: 0, flowCollectionPadding: false }).trimEnd()
