import { label } from './label.ts'
import { mermaid } from './mermaid.ts'

export interface Course {
  readonly title: string
  /** What the height means: `hours`. */
  readonly unit: string
  /** One after the other; null where there is no number, which is no zero. */
  readonly points: readonly { readonly name: string; readonly value: number | null }[]
}

/** Bars one after the other; empty where fewer than two stand above nothing. What has no number is left out, as the table says. */
export function overTime({ title, unit, points }: Course): string {
  const known = points.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]))
  if (known.filter(({ value }) => value > 0).length < 2) return ''
  const top = Math.max(...known.map(({ value }) => value))
  return mermaid([
    LOOK,
    'xychart-beta',
    `  title "${label(title, 60)}"`,
    `  x-axis [${known.map(({ name }) => `"${label(name, 20)}"`).join(', ')}]`,
    `  y-axis "${label(unit, 30)}" 0 --> ${roundUp(top)}`,
    `  bar [${known.map(({ value }) => rounded(value)).join(', ')}]`,
  ])
}

/**
 * Mermaid's own bars are so pale that they cannot be seen on a phone: this blue can, on white and on black. And its chart is
 * so wide that a phone makes its words too small to read.
 */
const LOOK =
  '%%{init: {"xyChart": {"width": 520, "height": 300}, "themeVariables": {"xyChart": {"plotColorPalette": "#2f81f7"}}}}%%'

const rounded = (value: number): number => Number(value.toFixed(2))

/** A little room above the highest bar, and never an axis of no height. */
const roundUp = (value: number): number => Math.max(1, Math.ceil(value * 1.1))
