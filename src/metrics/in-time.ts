import { type Instant, MINUTE_MS, plus } from '../domain/instant.ts'

/** Whether it was done by then. What is due on a day is due in its last minute, to the end of it. */
export const isInTime = (at: Instant, due: Instant): boolean => at < plus(due, MINUTE_MS)
