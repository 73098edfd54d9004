import type { Instant } from '../domain/instant.ts'
import type { Converged } from '../engine/converge.ts'
import type { Effect } from '../plan/effect.ts'
import type { Entry } from '../plan/entry.ts'
import { journalOf } from '../plan/journal.ts'
import type { Lease, Store } from '../store/store.ts'

/** Of which look it is told. */
export interface Audited {
  readonly lease: Pick<Lease, 'lane'>
  readonly delivery: string
  /** `owner/name#number`. */
  readonly incident: string
}

/**
 * Writes down what a look has decided and done, in codes, keys and logins: what people wrote stays on GitHub. Who died
 * between writing a card and this has told nobody, so a journal is also compared with what was told of it last.
 */
export function audit(store: Store, at: Instant, of: Audited, done: Converged): void {
  const { replayed, item, applied } = done
  const entries = (replayed ?? item)?.entries ?? []
  const name = `audited ${of.lease.lane}`
  const decided = untold(entries, done, store.remembered(name))
  const effects = applied.map(({ effect, result }) => `${effect.type} ${result}`)
  if (decided.length > 0 || applied.length > 0) {
    const acts = decided.map(({ key, by, outcome, problem }) => ({
      ...{ key, by, outcome, problem: problem?.code },
    }))
    const act = JSON.stringify({ decided: acts, effects })
    store.audit({ at, incident: of.incident, delivery: of.delivery, act })
  }
  const last = written(entries, done).at(-1)
  if (last !== undefined) store.remember(name, last.key)
}

/** What stands in the journal now. What could not be written may come behind others there, once it can. */
function written(
  entries: readonly Entry[],
  { seen, effects, applied }: Pick<Converged, 'seen' | 'effects' | 'applied'>,
): readonly Entry[] {
  const wanted = effects.filter(isCard)
  const done = applied.filter(({ effect, result }) => isCard(effect) && result === 'done')
  return wanted.length > 0 && done.length === wanted.length ? entries : inJournal(seen)
}

const isCard = ({ type }: Effect): boolean => type === 'card.create' || type === 'card.update'

const inJournal = (seen: Converged['seen']): readonly Entry[] =>
  seen === null ? [] : journalOf(seen)

/** What no card had when we looked, and what came behind the entry that was told last. New entries always come last. */
function untold(
  entries: readonly Entry[],
  { seen }: Pick<Converged, 'seen'>,
  last: string | null,
): readonly Entry[] {
  const known = new Set(inJournal(seen).map(({ key }) => key))
  const told = last === null ? -1 : entries.findIndex(({ key }) => key === last)
  const isLost = last !== null && told === -1
  return entries.filter(({ key }, place) => !known.has(key) || (!isLost && place > told))
}
