import type { Period } from '../domain/period.ts'
import { belonging, declaredIn, excludedIn, numbersOf, openOf } from '../metrics/belonging.ts'
import type { Case, Material } from '../metrics/material.ts'
import type { Report } from './report.ts'

/** What is counted beside the figures and in none of them: what is excluded in the period, and what stands open. */
export const apartOf = (
  { incidents }: Material,
  period: Period,
): Pick<Report, 'excluded' | 'open'> => ({
  excluded: excludedIn(incidents, period),
  open: numbersOf(openOf(incidents, period)),
})

/** Every incident that has to do with the period: counted in it, declared in it, excluded from it, or open behind it. */
export function casesOf({ incidents }: Material, period: Period): readonly Case[] {
  const excluded = new Set(Object.values(excludedIn(incidents, period)).flat())
  return [
    ...new Set([
      ...belonging(incidents, period),
      ...declaredIn(incidents, period),
      ...openOf(incidents, period),
      ...incidents.filter(({ number }) => excluded.has(number)),
    ]),
  ]
}
