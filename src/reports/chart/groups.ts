import type { Group } from '../../metrics/metric.ts'
import { pie } from './pie.ts'

/** Groups of issues as parts of a whole. */
export const pieOf = (title: string, groups: readonly Group[]): string =>
  pie(
    title,
    groups.map(({ name, numbers, value }) => ({ name, value: value ?? numbers.length })),
  )
