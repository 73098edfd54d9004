import type { Who } from '../plan/actions/owners.ts'
import { NOTHING_TRIED, stepOf, type Tried } from '../plan/actions/tried.ts'
import type { EffectType } from '../plan/effect.ts'
import type { Applied } from './world.ts'

/** What is kept of action items from one round of a look to the next. */
export interface ItemMemory {
  tried: Tried
  /** Who is who in a version of the document, which costs a question for each name; null before anybody has asked. */
  who: { readonly blob: string; readonly who: Who } | null
  /** Whom messages of this look were to call and GitHub did not. */
  unheard: readonly string[]
}

export const noMemory = (): ItemMemory => ({
  tried: NOTHING_TRIED,
  who: null,
  unheard: [],
})

/** Notes what became of the steps of a round. */
export function remember(memory: ItemMemory, applied: readonly Applied[]): void {
  memory.unheard = [...new Set([...memory.unheard, ...applied.flatMap(unheardBy)])]
  const { done, refused } = memory.tried
  memory.tried = {
    done: done.union(stepsOf(applied.filter(isDone))),
    refused: refused.union(stepsOf(applied.filter(isRefused))),
  }
}

/** Whom a message was to call and GitHub did not. */
export const unheardBy = (one: Applied): readonly string[] =>
  one.result === 'done' ? (one.unheard ?? []) : []

const stepsOf = (applied: readonly Applied[]): ReadonlySet<string> =>
  new Set(applied.flatMap(({ effect }) => stepOf(effect) ?? []))

const isDone = ({ result }: Applied): boolean => result === 'done' || result === 'already'
const isRefused = (one: Applied): boolean => one.result === 'failed' && !one.retryable

/** One item of which GitHub takes no issue is no reason to leave the others unlinked. */
const isUntaken = (one: Applied): boolean =>
  one.result === 'failed' && one.effect.type === 'item.open' && one.refusal === 'invalid'

/** What shows only once it is done what is to follow, or to be noted of it. */
const LEADS_ON: ReadonlySet<EffectType> = new Set([
  'item.open',
  'item.nest',
  'item.block',
  'item.date',
  'item.close',
  'links.put',
])

/** Where GitHub refuses them, the links and the list go another way, or it is noted that they go none. */
const GIVE_WAY: ReadonlySet<EffectType> = new Set([
  'item.nest',
  'item.block',
  'item.date',
  'item.close',
  'links.put',
  'index.put',
])

/** The branch on which links are brought by a pull request. */
const BRANCH = /^sitrep\/actions-\d+$/

/** Whether a round of this outcome is followed by another one for the action items. */
export function itemsLeadOn(applied: readonly Applied[]): boolean {
  const ofLinks = ({ effect }: Applied) => 'branch' in effect && BRANCH.test(effect.branch)
  const passes = (one: Applied) =>
    isDone(one) ||
    isUntaken(one) ||
    (isRefused(one) && (GIVE_WAY.has(one.effect.type) || ofLinks(one)))
  const leads = (one: Applied) =>
    LEADS_ON.has(one.effect.type) ||
    ofLinks(one) ||
    (isRefused(one) && GIVE_WAY.has(one.effect.type))
  return applied.every(passes) && applied.some(leads)
}
