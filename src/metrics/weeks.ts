import { DAY_MS } from '../domain/instant.ts'

const WEEK_MS = 7 * DAY_MS

/** Weeks, and parts of them, that a window is long. */
export const weeksIn = ({ from, to }: { readonly from: number; readonly to: number }): number =>
  (to - from) / WEEK_MS
