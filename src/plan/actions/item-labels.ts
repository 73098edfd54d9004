import { ACTION_ITEM, labels } from '../../config/labels.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Effect } from '../effect.ts'

/**
 * Labels that are not there yet get their colours before they are first used: GitHub makes them grey otherwise. The most
 * used first, and no more than `most`, since each is a request that everything behind it waits for.
 */
export function definitions(
  openings: readonly Effect<'item.open'>[],
  there: readonly string[],
  policy: Policy,
  most: number,
): readonly Effect[] {
  const known = new Set(there.map((name) => name.toLowerCase()))
  const uses = new Map<string, number>()
  for (const name of openings.flatMap(({ labels: names }) => names)) {
    const key = name.toLowerCase()
    uses.set(key, (uses.get(key) ?? 0) + 1)
  }
  const rank = (name: string) => (name === ACTION_ITEM ? Number.MAX_SAFE_INTEGER : used(name))
  const used = (name: string) => uses.get(name.toLowerCase()) ?? 0
  return labels(policy)
    .filter(({ name }) => used(name) > 0 && !known.has(name.toLowerCase()))
    .toSorted((a, b) => rank(b.name) - rank(a.name))
    .slice(0, Math.max(0, most))
    .map((label) => ({ type: 'label.define', ...label, offered: false }))
}
