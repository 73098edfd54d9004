import { TIMES } from '../../domain/fact.ts'
import { iso } from '../../domain/instant.ts'
import type { Case } from '../../metrics/material.ts'
import { csvOf } from './csv.ts'

const COLUMNS = [
  'number',
  'title',
  'severity',
  'category',
  'services',
  'cause',
  'detection',
  ...TIMES.map((time) => `${time}At`),
  'excluded',
] as const

/** The incidents that figures were computed from, those that count in none among them, by number. */
export const incidentsCsv = (incidents: readonly Case[]): string =>
  csvOf(
    COLUMNS,
    incidents
      .toSorted((a, b) => a.number - b.number)
      .map((one) => [
        one.number,
        one.title,
        one.severity,
        one.category,
        one.services.join('; '),
        one.cause,
        one.detection,
        ...TIMES.map((time) => {
          const at = one.times[time]
          return at === null ? null : iso(at)
        }),
        one.excluded,
      ]),
  )
