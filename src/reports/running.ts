import type { Report } from './report.ts'

/** Whether the period was not over yet when the report was read: then all of it is told so far. */
export const isRunning = ({
  scope: { period },
  readAt,
}: Pick<Report, 'scope' | 'readAt'>): boolean => period.kind !== 'all' && readAt < period.to
