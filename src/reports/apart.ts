import type { Period } from '../domain/period.ts'
import { excludedIn, numbersOf, openOf } from '../metrics/belonging.ts'
import type { Material } from '../metrics/material.ts'
import type { Report } from './report.ts'

/** What is counted beside the figures and in none of them: what is excluded in the period, and what stands open. */
export const apartOf = (
  { incidents }: Material,
  period: Period,
): Pick<Report, 'excluded' | 'open'> => ({
  excluded: excludedIn(incidents, period),
  open: numbersOf(openOf(incidents, period)),
})
