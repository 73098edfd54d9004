import { HOUR_MS, type Instant } from '../domain/instant.ts'

/** A fifth of what an installation may ask GitHub in an hour; the rest is for what people do. */
const MOST_AN_HOUR = 1_000

/**
 * Whether it is this incident's turn to be looked at though nothing happened, of so many that are open. As a rule each has
 * one every hour. Of very many each has one every few hours, or nothing would be left of the hour for anything else: what
 * they wait for is kept in the store, and this finds only what was lost with it.
 */
export function isTurn(incident: number, open: number, now: Instant): boolean {
  const rounds = Math.max(1, Math.ceil(open / MOST_AN_HOUR))
  return incident % rounds === Math.floor(now / HOUR_MS) % rounds
}
