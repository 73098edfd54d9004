import type { Measured } from '../metrics/metric.ts'
import type { Figure, Report } from './report.ts'
import { ordered } from './standard.ts'

/** The figures of these names that there are, in the order of the names. */
export const namedFigures = (
  figures: readonly Figure[],
  names: readonly string[],
): readonly Figure[] =>
  names.flatMap((name) => figures.find(({ metric }) => metric.name === name) ?? [])

/** A figure that was measured in that way; null where there is none. */
export function measuredAs<K extends Measured['kind']>(
  figures: readonly Figure[],
  name: string,
  kind: K,
): (Figure & { readonly measured: Measured & { readonly kind: K } }) | null {
  const found = figures.find(({ metric }) => metric.name === name)
  return found?.measured.kind === kind
    ? (found as Figure & { readonly measured: Measured & { readonly kind: K } })
    : null
}

/** All of them, in the order in which people ask for them. */
export const figuresTold = ({ figures }: Report): readonly Figure[] => ordered(figures)
