import type { Group } from '../../metrics/metric.ts'
import { pie } from './pie.ts'

/** Of fewer the bars of the table say all there is. */
const ENOUGH_ISSUES = 10

/** Groups of issues as parts of a whole; empty where they are few. */
export function pieOf(title: string, groups: readonly Group[]): string {
  const all = groups.reduce((sum, { numbers }) => sum + numbers.length, 0)
  if (all < ENOUGH_ISSUES) return ''
  return pie(
    title,
    groups.map(({ name, numbers }) => ({ name, value: numbers.length })),
  )
}
