import type { Effect } from '../plan/effect.ts'
import { NO_CLAIMS, type OwnClaim } from './claims.ts'
import type { Note } from './note.ts'
import type { Applied, World } from './world.ts'

/** How far a look has come with the issues that it opens, kept from one of its rounds to the next. */
export interface Creations {
  /** Null before anything is to be opened, and where it is lost or refused. */
  claim: OwnClaim | null
  /** Whether any was sent, whatever became of it. */
  sent: boolean
  /** Whether it is known that we are the one who writes here. */
  isOurs: boolean
  /** Why nothing is opened, or written at all, in this look; null where nothing stands in the way. */
  note: Note | null
}

export const noCreations = (): Creations => ({
  claim: null,
  sent: false,
  isOurs: false,
  note: null,
})

const isOpening = ({ type }: Effect): boolean => type === 'item.open'

/**
 * Sees to it that nobody else opens the issues of this incident's items. True where the claim was taken just now, so that
 * everything has to be read again: what was missing may have been made meanwhile.
 */
export async function claimedAnew(
  { claims = NO_CLAIMS }: World,
  incident: number,
  effects: readonly Effect[],
  creations: Creations,
): Promise<boolean> {
  if (!effects.some(isOpening) || creations.claim !== null || creations.note !== null) return false
  const claim = await claims.take('actions', String(incident))
  if (claim.kind === 'ours') creations.claim = claim
  else if (claim.kind === 'theirs') creations.note = { kind: 'claimed', until: claim.until }
  else creations.note = { kind: 'claim-refused', permission: 'contents: write' }
  return claims !== NO_CLAIMS && claim.kind === 'ours'
}

/** Without what another run makes, or nobody may. */
export function allowedBy(effects: readonly Effect[], { note }: Creations): readonly Effect[] {
  if (note?.kind === 'stands-down') return []
  return note === null ? effects : effects.filter((one) => !isOpening(one))
}

/** So many are opened before it is asked whether they are still ours to open: some seconds' worth. */
const AT_ONCE = 10

/** Applies them, as long as the claim is ours. Whoever has lost it opens nothing more, and looks again later. */
export async function applyClaimed(
  world: World,
  effects: readonly Effect[],
  rank: number,
  creations: Creations,
): Promise<readonly Applied[]> {
  const { claim } = creations
  if (claim === null || !effects.some(isOpening)) return world.apply(effects, rank)
  const applied: Applied[] = []
  for (const part of partsOf(effects)) {
    if (!(await claim.renew())) {
      creations.claim = null
      creations.note = { kind: 'claimed', until: world.now() }
      break
    }
    const done = await world.apply(part, rank)
    applied.push(...done)
    if (done.some(({ effect }) => isOpening(effect))) creations.sent = true
    if (done.length < part.length || done.slice(-1).some(isHalt)) break
  }
  return applied
}

const isHalt = (one: Applied): boolean =>
  one.result === 'stopped' || (one.result === 'failed' && one.refusal !== 'invalid')

/** Each with some openings at its end; the last with whatever comes behind them. */
function partsOf(effects: readonly Effect[]): readonly (readonly Effect[])[] {
  const parts: Effect[][] = [[]]
  let openings = 0
  for (const effect of effects) {
    if (isOpening(effect)) openings += 1
    if (isOpening(effect) && openings > AT_ONCE) {
      parts.push([])
      openings = 1
    }
    parts.at(-1)?.push(effect)
  }
  return parts
}

/**
 * Gives the claim back once a look has found nothing more to open, or has sent nothing. What was cut short keeps it, until
 * GitHub's lists show for sure what was made.
 */
export async function settleCreations(
  { claim, sent, note }: Creations,
  last: readonly Effect[],
): Promise<void> {
  if (claim === null || note !== null || (sent && last.some(isOpening))) return
  await claim.release()
}
