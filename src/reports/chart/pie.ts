import { label } from './label.ts'
import { mermaid } from './mermaid.ts'

export interface Slice {
  readonly name: string
  /** More than 0. */
  readonly value: number
}

const MOST = 7

/** Mermaid's own are too pale on white and too dark on black: these can be told apart on both. */
const COLOURS = ['#539bf5', '#57ab5a', '#c69026', '#e5534b', '#986ee2', '#c96198', '#768390']

const LOOK = `%%{init: {"themeVariables": {${COLOURS.map((colour, at) => `"pie${at + 1}": "${colour}"`).join(', ')}}}}%%`

/** Parts of a whole, the largest first; empty for fewer than two, of which a chart says nothing. */
export function pie(title: string, slices: readonly Slice[]): string {
  const some = slices.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value)
  if (some.length < 2) return ''
  const shown = some.length > MOST ? some.slice(0, MOST - 1) : some
  const rest = some.slice(shown.length).reduce((sum, { value }) => sum + value, 0)
  const all = rest > 0 ? [...shown, { name: 'all others', value: rest }] : shown
  return mermaid([
    LOOK,
    'pie showData',
    `  title ${label(title, 60)}`,
    ...all.map(({ name, value }) => `  "${label(name)}" : ${value}`),
  ])
}
