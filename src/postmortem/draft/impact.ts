import type { Impact } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import { DAY_MS, type Instant } from '../../domain/instant.ts'
import type { Service } from '../../domain/policy.ts'
import { fileText } from '../../markdown/file-text.ts'
import { durationWords } from '../../markdown/when.ts'
import type { Scene } from './scene.ts'

/** The latest number of each kind: a later word that gives no users does not take back an earlier one. */
export interface Numbers {
  readonly users: number | null
  readonly share: number | null
  readonly money: Impact['money']
}

export function latestNumbers({ impacts }: Incident): Numbers {
  const last = <K extends keyof Numbers>(key: K): Numbers[K] =>
    (impacts.findLast((one) => one[key] !== null)?.[key] ?? null) as Numbers[K]
  return { users: last('users'), share: last('share'), money: last('money') }
}

export const count = (value: number): string => value.toLocaleString('en-US')
export const percent = (share: number): string => `${round(share * 100)} %`
export const moneyWords = ({ amount, currency }: NonNullable<Impact['money']>): string =>
  `${count(amount)} ${currency}`.slice(0, 40)

const round = (value: number): number => Number(value.toPrecision(3))

/** `30 % of the service, 12,000 users, 15,000 USD`, as Markdown. */
export function impactNumbers({ share, users, money }: Impact): string {
  return [
    ...(share === null ? [] : [`${percent(share)} of the service`]),
    ...(users === null ? [] : [`${count(users)} users`]),
    ...(money === null ? [] : [fileText(moneyWords(money))]),
  ].join(', ')
}

/** From when until when people were hurt, once for each time that it was open; an end that is not known is null. */
export function hurt({ earlier, openedAt, times }: Incident, startAt: Instant): readonly Window[] {
  const ends = [
    ...earlier.map((spell) => (spell.mitigated ?? spell.resolved)?.at ?? null),
    (times.mitigated ?? times.resolved)?.at ?? null,
  ]
  const later = [...earlier.slice(1).map((spell) => spell.openedAt), openedAt ?? startAt]
  const starts = earlier.length === 0 ? [startAt] : [startAt, ...later]
  return starts.map((from, at) => {
    const end = ends[at] ?? null
    return { from, to: end === null || end < from ? null : end }
  })
}

export interface Window {
  readonly from: Instant
  readonly to: Instant | null
}

/** How long people were hurt, in milliseconds; null where that is not known. */
export function hurtMs(windows: readonly Window[]): number | null {
  return windows.reduce<number | null>(
    (sum, { from, to }) => (sum === null || to === null ? null : sum + to - from),
    0,
  )
}

const PERIOD_DAYS = 30

/** What a service's promise allows in 30 days, and how much of that this incident took, in a sentence of Markdown. */
export function budgetWords({ name, objective }: Service, at: Scene): string | null {
  if (objective === null) return null
  const promise = `${fileText(name, 60)} promises ${Number((objective * 100).toPrecision(6))} %`
  if (objective >= 1) return `${promise}, which leaves no budget at all.`
  const budget = (1 - objective) * PERIOD_DAYS * DAY_MS
  const allows = `${promise}, which leaves ${durationWords(budget)} in ${PERIOD_DAYS} days.`
  const ms = hurtMs(hurt(at.incident, at.startAt))
  if (ms === null) return `${allows} How much of it went cannot be said before the end is known.`
  const { share } = latestNumbers(at.incident)
  const spent = ms * (share ?? 1)
  const counted =
    share === null
      ? `${durationWords(ms)}, counted as a complete outage since no share is known,`
      : `${durationWords(ms)} with ${percent(share)} of the service affected`
  const formula = 'duration × share affected ÷ ((1 − objective) × 30 days)'
  return `${allows} ${counted} took ${percent(spent / budget)} of it (${formula}).`
}
