import type { Action } from '../../../domain/action.ts'
import type { Instant } from '../../../domain/instant.ts'
import { periodAt } from '../../../domain/periods.ts'
import type { Policy } from '../../../domain/policy.ts'
import type { SeenItem } from '../../actions/seen.ts'
import { saidKeys } from '../../due/said.ts'
import { actionOf } from '../action-of.ts'
import { pauseAt } from '../clock.ts'
import { type Stage, stages } from './stages.ts'

/** One of the items that an owner is reminded of in the same week. */
export interface WeekItem {
  readonly number: number
  readonly url: string
  readonly title: string
  readonly action: Action
  /** What it has to say in that week, in order; at least one. */
  readonly stages: readonly [Stage, ...(readonly Stage[])]
}

/** How an item says what it has to say: by itself, for all of its owner's, or not at all since another does. */
export type Voice =
  | { readonly kind: 'alone' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'all'; readonly week: string; readonly items: readonly WeekItem[] }

/** The item that asks, as its own look sees it. */
export interface Asking {
  readonly number: number
  readonly url: string
  readonly action: Action
  readonly createdAt: Instant
  readonly replies: readonly string[]
}

/** `2026-W48`: the ISO week in which the moment lies in that zone. */
export const weekOf = (at: Instant, zone: string): string => periodAt('week', at, zone).name

export const weekKey = (week: string): string => `week.${week}`

/** Of several owners the same one at every look, whatever order GitHub gives them in; null where there is none. */
export const mainOwner = (owners: readonly string[]): string | null =>
  owners.map((login) => login.toLowerCase()).toSorted()[0] ?? null

interface Member extends WeekItem {
  readonly open: boolean
  readonly said: ReadonlySet<string>
  /** It comes too late for its own week and has more to say in this one, which then is all that is heard of it. */
  readonly waits: boolean
}

/**
 * Decides who speaks in the week of `ready`, from what every other item of the owner decides from as well. Who has
 * spoken counts as one of the many but is not told of again. `others`: the owner's items, the closed ones of the week too.
 */
export function voiceOf(
  me: Asking,
  ready: Stage,
  others: readonly SeenItem[],
  policy: Policy,
  now: Instant,
): Voice {
  const week = weekOf(ready.at, policy.zone)
  const owner = mainOwner(me.action.owners)
  const rest = others.filter(({ number }) => number !== me.number)
  const key = weekKey(week)
  if (rest.some(({ replies }) => saidKeys(replies).has(key))) return { kind: 'silent' }
  if (saidKeys(me.replies).has(key)) return { kind: 'silent' }
  const members = [
    memberOf(me, { open: true, week, policy, now }),
    ...rest.map((item) => {
      const action = actionOf(item, policy)
      const mine = mainOwner(action.owners) === owner
      return mine
        ? memberOf(
            { ...item, action },
            { open: item.open && item.locked !== true, week, policy, now },
          )
        : null
    }),
  ].filter((one) => one !== null)
  if (members.length < policy.actions.many) return { kind: 'alone' }
  const untold = members.filter(
    ({ said, stages: own, waits }) => !waits && !own.some((one) => said.has(one.key)),
  )
  const [host] = untold.toSorted(byMoment)
  if (host?.number !== me.number) return { kind: 'silent' }
  return untold.length === 1 ? { kind: 'alone' } : { kind: 'all', week, items: urgent(untold) }
}

const byMoment = (one: WeekItem, other: WeekItem): number =>
  one.stages[0].at - other.stages[0].at || one.number - other.number

/** Null where it has nothing to say in that week, or has something newer to say already. */
function memberOf(
  { number, url, action, createdAt, replies }: Asking,
  at: {
    readonly open: boolean
    readonly week: string
    readonly policy: Policy
    readonly now: Instant
  },
): Member | null {
  const { open, week, policy, now } = at
  const all = open ? stages(action, createdAt, policy) : []
  // A pause that began behind a moment that nobody has kept holds that word back as well.
  const isHeld = ({ at: from }: Stage) => from <= now && pauseAt(action, now) !== null
  const own = all.filter((stage) => weekOf(stage.at, policy.zone) === week && !isHeld(stage))
  const [first, ...more] = own
  if (first === undefined) return null
  const last = more.at(-1) ?? first
  const newer = all.some((stage) => stage.at > last.at && stage.at <= now)
  if (newer) return null
  const present = weekOf(now, policy.zone)
  const waits =
    week !== present &&
    all.some((stage) => stage.at > now && weekOf(stage.at, policy.zone) === present)
  const { title } = action
  const said = saidKeys(replies)
  return { number, url, title, action, stages: [first, ...more], open, said, waits }
}

const RANK: Readonly<Record<string, number>> = { p1: 0, p2: 1, p3: 2, p4: 3 }

/** By priority, then by date. */
const urgent = (items: readonly Member[]): readonly WeekItem[] =>
  items.toSorted(
    (a, b) =>
      (RANK[a.action.priority ?? ''] ?? 4) - (RANK[b.action.priority ?? ''] ?? 4) ||
      (a.action.due ?? 0) - (b.action.due ?? 0) ||
      a.number - b.number,
  )
