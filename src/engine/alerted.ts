import { formHeadings } from '../config/form.ts'
import { type Instant, MINUTE_MS } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { botAlert } from '../integrations/bot-issue.ts'
import type { BotAlert } from '../plan/alert/seen.ts'
import type { Told } from '../plan/alert/told.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { World } from './world.ts'

/** An issue with the alert that it is about, and what is to be told there. */
export interface Alerted {
  readonly seen: Snapshot
  readonly told: readonly Told[]
}

/** So long lists may not show another issue of the same alert yet. */
const YOUNG_MS = 10 * MINUTE_MS

/**
 * A bot that config names may have opened an issue for an alert that has an incident already: then this one is its
 * duplicate. What we open ourselves is known before it is opened.
 */
export async function withAlert(
  world: World,
  seen: Snapshot,
  policy: Policy,
  told: readonly Told[],
  now: Instant,
): Promise<Alerted> {
  const alert = seen.alert ?? botAlertIn(world, seen, policy)
  if (alert?.by !== 'bot') return { seen, told }
  const known = { ...seen, alert }
  const isYoung = now - seen.issue.createdAt < YOUNG_MS
  if (!seen.issue.open || (seen.cards.length > 0 && !isYoung)) return { seen: known, told }
  const first = await world.alerts?.oldest(policy, alert.key)
  if (first == null || first >= seen.issue.number) return { seen: known, told }
  return { seen: known, told: [...told, { kind: 'duplicate', of: first, at: now }] }
}

function botAlertIn({ alerts }: World, { issue }: Snapshot, policy: Policy): BotAlert | null {
  const { author, body } = issue
  const bot = policy.alerts.bots.find((one) => one.toLowerCase() === author.login.toLowerCase())
  if (bot === undefined || author.kind !== 'bot' || author.us) return null
  const said = botAlert(bot, body, formHeadings(policy))
  if (said === null || alerts === undefined) return null
  return { by: 'bot', key: alerts.keyOf(said.source, said.key), source: said.source }
}
