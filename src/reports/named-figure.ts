import type { Measured } from '../metrics/metric.ts'
import type { Figure, PastFigure, Report } from './report.ts'
import { ordered } from './standard.ts'

/** The figures of these names that there are, in the order of the names. */
export const namedFigures = <F extends Pick<Figure, 'metric'>>(
  figures: readonly F[],
  names: readonly string[],
): readonly F[] => names.flatMap((name) => figures.find(({ metric }) => metric.name === name) ?? [])

/** A figure that was measured in that way; null where there is none. */
export function measuredAs<K extends Measured['kind'], F extends PastFigure>(
  figures: readonly F[],
  name: string,
  kind: K,
): (F & { readonly measured: Measured & { readonly kind: K } }) | null {
  const found = figures.find(({ metric }) => metric.name === name)
  return found?.measured.kind === kind
    ? (found as F & { readonly measured: Measured & { readonly kind: K } })
    : null
}

/** All of them, in the order in which people ask for them. */
export const figuresTold = ({ figures }: Report): readonly Figure[] => ordered(figures)
